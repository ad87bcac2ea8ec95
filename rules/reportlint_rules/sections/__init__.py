"""Family S: the six sections."""
