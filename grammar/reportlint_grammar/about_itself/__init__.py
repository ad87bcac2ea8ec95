"""What a report says of itself: whose it is, for which time, by which notice, of which parts."""
