"""The grammar of the form, and the cheapest reading of what departs from it."""
