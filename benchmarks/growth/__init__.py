"""How time grows with what a report is made of: for every kind of line, cell, tag and mark."""
