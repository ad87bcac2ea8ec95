"""A page that draws the text of a report, with what was found marked in it and noted beside it."""
