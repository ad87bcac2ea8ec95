"""Measures the linter against its budgets; `python -m benchmarks` prints the table."""
