"""Marks findings in a copy of a report, in the ways in which people remark on files of its kind."""
