"""Rules that are declared in files: no code, but what is to hold, or to be said, in the form's terms."""
