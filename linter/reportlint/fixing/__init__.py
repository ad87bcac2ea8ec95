"""Fixing: the edits that rules hand over, made in the files of a run."""
