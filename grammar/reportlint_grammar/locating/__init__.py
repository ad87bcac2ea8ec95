"""Which figures are wrong where sums do not hold: the fewest and likeliest whose change makes all hold."""
