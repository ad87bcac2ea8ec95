"""What users are told: the two languages, and how errors and suggestions are put in them."""
