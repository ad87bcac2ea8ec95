"""Family C: clean text."""
