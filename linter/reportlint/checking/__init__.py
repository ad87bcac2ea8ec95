"""Checking one file, and comparing all reports of a run."""
