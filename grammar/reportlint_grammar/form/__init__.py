"""The facts of the form and its wordings, as `editions/` has them."""
