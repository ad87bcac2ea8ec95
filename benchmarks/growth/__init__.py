"""How time and memory grow with the input, for every kind of piece: `python -m benchmarks.growth`.

Each module beside this one gives `KINDS`: how to make a file of each kind, as long as one likes.
"""
