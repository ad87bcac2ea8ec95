"""Words of which any office may make its sentences on this work, and which clauses have little besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.spelling import trie

_MOST_OTHERS = 0.2
"""The part of a clause that other words may be: of 一级抓一级地抓落实 they tell nothing."""
_MOST_OTHERS_OF_SENTENCE = 0.25
_MOST_OTHERS_WITHIN = 0.45
"""The same of a whole sentence, and of a clause in such a sentence: stock is not all in one list."""


@dataclass(frozen=True, slots=True)
class StockWords:
    """The words, as a pattern, and what is no word: signs, figures, characters that bind words."""

    words: re.Pattern[str]
    wordless: re.Pattern[str]

    def telling(self, sentence: Sequence[str]) -> Sequence[bool]:
        """Say of each clause of a sentence whether it tells what not any office might have written."""
        counts = [self._count(clause) for clause in sentence]
        others = sum(count[0] for count in counts)
        is_stock = others <= _MOST_OTHERS_OF_SENTENCE * sum(map(sum, counts))
        most = _MOST_OTHERS_WITHIN if is_stock else _MOST_OTHERS
        return [others > most * (others + stock) for others, stock in counts]

    def _count(self, clause: str) -> tuple[int, int]:
        """Count the characters of other words in a clause, and those of stock words."""
        rest = self.words.sub("", clause)
        return len(self.wordless.sub("", rest)), len(clause) - len(rest)


@cache
def stock_words(file: Path = FOLDER / "stock_words.yaml") -> StockWords:
    """Read the words; raises ConfigurationError."""
    facts = fact_files.read(file).fields(["binding", "acts", "manners", "things"])
    binding = re.escape(facts["binding"].text())
    lines = [line for kind in ("acts", "manners", "things") for line in facts[kind].words()]
    words = sorted({word for line in lines for word in line.split("/")})
    return StockWords(
        re.compile(trie(words)), re.compile(rf"(?:[{binding}]|[^\u3400-\u9fffA-Za-z])+")
    )
