"""Honest reports that share what everybody writes, and reports that were copied."""
