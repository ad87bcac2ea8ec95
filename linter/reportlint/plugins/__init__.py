"""Loading plugins, and blaming them for what they raise."""
