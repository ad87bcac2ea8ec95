"""Family H: headings and what is numbered."""
