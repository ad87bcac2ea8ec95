"""The page for those who have no terminal: files are dropped on it, results are taken from it."""
