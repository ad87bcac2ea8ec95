"""Figures, and the sums that they owe."""
