"""Family D: whose report it is, and for which time."""
