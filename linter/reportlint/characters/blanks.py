"""Blank characters: what an eye passes over at the ends of a text."""

SPACES = "\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
"""Spaces of every width, but for the common one."""

MARKUP_BLANK = " \t\n\r\f\v\u00a0\u3000\u200b\ufeff"
"""Blank around a text of a web page or of Word. Rarer spaces are left to cleaning."""

TYPED_BLANK = " \t\0\u200b\ufeff" + SPACES
"""Blank around a typed text. What ends a line is not in it: a line has none."""
