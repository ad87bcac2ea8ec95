"""What a text says itself, without what it quotes or cites."""

from __future__ import annotations

import re

_QUOTED = re.compile(
    r"《[^《》]{0,200}》|〈[^〈〉]{0,200}〉|“[^“”]{0,200}”|「[^「」]{0,200}」|\"[^\"]{0,200}\""
)


def unquoted(text: str) -> str:
    """Give a text with a sign for every character that it quotes, so that places stay."""
    return _QUOTED.sub(lambda quoted: "＊" * len(quoted[0]), text)
