"""`--format text`: findings for people, each with its line and a caret under the very place."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reportlint.finding import Bilingual, Severity
from reportlint.formatters.excerpt import pointed_at
from reportlint.legible import legible

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

    from reportlint.finding import Finding, Language
    from reportlint.hookspecs import Summary

SEVERITIES = {
    Severity.ERROR: Bilingual("错误", "error"),
    Severity.WARNING: Bilingual("警告", "warning"),
    Severity.INFO: Bilingual("提示", "info"),
}
_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_BOLD, _DIM = "1", "2"

_PLACE = Bilingual("位置：", "place: ")
_BASIS = Bilingual("依据：", "basis: ")
_EXPECTED = Bilingual("应为：", "expected: ")
_ACTUAL = Bilingual("实为：", "found: ")
_PAGE = Bilingual("第 {} 页", "page {}")
_INDENT = "    "


class TextFormatter:
    """Writes findings for people; with `quiet`, one line a finding and nothing else."""

    name = "text"

    def write(
        self,
        findings: Sequence[Finding],
        summary: Summary,
        out: TextIO,
        *,
        language: Language,
        colour: bool,
        quiet: bool,
    ) -> None:
        """Write all findings, then a summary."""
        page = _Page(out, language, colour=colour)
        for finding in findings:
            page.headline(finding)
            if not quiet:
                page.details(finding)
        if not quiet:
            page.summary(findings, summary)


class _Page:
    """Where findings are written: a stream, a language, with or without colours."""

    def __init__(self, out: TextIO, language: Language, *, colour: bool) -> None:
        self._out = out
        self._language = language
        self._colour = colour

    def headline(self, finding: Finding) -> None:
        where = legible(finding.path)
        location = finding.location
        if location.line is not None:
            where += f":{location.line}:{location.column}"
        elif location.page is not None:
            where += f":{self._in(_PAGE).format(location.page)}"
        severity = self._in(SEVERITIES[finding.severity])
        self._line(
            f"{self._paint(where, _BOLD)}: {self._paint(severity, _COLOURS[finding.severity])} "
            f"{finding.code} {finding.name} {legible(finding.message(self._language))}"
        )

    def details(self, finding: Finding) -> None:
        if finding.excerpt:
            line, carets = pointed_at(finding.excerpt, finding.location)
            self._line(f"{_INDENT}{line}")
            if finding.location.column is not None:
                pad = carets[: len(carets) - len(carets.lstrip())]
                marks = self._paint(carets.lstrip(), _COLOURS[finding.severity])
                self._line(f"{_INDENT}{pad}{marks}")
        for key, value in ((_EXPECTED, finding.expected), (_ACTUAL, finding.actual)):
            if value is not None and str(value) not in finding.message(self._language):
                self._line(_INDENT + self._in(key) + legible(str(value)))
        if finding.place:
            self._line(_INDENT + self._in(_PLACE) + legible(finding.place))
        if finding.basis:
            self._line(_INDENT + self._paint(self._in(_BASIS) + self._in(finding.basis), _DIM))
        self._line("")

    def summary(self, findings: Sequence[Finding], summary: Summary) -> None:
        counts = Counter(finding.severity for finding in findings)
        error, warning, info = (counts[severity] for severity in SEVERITIES)
        said = Bilingual(
            f"检查了 {summary.checked} 个文件：错误 {error}，警告 {warning}，提示 {info}",
            f"{_files(summary.checked)} checked: error {error}, warning {warning}, info {info}",
        )
        if summary.skipped:
            skipped = len(summary.skipped)
            said = Bilingual(
                f"{said.zh}；跳过 {skipped} 个不是报告的文件",
                f"{said.en}; {_files(skipped)} skipped, being no reports",
            )
        if summary.failures:
            failures = len(summary.failures)
            said = Bilingual(
                f"{said.zh}；有 {failures} 处未能查完", f"{said.en}; unfinished {failures}"
            )
        self._line(f"{self._in(said)}{self._in(Bilingual('。', '.'))}")

    def _line(self, text: str) -> None:
        self._out.write(f"{text}\n")

    def _in(self, text: Bilingual) -> str:
        return text.within(self._language)

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[{colour}m{text}\x1b[0m" if self._colour else text


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count} files"
