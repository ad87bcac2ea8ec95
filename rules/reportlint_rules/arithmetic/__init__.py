"""Family A: the sums that the form owes."""
