"""JUnit, Checkstyle, GitHub annotations and GitLab code quality, as those who read them have it."""

from __future__ import annotations

import io
import json
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import junitparser
import pytest
from diff_cover.git_path import GitPathTool
from diff_cover.violationsreporters.base import Violation
from diff_cover.violationsreporters.java_violations_reporter import CheckstyleXmlDriver

from reportlint.formatters import as_checkstyle
from reportlint.hookspecs import Style
from reportlint.model.document import NOWHERE, Location
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.outcome import Failure, Outcome
from reportlint.model.reported import State
from tests.engine.formatters.kit import FINDING, at, refused, report, run_of, shown

KNOWN = replace(FINDING, state=State.BASELINED)
SUPPRESSED = replace(FINDING, state=State.SUPPRESSED, reason="已核实")


class TestJUnit:
    MAY_HAVE: Mapping[str, tuple[set[str], set[str]]] = {
        "testsuites": ({"testsuite"}, {"name", "time", "tests", "failures", "errors"}),
        "testsuite": (
            {"properties", "testcase", "system-out", "system-err"},
            {"name", "tests", "failures", "errors", "skipped", "time", "timestamp", "file"},
        ),
        "properties": ({"property"}, set()),
        "property": (set(), {"name", "value"}),
        "testcase": ({"skipped", "error", "failure"}, {"name", "classname", "time"}),
        "skipped": (set(), {"type", "message"}),
        "error": (set(), {"type", "message"}),
        "failure": (set(), {"type", "message"}),
    }
    """What Jenkins' schema (junit-10.xsd of its xunit plugin) lets stand in what, with what."""

    MUST_HAVE: Mapping[str, set[str]] = {
        "testsuite": {"name", "tests", "failures", "errors"},
        "testcase": {"name"},
        "property": {"name", "value"},
    }

    def read(self, *outcomes: Outcome, interrupted: bool = False) -> junitparser.JUnitXml:
        """Give what junitparser reads, held against the schema."""
        text = shown("junit", *outcomes, interrupted=interrupted)
        for element in ElementTree.fromstring(text).iter():
            children, attributes = self.MAY_HAVE[element.tag]
            assert {child.tag for child in element} <= children
            assert self.MUST_HAVE.get(element.tag, set()) <= element.attrib.keys() <= attributes
        return junitparser.JUnitXml.fromstring(text.encode())

    def test_has_a_suite_a_file_and_a_failure_a_finding(self) -> None:
        (suite,) = self.read(report("a.txt", FINDING, FINDING, office="水务局", year="2024"))
        assert (suite.name, suite.tests, suite.failures, suite.errors) == ("a.txt", 2, 2, 0)
        properties = suite.properties()  # type: ignore[no-untyped-call]
        assert [(entry.name, entry.value) for entry in properties] == [
            *(("office", "水务局"), ("year", "2024"))
        ]
        case, _ = suite
        assert case.classname == "a.txt"
        assert case.name == "A001 row-total 表三 · （四）无法提供 1 · 总计"
        (failure,) = case.result
        assert failure.type == "error"
        assert failure.message == "表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0"
        assert failure.text == "2:5\n依据：某办法"

    def test_passes_a_report_without_fault(self) -> None:
        (suite,) = self.read(report("a.txt"))
        (case,) = suite
        assert (suite.tests, suite.failures, case.is_passed) == (1, 0, True)

    def test_skips_what_does_not_count(self) -> None:
        (suite,) = self.read(report("a.txt", KNOWN, SUPPRESSED))
        assert (suite.tests, suite.failures, suite.skipped) == (2, 0, 2)
        assert [case.result[0].message for case in suite] == ["原有问题", "已忽略：已核实"]

    def test_says_what_was_not_checked(self) -> None:
        failed = Outcome("c.txt", failures=(Failure(Bilingual("规则出错", "")),), rules=1)
        unread, skipped, checked, run = self.read(
            refused("b.doc", "打不开"), Outcome("README", skipped=True), failed, interrupted=True
        )
        (case,) = unread
        assert (unread.errors, case.result[0].message, case.result[0].text) == (
            1,
            "打不开",
            "请重存",
        )
        assert (skipped.name, skipped.skipped) == ("README", 1)
        assert (checked.name, checked.errors) == ("c.txt", 0)
        assert [case.name for case in run] == ["规则出错", "检查中断"]
        assert run.errors == 2


