"""`--format notice`: a letter to each office, of what is wrong in its report and what is to be done."""
