"""`--format html`: one page that needs nothing else, of all offices and each office's tables."""
