"""Mends a report: makes the fixes that its findings have, and checks it again.

What is not better afterwards, in every respect, is left as it was.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reportlint.checking.reported_findings import by_rule
from reportlint.fixing.edits import chosen
from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.model.document import Span, Unwritable, spliced
from reportlint.model.fix import Safety
from reportlint.model.outcome import Failure

if TYPE_CHECKING:
    from reportlint.checking.session import Session
    from reportlint.debts.settling import Debts
    from reportlint.discovery.target import Target
    from reportlint.model.document import Manuscript
    from reportlint.model.outcome import Outcome
    from reportlint.model.reported import Reported

MOST_ROUNDS = 10
"""So often is a report looked at again; fixes stand in each other's way once or twice, if at all."""


MOST_TRIES = 64
"""So often is a report checked to find out which of its fixes make something worse."""

MOST_NAMED = 5
"""So many findings are named that were not fixed for the same reason."""


class Mended(NamedTuple):
    """A file before and after: its bytes, and what it says."""

    path: str
    bytes_before: bytes
    bytes_after: bytes
    text_before: str
    text_after: str


class Unmended(Exception):
    """A file is left as it was, for a reason that its user is told."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


class Unsaved(Exception):
    """A mended file cannot be written, and is left as it was: a run in which that is so has failed."""

    def __init__(self, said: Bilingual) -> None:
        super().__init__(said.en)
        self.said = said


class Mending(NamedTuple):
    """How the reports of a run are to be mended, and what becomes of those that are.

    `put` takes each that is: it saves or shows it, and raises Unmended where that must not be, Unsaved
    where it cannot. Where it `saves`, what is reported is what is still wrong.
    """

    put: Callable[[Mended], None]
    saves: bool
    is_unsafe: bool = False

    def means(self, finding: Reported) -> bool:
        """Say whether a finding is to be fixed; one that does not count is not."""
        return finding.counts and finding.fix is not None and self.makes(finding.fix.safety)

    def makes(self, safety: Safety) -> bool:
        """Say whether fixes of a kind are to be made."""
        return self.is_unsafe or safety is Safety.SAFE


CHANGED = Bilingual(
    "文件在检查期间被改动，未作修改，请重新运行",
    "it was changed meanwhile and left alone; run again",
)
_MEMBER = Bilingual(
    "压缩包里的文件不能自动修改，请解压后再改",
    "files in archives are not written to: unpack it first",
)
_ENCODING = Bilingual(
    "文件的编码有损坏或者不能原样写回，未作修改",
    "its encoding is damaged, or cannot be written back as it is; it was left alone",
)
_UNKNOWN = Bilingual(
    "忽略哪些问题无法读取，未作修改",
    "what is suppressed in it cannot be read; it was left alone",
)
_NOT_BETTER = Bilingual(
    "修改后复查的结果不符合预期，已保留原样，请按提示手工修改",
    "when checked again it was not as it should be; it was left as it was",
)

_UNTRIED = Bilingual(
    "文件里不合适的修改太多，没有逐一试完，请按提示手工修改",
    "too many fixes of the file make something worse for all to be tried; mend it by hand",
)


class _Draft(NamedTuple):
    """A file as it would be, its bytes and what its reader makes of them."""

    data: bytes
    manuscript: Manuscript


class _Try(NamedTuple):
    """A draft that is better than the one before, what is said of it, and what was fixed."""

    draft: _Draft
    outcome: Outcome
    fixed: Sequence[Reported]


class _Left(NamedTuple):
    """A finding that was not fixed, and why."""

    finding: Reported
    why: Bilingual


_NOTHING_LEFT: Sequence[_Left] = ()


class Mender:
    """Mends the reports of a run, but for what by its `debts` does not count.

    `check` checks a file as the run does, within its limits.
    """

    def __init__(
        self,
        session: Session,
        mending: Mending,
        debts: Debts,
        check: Callable[[Target], Outcome],
    ) -> None:
        self._session = session
        self._mending = mending
        self._debts = debts.apart
        self._check = check

    def mended(self, target: Target, outcome: Outcome) -> Outcome:
        """Give what becomes of a file that was checked: mended as far as it can be, with what is left."""
        if not outcome.unfixable and not any(map(self._mending.means, outcome.findings)):
            return outcome
        try:
            after, left = outcome, _NOTHING_LEFT
            if any(map(self._mending.means, self._stated(target, outcome))):
                after, left = self._put(target, outcome)
            left = [*left, *self._unfixable(target, after)]
        except Unsaved as unsaved:
            failures = (*outcome.failures, Failure(unsaved.said))
            return dataclasses.replace(outcome, failures=failures)
        except (Unmended, Unwritable) as reason:
            return dataclasses.replace(outcome, unfixed=reason.why)
        except Unreadable as refusal:  # It was there to be checked, and is no longer.
            return dataclasses.replace(outcome, unfixed=refusal.reason)
        return dataclasses.replace(after, unfixed=_told(left)) if left else after

    def _stated(self, target: Target, outcome: Outcome) -> Sequence[Reported]:
        """Give the findings in a file with their states; raises Unmended where they are not known."""
        stated = self._debts.stated(outcome, target.settings)
        if len(stated.failures) > len(outcome.failures):
            raise Unmended(_UNKNOWN)
        return stated.findings

    def _unfixable(self, target: Target, outcome: Outcome) -> Iterator[_Left]:
        """Give the findings whose fixes cannot be made in this file."""
        if not outcome.unfixable:
            return
        findings = self._stated(target, outcome)
        for number, safety, why in outcome.unfixable:
            finding = findings[number]
            if finding.counts and self._mending.makes(safety):
                yield _Left(finding, why)

    def _put(self, target: Target, outcome: Outcome) -> tuple[Outcome, Sequence[_Left]]:
        """Mend a file, and put it where it belongs; gives what is then said of it, and what is left."""
        if target.member is not None:
            raise Unmended(_MEMBER)
        before = self._read(target.path, self._session.source(target).data)
        after, fixed, left = self._in_rounds(target, before)
        if not fixed:
            if not left:  # It was changed meanwhile, and is right now.
                raise Unmended(CHANGED)
            return outcome, left
        now = outcome
        if self._mending.saves:
            now = self._check(target._replace(data=after.data))
        texts = before.manuscript.text, after.manuscript.text
        self._mending.put(Mended(target.path, before.data, after.data, *texts))
        return dataclasses.replace(now, fixed=fixed), left

    def _read(self, path: str, data: bytes) -> _Draft:
        """Read a file, if writing it back gives the bytes that it has."""
        manuscript = self._session.read(Source(path, data)).source
        if manuscript is None or not manuscript.is_exact or manuscript.edited(()) != data:
            raise Unmended(_ENCODING)
        return _Draft(data, manuscript)

    def _in_rounds(self, target: Target, draft: _Draft) -> tuple[_Draft, int, Sequence[_Left]]:
        """Make fixes until there is none left to make, or none that makes the report better.

        Gives the file as it then is, how many were made, and those that were left out.
        """
        before = self._checked(target, draft.data)
        count = 0
        left = _NOTHING_LEFT
        for _ in range(MOST_ROUNDS):  # A run names so many of a rule at a time.
            wanted = list(filter(self._mending.means, self._stated(target, before)))
            better, left = self._better(target, draft, before, wanted)
            if better is None:
                break
            draft, before = better.draft, better.outcome
            count += len(better.fixed)
        return draft, count, left

    def _better(
        self, target: Target, draft: _Draft, before: Outcome, wanted: Sequence[Reported]
    ) -> tuple[_Try | None, Sequence[_Left]]:
        """Make all fixes that make a report better, and leave out those that do not.

        Where all of them together do not, they are tried by halves, each with those that do, the
        larger parts first. What has not been tried when there have been enough tries is left out.
        """
        best: _Try | None = None
        kept: list[Reported] = []
        left: list[_Left] = []
        waiting = deque([wanted] if wanted else [])
        for _ in range(MOST_TRIES):
            if not waiting:
                break
            group = waiting.popleft()
            tried = self._tried(target, draft, before, [*kept, *group])
            if isinstance(tried, _Try):
                best = tried
                kept += group
            elif len(group) > 1:
                half = len(group) // 2
                waiting += group[:half], group[half:]
            else:
                left.append(_Left(group[0], tried))
        left += (_Left(finding, _UNTRIED) for group in waiting for finding in group)
        return best, left

    def _tried(
        self, target: Target, draft: _Draft, before: Outcome, findings: Sequence[Reported]
    ) -> _Try | Bilingual:
        """Make the fixes of findings; gives why it is not done where the report is not better."""
        manuscript = draft.manuscript
        edits, fixed = chosen(manuscript.text, findings)
        try:
            data = manuscript.edited(edits)
        except Unwritable as unwritable:
            return unwritable.why
        after = self._checked(target, data)
        if not _is_better(before, after, fixed):
            return _NOT_BETTER
        # It has to be read as what it says, in the encoding that it had.
        again = self._session.read(Source(target.path, data)).source
        if again is None or not manuscript.is_now(again, spliced(manuscript.text, edits)):
            return _ENCODING
        return _Try(_Draft(data, again), after, fixed)

    def _checked(self, target: Target, data: bytes) -> Outcome:
        return self._check(target._replace(data=data, with_facts=True))


def _told(left: Sequence[_Left]) -> Bilingual:
    """Say what was not fixed, those of one reason together."""
    by_reason: dict[Bilingual, list[Reported]] = {}
    for finding, why in left:
        by_reason.setdefault(why, []).append(finding)
    return Bilingual(
        "；".join(f"{why.zh}（{_named(its, '、', 0)}）" for why, its in by_reason.items()),
        "; ".join(f"{why.en} ({_named(its, ', ', 1)})" for why, its in by_reason.items()),
    )


def _named(findings: Sequence[Reported], between: str, language: int) -> str:
    """Name findings by their code and place, the first of many."""
    names = [f"{each.code} {each.words[language]}".strip() for each in findings[:MOST_NAMED]]
    return between.join(names) + ("…" if len(findings) > MOST_NAMED else "")


def _is_better(before: Outcome, after: Outcome, fixed: Sequence[Reported]) -> bool:
    """Say whether a report says the same, but for what was fixed: that is gone, and nothing is new."""
    if not fixed or not after.is_report or after.failures or before.identity != after.identity:
        return False
    if _figures(after) != _figures(before, _put_right(fixed)):
        return False
    left = by_rule(before.findings)
    left.subtract(by_rule(fixed))
    return all(count <= left[code] for code, count in by_rule(after.findings).items())


def _figures(outcome: Outcome, instead: Mapping[Span, str] = MappingProxyType({})) -> object:
    """Give a report's figures, with others `instead` at some places; sentences may be mended."""
    facts = {name: fact for name, fact in outcome.facts.items() if not fact.is_in_words}
    return {name: instead.get(fact.span, fact.text) for name, fact in facts.items()}


def _put_right(fixed: Sequence[Reported]) -> Mapping[Span, str]:
    """Give what is to stand at which place by fixes that may change what a report says."""
    fixes = [each.fix for each in fixed if each.fix and each.fix.safety is Safety.UNSAFE]
    return {edit.span: edit.new for fix in fixes for edit in fix.edits}
