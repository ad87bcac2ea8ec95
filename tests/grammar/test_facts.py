"""The facts of the form are read as a user's configuration is: what is wrong is said with its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportlint.config.faults import ConfigurationError
from reportlint_grammar.form import facts
from reportlint_grammar.form.fact_files import FOLDER
from reportlint_grammar.form.free_form import free_form
from reportlint_grammar.recognising.papers import words
from reportlint_grammar.syntax.prices import repair_costs

RULES = ("A001", "A002", "A003", "A004", "A005", "A006")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the editions, in the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FOLDER, tmp_path / "editions")
    return Path("editions")


def _changed(file: Path, before: str, after: str) -> int:
    """Change the first of some words in a file, and give the line they stand on."""
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    return text[: text.index(before)].count("\n") + 1


def _said(read: Callable[[], object]) -> str:
    with pytest.raises(ConfigurationError) as raised:
        read()
    return raised.value.said.en


def test_the_newest_edition_is_in_force() -> None:
    assert [(known.year, known.is_replaced) for known in facts.read(FOLDER, RULES)] == [
        (2021, False),
        (2019, True),
    ]


@pytest.mark.parametrize(
    ("before", "after", "column", "said"),
    [
        ("variants: [概述", "variant: [概述", 5, "no key 'variant'; did you mean variants?"),
        ("title: 表三", "titel: 表三", 5, "no key 'titel'; did you mean title?"),
        ("title: 表三", "title: [表三]", 12, "it must be text"),
        ("title: 表三", "title: 30", 12, "it must be text"),
        ("table: review", "table: reveiw", 12, "no table 'reveiw'; did you mean review?"),
        ("  review: [[", "  rewiew: [[", 3, "no section 'rewiew'; did you mean review?"),
        ("rule: A006", "rule: B006", 15, "no rule 'B006'; did you mean A006?"),
        ("every: column", "every: colum", 16, "it must be row or column"),
        ("at: carried_forward", "at: carried_foward", 13, "did you mean carried_forward?"),
        ("received + car", "recieved + car", 16, "no row 'recieved'; did you mean received?"),
        ("effective >=", "effectiv >=", 16, "no column 'effectiv'; did you mean effective?"),
        ("effective >=", "effective >", 16, "it must be an equation"),
        ("issued - repealed", "issued * repealed", 16, "'issued * repealed' is not a sum"),
        ("issued - repealed", "issued - issued", 16, "'issued' stands in it twice"),
        ("[reconsideration]", "[reconsiderations]", 16, "did you mean reconsideration?"),
        ("kind: amount", "kind: ammount", 64, "'ammount'; did you mean amount?"),
        (", token: REVIEW_TOTAL", "", 11, "the terminal TOTAL is that of “总计”"),
        ("licences: {", "regulations: {", 11, "the terminal REGULATIONS is that of “规章”"),
        ("penalties: {label: 行政处罚", "penalties: {label: 行政许可", 11, "told from “行政许可”"),
        ("licences: {", "no_licences: {", 11, "'no_licences' cannot be a name"),
        ("licences: {", "Licences: {", 11, "'Licences' cannot be a name"),
        ("licences: {", "title: {", 11, "'title' cannot be a name"),
        ("side_by_side: true", "side_by_side: 1", 19, "it must be true or false"),
        ("        rows: [regulations,", "        rows: regulations #", 15, "it must be a list"),
        ("rows: [licences]", "rows: [licenses]", 47, "no row 'licenses'; did you mean licences?"),
        ("corner: true", "corner: 1", 42, "it must be true or false"),
    ],
)
def test_a_fault_is_said_with_its_place_and_the_nearest_word(
    folder: Path, before: str, after: str, column: int, said: str
) -> None:
    line = _changed(folder / "2021.yaml", before, after)
    message = _said(lambda: facts.read(folder, RULES))
    assert message.startswith(f"editions/2021.yaml:{line}:{column}: ")
    assert said in message


@pytest.mark.parametrize(
    ("before", "after", "where", "said"),
    [
        ("    title: 表三\n", "", "  requests:\n    heads", "the key 'title' is missing"),
        ("    table: review\n", "", "  review:\n    title", "no section owes the table 'review'"),
        (
            "title: 表三\n",
            "title: 表三\n    title: 三\n",
            "title: 三",
            "the key 'title' is on line",
        ),
        ("label: 其他需要报告的事项", "label: 总体情况", "other_matters:\n", "cannot be told from"),
        ("decisions: {", "upheld: {", "upheld: {label: 结果", "the terminal UPHELD is that of"),
    ],
)
def test_a_fault_is_said_where_it_can_be_mended(
    folder: Path, before: str, after: str, where: str, said: str
) -> None:
    _changed(folder / "2021.yaml", before, after)
    text = (folder / "2021.yaml").read_text(encoding="utf-8")
    line = text[: text.index(where)].count("\n") + 1
    message = _said(lambda: facts.read(folder, RULES))
    assert message.startswith(f"editions/2021.yaml:{line}:")
    assert said in message


@pytest.mark.parametrize(
    ("before", "after", "column", "said"),
    [
        ("like: 2021", "like: 2012", 7, "no edition '2012'; did you mean 2021?"),
        ("like: 2021", "like: 2019", 7, "like goes in a circle: 2019 → 2019"),
        ("like: 2021", "like: twenty", 7, "it must be a whole number"),
        ("[otherwise_handled]", "[otherwise_handed]", 15, "did you mean otherwise_handled?"),
        ("  requests:", "  request:", 3, "no table 'request'; did you mean requests?"),
        ("notice:", "notices:", 1, "no key 'notices'; did you mean notice?"),
    ],
)
def test_so_is_one_in_an_edition_that_is_like_another(
    folder: Path, before: str, after: str, column: int, said: str
) -> None:
    line = _changed(folder / "2019.yaml", before, after)
    message = _said(lambda: facts.read(folder, RULES))
    assert message.startswith(f"editions/2019.yaml:{line}:{column}: ")
    assert said in message


def test_a_terminal_is_of_one_table_in_all_editions(folder: Path) -> None:
    line = _changed(folder / "2019.yaml", "procurement: {", "granted: {")
    message = _said(lambda: facts.read(folder, RULES))
    assert message.startswith(f"editions/2019.yaml:{line}:11: the terminal GRANTED is ")


@pytest.mark.parametrize(
    ("name", "read", "before", "after", "said"),
    [
        ("repairs", repair_costs, "row: 2", "rows: 2", "no key 'rows'; did you mean row?"),
        ("repairs", repair_costs, "row: 2", "row: dear", "it must be a number"),
        ("repairs", repair_costs, "signs: 1", "sings: 1", "no key 'sings'; did you mean signs?"),
        ("repairs", repair_costs, "within: 1", "within: far", "it must be a number"),
        ("earlier", free_form, "last_year: 2018", "last_year: 2018.5", "it must be a whole number"),
        ("earlier", free_form, "indicators:", "indicator:", "did you mean indicators?"),
        ("papers", words, "tidings:", "tiding:", "no key 'tiding'; did you mean tidings?"),
        ("papers", words, "- 自然人", "- 自然人人", "no label '自然人人'; did you mean 自然人?"),
    ],
)
def test_so_is_one_in_the_other_files(
    folder: Path,
    name: str,
    read: Callable[[Path], object],
    before: str,
    after: str,
    said: str,
) -> None:
    file = folder / f"{name}.yaml"
    line = _changed(file, before, after)
    message = _said(lambda: read(file))
    assert message.startswith(f"editions/{name}.yaml:{line}:")
    assert said in message


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("title: 表三", "titel: 表三", ":5: there is no key 'titel'; did you mean title?"),
        ("rule: A003", "rule: A009", ":15: there is no rule 'A009'; did you mean A006?"),
    ],
)
def test_nothing_is_checked_by_facts_that_are_wrong(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    package = tmp_path / FOLDER.parent.name
    shutil.copytree(FOLDER.parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    line = _changed(package / FOLDER.name / "2021.yaml", before, after)
    report = tmp_path / "report.txt"
    report.write_text("云岭县水务局2024年政府信息公开工作年度报告\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "reportlint", "--lang", "en", report.name],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 2
    assert f"2021.yaml:{line}{said}" in done.stderr
    assert "Traceback" not in done.stderr
