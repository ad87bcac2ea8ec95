"""How lines of text stand on the screen."""

INDENT = "  "
"""Before what belongs to the line above."""
