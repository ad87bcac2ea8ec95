"""Words by which a report says nothing of its office: a template's, words for nothing, those of form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.spelling import any_of
from reportlint_grammar.form.wording import key

_LONGEST_REMARK = 60
"""So many characters of a remark may stand before or behind the words that tell of one."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]++")
_ENDS = re.compile(r"[。！？!?；;\n]")
_CLAUSE = re.compile(r"[^：:，,、]++")
_QUOTED = re.compile(r"[“《][^”》]{0,200}[”》]")
_DIGIT = re.compile(r"\d")
_NOT_COUNTED = re.compile(
    r"《[^》]{0,200}》|[（(〔\[][^）)〕\]]{0,200}[）)〕\]]|\d{2,4}\s?年|\d{1,2}\s?[月日]|\d{1,4}\s?号"
    r"|\d{3,4}-\d{5,8}|\d{5,11}"
)
"""Figures in titles, in brackets, in dates, in numbers of papers and of telephones: none counts what was
done."""


class Remnant(NamedTuple):
    """What of a template is left in a text, and its place there.

    A remark says what is to be written; for another, `sign` stands where something is to be filled in.
    """

    first: int
    last: int
    sign: str = ""


@dataclass(frozen=True, slots=True)
class EmptyWords:
    """The words, as patterns."""

    remark: re.Pattern[str]
    whole_remark: re.Pattern[str]
    placeholder: re.Pattern[str]
    signs: tuple[str, ...]
    cases: re.Pattern[str]
    nothing: frozenset[str]
    dashes: str
    leading_on: str
    formal: tuple[tuple[str, ...], ...]
    formal_sign: re.Pattern[str]
    """A word without which no sentence is of form: most have none."""

    def remnants(self, text: str) -> Iterator[Remnant]:
        """Give what of a template is left in a text: its remarks, then signs for what is missing.

        Signs in quotations, and where a case is told, keep somebody's name back.
        """
        if self.is_remark(text):
            yield Remnant(0, len(text))
            return
        for remark in self.remark.finditer(text):
            yield Remnant(*remark.span())
        found = list(self.placeholder.finditer(text))
        quoted = [quotation.span() for quotation in _QUOTED.finditer(text)] if found else []
        for match in found:
            is_quoted = any(first < match.start() < last for first, last in quoted)
            if not (match["named"] and (is_quoted or self._is_of_case(match))):
                last = match[0][-1]
                yield Remnant(*match.span(), next(kind[0] for kind in self.signs if last in kind))

    def is_remark(self, text: str) -> bool:
        """Say whether a text is nothing but a remark of the form's, in brackets or not."""
        return self.whole_remark.fullmatch(text.strip()) is not None

    def _is_of_case(self, name: re.Match[str]) -> bool:
        """Say whether the sentence in which a name is kept back tells of a case."""
        text = name.string
        before = _ENDS.split(text[: name.start()])[-1]
        behind = _ENDS.split(text[name.end() :], maxsplit=1)[0]
        return self.cases.search(before + behind) is not None

    def says_nothing(self, text: str, headings: Iterable[str]) -> bool:
        """Say whether a text only says that there is nothing, is of form, or repeats a heading."""
        if text.strip() and not text.strip(f"{self.dashes}\n "):
            return True
        known = [key(heading) for heading in headings]
        sentences = [sentence for sentence in _SENTENCE.findall(text) if key(sentence)]
        said = [clause for sentence in sentences for clause in self._own(sentence)]
        if any(clause not in self.nothing and not _is_of(clause, known) for clause in said):
            return False
        return any(clause in self.nothing or clause in known for clause in said) or (
            bool(sentences) and not said
        )

    def is_formal(self, sentence: str) -> bool:
        """Say whether a sentence says what the report is, how it came to be or where to ask."""
        return self.formal_sign.search(sentence) is not None and any(
            all(word in sentence for word in words) for words in self.formal
        )

    def _own(self, sentence: str) -> Sequence[str]:
        """Give what the clauses of a sentence say; nothing of one that is of form, or leads on at its end."""
        if self.is_formal(sentence) and not _DIGIT.search(_NOT_COUNTED.sub("", sentence)):
            return ()
        said = [own for clause in _CLAUSE.findall(sentence) if (own := key(clause))]
        return said[:-1] if said and said[-1].endswith(self.leading_on) else said


@cache
def empty_words(file: Path = FOLDER / "empty_words.yaml") -> EmptyWords:
    """Read the words; raises ConfigurationError."""
    facts = fact_files.read(file).fields(
        ["remarks", "placeholders", "nothing", "dashes", "leading_on", "formal"]
    )
    remarks = facts["remarks"].fields(["begin", "within", "asking", "whole"])
    begin, within = any_of(remarks["begin"].words()), any_of(remarks["within"].words())
    asking, whole = any_of(remarks["asking"].words()), any_of(remarks["whole"].words())
    about = rf"[^（）()【】\n]{{0,{_LONGEST_REMARK}}}"
    placeholders = facts["placeholders"].fields(
        ["signs", "name", "counted", "named", "labels", "others", "cases"]
    )
    kinds = [kind.fields(["signs", "from"]) for kind in placeholders["signs"].items()]
    runs = [f"[{re.escape(kind['signs'].text())}]{{{kind['from'].whole()},40}}+" for kind in kinds]
    run, name = "|".join(runs), re.escape(placeholders["name"].text())
    counted, named = any_of(placeholders["counted"].words()), any_of(placeholders["named"].words())
    behind = "|".join(f"(?<={label}[：:])" for label in placeholders["labels"].words())
    signs = "".join(re.escape(kind["signs"].text()) for kind in kinds)
    others = "|".join(word for item in placeholders["others"].words() for word in item.split("/"))
    formal = tuple(words.words() for words in facts["formal"].items())
    return EmptyWords(
        remark=re.compile(
            rf"[（(【](?:{begin}{about}|{about}?(?:{within}|{asking}){about}|{whole})[）)】]"
        ),
        whole_remark=re.compile(
            rf"[（(【]?(?:{begin}|{begin}[，,。：:]{about})[）)】]?|[（(【]{about}?{within}{about}[）)】]"
        ),
        placeholder=re.compile(
            rf"(?<![0-9A-Za-z{signs}])(?:(?:20)?(?:{run})(?=\s?(?!{others}){counted})|{name}(?=年)"
            rf"|(?:{run}|{name})(?=(?!{others})(?P<named>{named}))"
            rf"|(?:{behind})(?:{run})(?![0-9A-Za-z@]))"
        ),
        signs=(*(kind["signs"].text() for kind in kinds), placeholders["name"].text()),
        cases=re.compile(any_of(placeholders["cases"].words())),
        nothing=frozenset(map(key, facts["nothing"].words())),
        dashes=facts["dashes"].text(),
        leading_on=facts["leading_on"].text(),
        formal=formal,
        formal_sign=re.compile(any_of({max(words, key=len) for words in formal})),
    )


def _is_of(clause: str, headings: Sequence[str]) -> bool:
    """Say whether a clause is one of some headings, or a part of one."""
    return any(clause in heading for heading in headings)
