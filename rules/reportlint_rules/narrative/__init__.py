"""Family N: what the text says, held against the tables."""
