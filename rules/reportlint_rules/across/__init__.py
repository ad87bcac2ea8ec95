"""Family X: reports held against those of other years and other offices."""
