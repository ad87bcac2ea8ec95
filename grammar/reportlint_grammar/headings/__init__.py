"""What may be a title or the heading of a section, line by line."""
