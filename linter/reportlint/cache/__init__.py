"""What is kept between runs: the outcome of each file, so that one unchanged is not checked again.

It costs speed at worst: whatever is wrong with it, the files are checked as if it were not there.
"""
