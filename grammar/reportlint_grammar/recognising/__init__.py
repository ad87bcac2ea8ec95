"""Whether a text is a report at all."""
