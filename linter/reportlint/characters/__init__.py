"""What is known of characters, whatever text they stand in."""
