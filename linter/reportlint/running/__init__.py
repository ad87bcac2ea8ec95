"""Running over many files: in which process, how long, and what became of each."""
