"""Family F: the statement on the information-processing fee."""
