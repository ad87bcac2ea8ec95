"""How much a cell of a table says, in whatever file: beyond that, it is there for the layout."""

LONGEST_LABEL = 60
"""No label of a form is longer: a longer text behind a tab is an indented paragraph, one that has
its row for itself is a paragraph, and several paragraphs in a cell are a part of the page.
"""

LONGEST_CELL = 120
"""The same of web pages and of print, where a cell may have a remark in it as well."""
