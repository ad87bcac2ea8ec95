"""What a report is made of: prose, tables, places."""
