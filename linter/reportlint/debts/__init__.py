"""Old debts: findings that are known, by a baseline or a suppression, and do not count.

What is kept between runs knows nothing of them: states are given when a file is done, from the
baseline, the comments in the file and what lies beside it, as they are now.
"""
