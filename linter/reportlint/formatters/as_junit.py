"""`--format junit`: JUnit's XML as Jenkins and GitLab read it: a suite a file, a failure a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.formatters.words import told, where, why_hidden
from reportlint.formatters.xml_text import XmlWriter
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from reportlint.formatters.xml_text import Attributes
    from reportlint.hookspecs import Run, Style
    from reportlint.model.finding import Language
    from reportlint.model.outcome import Outcome, Summary
    from reportlint.model.reported import Reported

    Case = tuple[str, str, Attributes, str]
    """The name of a test, what has become of it, with which attributes, and in words."""

PASSED, FAILED, BROKEN, SKIPPED = "", "failure", "error", "skipped"

_NO_FAULT = Bilingual("未发现问题", "no fault")
_NO_REPORT = Bilingual("不是年度报告", "not an annual report")
_INTERRUPTED = Bilingual("检查中断", "interrupted")
_BASIS = Bilingual("依据：", "basis: ")


def write(run: Run, out: TextIO, style: Style) -> None:
    """Write each file as it comes, and at last what went wrong with the run."""
    xml = XmlWriter(out)
    xml.begin("testsuites", {"name": "reportlint"})
    for outcome in run:
        identity = {"office": outcome.identity.office, "year": outcome.identity.year}
        _suite(xml, outcome.path, [*_cases(outcome, style.language)], identity)
        out.flush()
    if cases := [*_troubles(run.summary, style.language)]:
        _suite(xml, "reportlint", cases, {})
    xml.end()


def _suite(xml: XmlWriter, name: str, cases: list[Case], properties: dict[str, str]) -> None:
    """Write a suite with its tests; one without any, as of failures alone, is not written."""
    if not cases:
        return
    results = [result for _, result, _, _ in cases]
    counts = {f"{kind}s": results.count(kind) for kind in (FAILED, BROKEN)}
    xml.begin(
        "testsuite",
        {"name": name, "tests": len(cases), **counts, "skipped": results.count(SKIPPED)},
    )
    known = {key: value for key, value in properties.items() if value}
    if known:
        xml.begin("properties", {})
        for key, value in known.items():
            xml.element("property", {"name": key, "value": value})
        xml.end()
    for case, result, attributes, text in cases:
        named = {"classname": name, "name": case}
        if result == PASSED:
            xml.element("testcase", named)
        else:
            xml.begin("testcase", named)
            xml.element(result, attributes, text)
            xml.end()
    xml.end()


def _cases(outcome: Outcome, language: Language) -> Iterator[Case]:
    """Give what became of a file: what is found in it, or why nothing is."""
    if outcome.skipped:
        yield outcome.path, SKIPPED, {"message": _NO_REPORT.within(language)}, ""
    elif outcome.unchecked is not None:
        said = outcome.unchecked.reason.within(language)
        remedy = outcome.unchecked.remedy.within(language)
        yield outcome.path, BROKEN, {"type": "unchecked", "message": said}, remedy
    elif outcome.findings:
        yield from (_case(finding, language) for finding in outcome.findings)
    elif not outcome.in_hindsight and outcome.path:
        yield _NO_FAULT.within(language), PASSED, {}, ""


def _case(finding: Reported, language: Language) -> Case:
    place = finding.words.within(language)
    name = f"{finding.code} {finding.name} {place}".rstrip()
    said = why_hidden(finding, language)
    if not finding.counts:
        return name, SKIPPED, {"message": said}, ""
    lines = [where(finding.location, language), said]
    if finding.basis is not None:
        lines.append(f"{_BASIS.within(language)}{finding.basis.within(language)}")
    attributes = {"type": finding.severity.label, "message": told(finding, language)}
    return name, FAILED, attributes, "\n".join(filter(None, lines))


def _troubles(summary: Summary, language: Language) -> Iterator[Case]:
    for failure in summary.failures:
        yield failure.said.within(language), BROKEN, {"type": "failure"}, ""
    if summary.interrupted:
        yield _INTERRUPTED.within(language), BROKEN, {"type": "interrupted"}, ""
