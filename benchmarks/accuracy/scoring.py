"""Compares what is said with what is owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy.kinds import Owed
from reportlint.plugin import Language, Reported, Severity


@dataclass
class Score:
    """Counts of findings: owed and said, owed, said at warning or above, and what of these was owed."""

    owed: int = 0
    found: int = 0
    placed: int = 0
    said: int = 0
    right: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.owed + other.owed,
            self.found + other.found,
            self.placed + other.placed,
            self.said + other.said,
            self.right + other.right,
        )

    @property
    def recall(self) -> float:
        """The share of what is owed that is said."""
        return _share(self.found, self.owed)

    @property
    def precision(self) -> float:
        """The share of what is said at warning or above that is owed."""
        return _share(self.right, self.said)

    @property
    def places(self) -> float:
        """The share of what is found that is found at its place."""
        return _share(self.placed, self.found)


@dataclass
class Comparison:
    """A report's findings against what it owes: what is missing, too much, or at another place."""

    by_code: dict[str, Score]
    missing: list[Owed] = field(default_factory=list)
    spare: list[Reported] = field(default_factory=list)
    misplaced: list[tuple[Owed, Reported]] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        """Whether all that is owed is said, at its place, and nothing else."""
        return not (self.missing or self.spare or self.misplaced)


def compare(
    owed: Sequence[Owed],
    findings: Sequence[Reported],
    *,
    from_severity: Severity = Severity.WARNING,
) -> Comparison:
    """Compare; a finding pays for one that is owed, best at the same place.

    What is said counts `from_severity` on: what is merely of note may be said without being owed.
    """
    left = list(findings)
    result = Comparison({})
    scores: Counter[tuple[str, str]] = Counter()
    for debt in sorted(owed, key=lambda each: not any(_is_at(each, said) for said in findings)):
        scores[debt.code, "owed"] += 1
        alike = [said for said in left if said.code == debt.code]
        paying = next((said for said in alike if _is_at(debt, said)), alike[0] if alike else None)
        if paying is None:
            result.missing.append(debt)
            continue
        left.remove(paying)
        scores[debt.code, "found"] += 1
        if paying.severity >= from_severity:
            scores[debt.code, "said"] += 1
            scores[debt.code, "right"] += 1
        if _is_at(debt, paying):
            scores[debt.code, "placed"] += 1
        else:
            result.misplaced.append((debt, paying))
    result.spare = left
    for said in left:
        if said.severity >= from_severity:
            scores[said.code, "said"] += 1
    result.by_code = {
        code: Score(*(scores[code, each] for each in ("owed", "found", "placed", "said", "right")))
        for code in sorted({code for code, _ in scores})
    }
    return result


def _is_at(debt: Owed, said: Reported) -> bool:
    is_there = said.code == debt.code and said.words.zh.startswith(debt.place)
    return is_there and debt.names in said.message(Language.ZH)


def shown(said: Reported) -> str:
    """Say a finding in a line."""
    return f"{said.code} {said.words.zh}: {said.message(Language.ZH)}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
