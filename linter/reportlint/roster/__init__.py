"""A list of the offices that owe a report, and who of them has handed one in."""
