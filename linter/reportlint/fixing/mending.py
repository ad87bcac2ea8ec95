"""Mends a report: makes the fixes that its findings have, and checks it again.

What is not better afterwards, in every respect, is left as it was.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reportlint.checking.reported_findings import by_rule
from reportlint.fixing.edits import edited
from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.languages import Bilingual
from reportlint.model.fix import Safety

if TYPE_CHECKING:
    from reportlint.checking.session import Session
    from reportlint.debts.settling import Debts
    from reportlint.discovery.target import Target
    from reportlint.model.document import SourceText
    from reportlint.model.outcome import Outcome
    from reportlint.model.reported import Reported

MOST_ROUNDS = 10
"""So often is a report looked at again; fixes stand in each other's way once or twice, if at all."""


class Mended(NamedTuple):
    """A file before and after, and what its encoding is."""

    path: str
    before: SourceText
    after: str

    @property
    def bytes_before(self) -> bytes:
        """The bytes that are to be replaced."""
        return self.before.encoded(self.before.text)

    @property
    def bytes_after(self) -> bytes:
        """The bytes of the mended file."""
        return self.before.encoded(self.after)


class Unmended(Exception):
    """A file is left as it was, for a reason that its user is told."""

    def __init__(self, why: Bilingual) -> None:
        super().__init__(why.en)
        self.why = why


class Mending(NamedTuple):
    """How the reports of a run are to be mended, and what becomes of those that are.

    `put` takes each that is: it saves or shows it, and raises Unmended where that cannot be. Where it
    `saves`, what is reported is what is still wrong.
    """

    put: Callable[[Mended], None]
    saves: bool
    is_unsafe: bool = False

    def means(self, finding: Reported) -> bool:
        """Say whether a finding is to be fixed; one that does not count is not."""
        if not finding.counts or finding.fix is None:
            return False
        return self.is_unsafe or finding.fix.safety is Safety.SAFE


CHANGED = Bilingual(
    "文件在检查期间被改动，未作修改，请重新运行",
    "it was changed meanwhile and left alone; run again",
)
_KIND = Bilingual("这种文件不能自动修改，请按提示手工修改", "files of this kind are not edited")
_MEMBER = Bilingual(
    "压缩包里的文件不能自动修改，请解压后再改",
    "files in archives are not written to: unpack it first",
)
_ENCODING = Bilingual(
    "文件的编码有损坏或者不能原样写回，未作修改",
    "its encoding is damaged, or cannot be written back as it is; it was left alone",
)
_NO_LETTER = Bilingual(
    "文件的编码里没有修改要用的字，未作修改；可另存为UTF-8后再改",
    "its encoding lacks a character that a fix needs; it was left alone. Save it as UTF-8 first",
)
_UNKNOWN = Bilingual(
    "忽略哪些问题无法读取，未作修改",
    "what is suppressed in it cannot be read; it was left alone",
)
_NOT_BETTER = Bilingual(
    "修改后复查的结果不符合预期，已保留原样，请按提示手工修改",
    "when checked again it was not as it should be; it was left as it was",
)


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
        """Give what becomes of a file that was checked: mended if it can be, else with the reason."""
        if not outcome.unfixable and not any(map(self._mending.means, outcome.findings)):
            return outcome
        try:
            findings = self._stated(target, outcome)
            if any(map(self._mending.means, findings)):
                return self._put(target, outcome)
            if any(each.counts and each.fingerprint in outcome.unfixable for each in findings):
                raise Unmended(_KIND)
            return outcome
        except Unmended as unmended:
            return dataclasses.replace(outcome, unfixed=unmended.why)
        except Unreadable as refusal:  # It was there to be checked, and is no longer.
            return dataclasses.replace(outcome, unfixed=refusal.reason)

    def _stated(self, target: Target, outcome: Outcome) -> Sequence[Reported]:
        """Give the findings in a file with their states; raises Unmended where they are not known."""
        stated = self._debts.stated(outcome, target.settings)
        if len(stated.failures) > len(outcome.failures):
            raise Unmended(_UNKNOWN)
        return stated.findings

    def _put(self, target: Target, outcome: Outcome) -> Outcome:
        if target.member is not None:
            raise Unmended(_MEMBER)
        source = self._source(target)
        text, fixed = self._in_rounds(target, source)
        if not fixed:  # It was changed meanwhile, and is right now.
            raise Unmended(CHANGED)
        mended = Mended(target.path, source, text)
        if not self._mending.saves:
            self._mending.put(mended)
            return dataclasses.replace(outcome, fixed=fixed)
        after = self._check(target._replace(data=mended.bytes_after))
        self._mending.put(mended)
        return dataclasses.replace(after, fixed=fixed)

    def _source(self, target: Target) -> SourceText:
        """Read the text of a file, if writing it back gives the bytes that it has."""
        read = self._session.source(target)
        source = self._session.read(read).source
        if source is None or not source.is_exact or source.encoded(source.text) != read.data:
            raise Unmended(_ENCODING)
        return source

    def _in_rounds(self, target: Target, source: SourceText) -> tuple[str, int]:
        """Make fixes until there is none left to make; gives the text, and how many were made."""
        text = source.text
        before = self._checked(target, source, text)
        count = 0
        for _ in range(MOST_ROUNDS):
            wanted = list(filter(self._mending.means, self._stated(target, before)))
            if not wanted:
                self._read_again(target, source, text)
                return text, count
            text, fixed = edited(text, wanted)
            after = self._checked(target, source, text)
            if not _is_better(before, after, fixed):
                break
            before = after
            count += len(fixed)
        raise Unmended(_NOT_BETTER)

    def _checked(self, target: Target, source: SourceText, text: str) -> Outcome:
        try:
            data = source.encoded(text)
        except UnicodeEncodeError:
            raise Unmended(_NO_LETTER) from None
        return self._check(target._replace(data=data, with_facts=True))

    def _read_again(self, target: Target, source: SourceText, text: str) -> None:
        """Make sure that the mended file is read as what it says, in the encoding that it had."""
        again = self._session.read(Source(target.path, source.encoded(text))).source
        if again != source._replace(text=text):
            raise Unmended(_ENCODING)


def _is_better(before: Outcome, after: Outcome, fixed: Sequence[Reported]) -> bool:
    """Say whether a report says the same, but for what was fixed: that is gone, and nothing is new."""
    if not fixed or not after.is_report or after.failures:
        return False
    if (before.identity, _figures(before) | _rewritten(before, fixed)) != (
        after.identity,
        _figures(after),
    ):
        return False
    left = by_rule(before.findings)
    left.subtract(by_rule(fixed))
    return all(count <= left[code] for code, count in by_rule(after.findings).items())


def _figures(outcome: Outcome) -> dict[str, str]:
    """Give a report's figures; fixes may mend the sentences around those in words."""
    return {name: fact.text for name, fact in outcome.facts.items() if not fact.is_in_words}


def _rewritten(before: Outcome, fixed: Sequence[Reported]) -> dict[str, str]:
    """Give the figures that fixes wrote, as they should read afterwards: only unsafe ones may."""
    written = {
        edit.span: edit.new
        for finding in fixed
        if finding.fix is not None and finding.fix.safety is Safety.UNSAFE
        for edit in finding.fix.edits
    }
    return {
        name: written[fact.span]
        for name, fact in before.facts.items()
        if not fact.is_in_words and fact.span in written
    }
