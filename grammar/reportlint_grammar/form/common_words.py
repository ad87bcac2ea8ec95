"""Words that are no office's own: what offices call themselves, and what stands in every report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.spelling import any_of, trie

MASKED_NAME = "\ue000"
"""What stands for each character of an office's name where it is masked."""
_NUMERALS = "〇零一二两三四五六七八九十百千万"


@dataclass(frozen=True, slots=True)
class CommonWords:
    """The words, as one pattern in which each stands in a group of its kind.

    `everywhere` is what every report has, `own` what an office calls itself, as are its names once they
    are masked, `figure` a number or a year; what is `silent` says nothing: punctuation and spaces.
    """

    pattern: re.Pattern[str]


@cache
def common_words(file: Path = FOLDER / "common_words.yaml") -> CommonWords:
    """Read the words; raises ConfigurationError."""
    facts = fact_files.read(file).fields(["selves", "counted", "everywhere"])
    selves = facts["selves"].fields(["begin", "ends"])
    ends = [word for line in selves["ends"].words() for word in line.split("/")]
    counted = any_of(facts["counted"].words())
    own = rf"{MASKED_NAME}{{1,60}}|{any_of(selves['begin'].words())}{any_of(ends)}"
    figure = (
        rf"\d[\d.,，]{{0,20}}(?<=\d)[%％‰]?|[{_NUMERALS}]{{1,12}}(?={counted})"
        r"|[二〇○零][〇○零一二三四五六七八九]{3}(?=年)"
    )
    everywhere = trie(sorted(facts["everywhere"].words()))
    return CommonWords(
        re.compile(
            rf"(?P<everywhere>{everywhere})|(?P<own>{own})|(?P<figure>{figure})"
            r"|(?P<silent>[^\w\ue000]{1,40}|_{1,40})"
        )
    )