class TestCheckstyle:
    def read(self, *outcomes: Outcome) -> ElementTree.Element:
        return ElementTree.fromstring(shown("checkstyle", *outcomes))

    def test_is_read_by_diff_quality(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
        monkeypatch.chdir(tmp_path)
        GitPathTool.set_cwd(None)
        paged = replace(FINDING, at=at(location=Location(page=3)), severity=Severity.WARNING)
        text = shown("checkstyle", report("归档/a.txt", FINDING, FINDING), report("b.pdf", paged))
        message = "表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0"
        assert CheckstyleXmlDriver().parse_reports([text]) == {
            "归档/a.txt": [Violation(2, f"error: {message}")] * 2,
            "b.pdf": [
                Violation(
                    0, "warning: 第3页 表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0"
                )
            ],
        }

    def test_has_a_file_and_its_errors(self) -> None:
        root = self.read(report("a.txt", FINDING), report("b.txt"))
        assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
        (file,) = root
        assert (file.tag, file.attrib) == ("file", {"name": "a.txt"})
        (error,) = file
        assert error.tag == "error"
        assert error.attrib == {
            "line": "2",
            "column": "5",
            "severity": "error",
            "message": "表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "source": "reportlint.A001.row-total",
        }

    def test_has_line_0_and_no_column_where_there_is_none(self) -> None:
        ((error,),) = self.read(report("a.pdf", replace(FINDING, at=at(location=Location(page=3)))))
        assert error.attrib.keys() == {"line", "severity", "message", "source"}
        assert error.get("line") == "0"

    def test_leaves_out_what_does_not_count(self) -> None:
        assert [*self.read(report("a.txt", KNOWN, SUPPRESSED))] == []

    def test_is_valid_in_any_encoding(self) -> None:
        out = io.TextIOWrapper(io.BytesIO(), encoding="gbk")
        run = run_of(report("𠀀.txt", FINDING))
        as_checkstyle.write(run, out, Style(Language.ZH))
        out.seek(0)
        (file,) = ElementTree.fromstring(out.buffer.read())
        assert file.get("name") == "𠀀.txt"


class TestGitHub:
    @pytest.mark.parametrize(
        ("severity", "command"),
        [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "notice")],
    )
    def test_is_a_command_a_finding(self, severity: Severity, command: str) -> None:
        assert shown("github", report("a.txt", replace(FINDING, severity=severity))) == (
            f"::{command} file=a.txt,line=2,endLine=2,col=5,endColumn=6,title=A001 row-total"
            "::表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0\n"
        )

    def test_escapes_as_the_toolkit_does(self) -> None:
        found = replace(FINDING, at=at("50%:"), path="a,b:c%.txt")
        line = shown("github", report("a.txt", found))
        assert line.startswith("::error file=a%2Cb%3Ac%25.txt,line=2,")
        assert "::50%25:：六类" in line

    def test_has_no_columns_where_lines_differ_and_no_line_where_there_is_none(self) -> None:
        over_lines = replace(FINDING, at=at(location=Location(2, 5, 3, 1)))
        assert "file=a.txt,line=2,endLine=3,title=" in shown("github", report("a.txt", over_lines))
        paged = replace(FINDING, at=at(location=Location(page=3)))
        assert "::error file=a.txt,title=A001 row-total::第3页 表三" in shown(
            "github", report("a.txt", paged)
        )

    def test_leaves_out_what_does_not_count(self) -> None:
        assert shown("github", report("a.txt", KNOWN, SUPPRESSED)) == ""

    def test_says_how_many_github_does_not_show(self) -> None:
        warning = replace(FINDING, severity=Severity.WARNING)
        lines = shown("github", report("a.txt", *[FINDING] * 12, *[warning] * 10)).splitlines()
        assert len(lines) == 23
        assert "另有2处只在日志里" in lines[-1]


class TestGitLab:
    SCHEMA: Mapping[str, object] = {
        "type": "array",
        "items": {
            "type": "object",
            "required": ["description", "check_name", "fingerprint", "severity", "location"],
            "properties": {
                "description": {"type": "string", "minLength": 1},
                "check_name": {"type": "string"},
                "fingerprint": {"type": "string", "minLength": 1},
                "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
                "location": {
                    "type": "object",
                    "required": ["path", "lines"],
                    "properties": {
                        "path": {"type": "string", "pattern": "^[^/.]"},
                        "lines": {
                            "type": "object",
                            "required": ["begin"],
                            "properties": {"begin": {"type": "integer", "minimum": 1}},
                        },
                    },
                },
            },
        },
    }
    """What GitLab's documentation of code quality reports asks for.

    The schema that it holds each entry against when it takes a report in, and drops those that are not
    valid (app/validators/json_schemas/codeclimate.json), asks for less: neither `check_name` nor what
    is in `location`, and no certain severities.
    """

    def read(self, *outcomes: Outcome) -> list[dict[str, object]]:
        text = shown("gitlab", *outcomes)
        assert not text.startswith("\ufeff")
        found: list[dict[str, object]] = json.loads(text)
        jsonschema.validate(found, self.SCHEMA)
        return found

    def test_has_an_entry_a_finding(self) -> None:
        (entry,) = self.read(report("a.txt", FINDING))
        entry.pop("fingerprint")
        assert entry == {
            "description": "表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0",
            "check_name": "A001 row-total",
            "severity": "major",
            "location": {"path": "a.txt", "lines": {"begin": 2}},
        }

    def test_begins_at_the_first_line_where_there_is_none(self) -> None:
        (entry,) = self.read(report("a.pdf", replace(FINDING, at=at(location=NOWHERE))))
        assert entry["location"] == {"path": "a.txt", "lines": {"begin": 1}}
        (entry,) = self.read(report("a.pdf", replace(FINDING, at=at(location=Location(page=3)))))
        assert entry["location"] == {"path": "a.txt", "lines": {"begin": 1}}
        assert str(entry["description"]).startswith("第3页 表三 · ")

    def test_no_two_have_one_fingerprint(self) -> None:
        copy = replace(FINDING, path="a.pdf")
        entries = self.read(report("a.txt", FINDING, FINDING), report("a.pdf", copy))
        assert len({entry["fingerprint"] for entry in entries}) == 3

    def test_is_an_empty_array_where_nothing_counts(self) -> None:
        assert self.read() == self.read(report("a.txt", KNOWN, SUPPRESSED)) == []
