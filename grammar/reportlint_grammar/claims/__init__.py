"""What a report says in words, as values."""
