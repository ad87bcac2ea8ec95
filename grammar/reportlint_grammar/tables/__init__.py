"""What the cells and rows of a table say, however it was typed."""
