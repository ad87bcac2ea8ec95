"""Why a file is not read and what can be done about it, and what is doubtful of one that is."""
