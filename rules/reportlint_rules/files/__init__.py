"""Family E: the file itself."""
