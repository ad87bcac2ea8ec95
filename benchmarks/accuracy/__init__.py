"""What the linter finds of what is wrong, and what it finds that is not: `python -m benchmarks.accuracy`.

The reports are invented, in layouts and wordings of their own: of the form they take its labels and
its sums, and nothing of the tests.
"""
