"""Reports for two years, side by side: what has changed, what has not come out, what is said again.

outcomes of both → pairs by office → comparisons → text, page or workbook
"""
