"""Family N: what the text says, against the tables and against itself."""
