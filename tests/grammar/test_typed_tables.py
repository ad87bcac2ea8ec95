"""Tables, rows and figures have their names from the facts, so that a type checker knows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mypy import api

from reportlint_grammar.content.typed_tables import ROWS, TABLES, ChargesRow, LicencesRow
from reportlint_grammar.form.facts import editions
from tests.builder import checking
from tools import typed_tables

REPORTS = Path(__file__).parents[1] / "reports"
ROOT = Path(__file__).parents[2]

SAID = """\
from reportlint_grammar.report import Report


def check(report: Report) -> None:
"""


def test_they_are_what_the_facts_say() -> None:
    """Else `make typed-tables` was forgotten."""
    assert typed_tables.written(editions()) == typed_tables.FILE.read_text(encoding="utf-8")


def test_every_row_of_every_edition_has_its_own() -> None:
    tables = [table for edition in editions() for table in edition.tables.values()]
    assert {table.name for table in tables} == TABLES.keys()
    assert {(table.name, row.label.name) for table in tables for row in table.rows} == ROWS.keys()


def test_a_report_has_its_figures_by_name() -> None:
    report = checking.parse((REPORTS / "correct.md").read_text(encoding="utf-8"))
    assert report.requests is not None
    assert report.requests.received is not None
    assert report.requests.received.total.value == 63
    assert report.review is not None
    assert report.disclosure is not None
    assert report.disclosure.procurement is None  # A row of the form of 2019.
    assert isinstance(report.disclosure.charges, ChargesRow)
    assert report.disclosure.charges.change is None
    trial = checking.parse((REPORTS / "trial-2019.md").read_text(encoding="utf-8"))
    assert trial.disclosure is not None
    assert isinstance(trial.disclosure.licences, LicencesRow)
    assert trial.disclosure.licences.change is not None
    assert trial.disclosure.licences.change.value == -2


def test_what_is_not_there_is_none() -> None:
    report = checking.parse(
        "三、收到和处理政府信息公开申请情况\n一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4\n"
    )
    assert report.review is None
    assert report.requests is not None
    assert report.requests.carried_forward is None


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Give what mypy says of some rules, by their names."""
    folder = tmp_path_factory.mktemp("rules")
    bodies = {
        "right": """\
    if report.requests and report.requests.received:
        print(report.requests.received.total.value)
    if report.disclosure and report.disclosure.licences:
        print(report.disclosure.licences.decisions.value)
""",
        "misspelt_row": "    if report.requests:\n        print(report.requests.recieved)\n",
        "misspelt_figure": """\
    if report.requests and report.requests.received:
        print(report.requests.received.total.valeu)
""",
        "misspelt_column": """\
    if report.requests and report.requests.received:
        print(report.requests.received.totel)
""",
        "row_that_may_be_absent": """\
    if report.requests:
        print(report.requests.received.total)
""",
    }
    for name, body in bodies.items():
        (folder / f"{name}.py").write_text(SAID + body, encoding="utf-8")
    said, failed, _ = api.run(
        [
            *("--strict", "--no-error-summary", "--follow-imports=silent", "--hide-error-context"),
            *("--config-file", "", "--cache-dir", str(ROOT / ".mypy_cache" / "snippets")),
            *(str(folder / f"{name}.py") for name in bodies),
        ]
    )
    assert not failed
    return {
        name: "".join(line for line in said.splitlines() if f"{name}.py" in line) for name in bodies
    }


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("right", ""),
        ("misspelt_row", '"RequestsTable" has no attribute "recieved"'),
        ("misspelt_figure", '"Figure" has no attribute "valeu"'),
        ("misspelt_column", '"RequestsRow" has no attribute "totel"'),
        ("row_that_may_be_absent", 'Item "None" of "RequestsRow | None" has no attribute "total"'),
    ],
)
def test_a_type_checker_refuses_a_misspelt_name(
    refused: dict[str, str], name: str, why: str
) -> None:
    if why:
        assert why in refused[name]
    else:
        assert refused[name] == ""
