"""Ten years of thirty offices that there are not, with faults that only several reports show."""
