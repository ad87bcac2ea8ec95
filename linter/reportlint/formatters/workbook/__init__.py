"""`--format xlsx`: a workbook to work through and to send on, with all findings and all figures."""
