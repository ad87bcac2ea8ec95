"""Family T: the three tables and their figures."""
