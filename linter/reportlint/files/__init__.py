"""Bytes: of files and of members of archives, no more of them than a report can have."""
