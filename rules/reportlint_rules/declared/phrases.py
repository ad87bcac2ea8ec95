"""Wordings that a report has to have, or must not have, somewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportlint.model.finding import Bilingual, Finding
from reportlint_grammar.report import Report
from reportlint_rules.declared.whereabouts import Where
from reportlint_rules.declared.wording import Wording
from reportlint_rules.report_rule import ReportRule


@dataclass(frozen=True, slots=True)
class Required:
    """One of some wordings has to be there; what is not there at all owes none."""

    where: Where
    wordings: tuple[Wording, ...]

    def findings(self, rule: ReportRule, report: Report) -> Iterator[Finding]:
        """Yield a finding if none of them is there."""
        holder = self.where.holder(report)
        if holder is None:
            return
        texts = [piece.text for piece in self.where.pieces(report)]
        if not any(_is_in(wording, text) for wording in self.wordings for text in texts):
            written = [wording.written for wording in self.wordings]
            only = written[0] if len(written) == 1 and self.wordings[0].is_literal else None
            yield rule.finding(holder, expected=only, wordings=_any_of(written))


@dataclass(frozen=True, slots=True)
class Forbidden:
    """None of some wordings may be there."""

    where: Where
    wordings: tuple[Wording, ...]

    def findings(self, rule: ReportRule, report: Report) -> Iterator[Finding]:
        """Yield a finding wherever one of them is, the first of those that overlap."""
        for piece in self.where.pieces(report):
            found = sorted(place for each in self.wordings for place in each.found(piece.text))
            end = 0
            for first, last in found:
                if first >= end:
                    end = last
                    actual = piece.text[first:last]
                    yield rule.finding(piece.at, span=piece.span(first, last), actual=actual)


def _any_of(wordings: Sequence[str]) -> Bilingual:
    *others, last = wordings
    if not others:
        return Bilingual(last, last)
    return Bilingual(f"{'、'.join(others)}或{last}", f"{', '.join(others)} or {last}")


def _is_in(wording: Wording, text: str) -> bool:
    return next(wording.found(text), None) is not None
