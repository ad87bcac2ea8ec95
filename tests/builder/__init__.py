"""Builds reports for tests: a truth (what an office has to report), put into any surface."""
