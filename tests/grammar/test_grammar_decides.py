"""The grammar decides: alter any of it, and something else is found, read or shown of some report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lark import Lark, Token, Tree

from reportlint.model.finding import Language
from reportlint_grammar.form.facts import edition, editions
from reportlint_grammar.parsing.lexer import tokens
from reportlint_grammar.parsing.parser import FormParser
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.departures import Departure
from reportlint_grammar.syntax.productions import TABLE, table_start, tables
from reportlint_grammar.syntax.terminals import FIGURES
from tests.builder import checking
from tests.builder.noises import render
from tests.builder.productions import PRODUCTIONS, TEXT, altered, exchanged, left_out, parser
from tests.builder.surfaces import tabs
from tests.builder.truth import Truth, places

FORM = edition()
RIGHT = render(
    Truth(
        "青泷县水务局",
        2024,
        {place: number for number, place in enumerate(places())},
        {"overview": ("（一）主动公开", "及时更新办事指南。")},
        "本年度未收取信息处理费。",
    ),
    tabs,
)
"""A report by the form of 2021."""
TRIAL = (Path(__file__).parents[1] / "reports" / "trial-2019.md").read_text(encoding="utf-8")
"""One by the trial form."""

TITLE = "青泷县水务局2024年政府信息公开工作年度报告\n"
OVERVIEW = "一、总体情况\n（一）主动公开\n及时更新办事指南。\n"
LACKING = (
    f"{TITLE}三、收到和处理政府信息公开申请情况\n本年度共收到申请4件。\n"
    "一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4\n",
    f"{TITLE}{OVERVIEW}二、主动公开政府信息情况\n行政许可 | 3\n",
    "青泷县水务局2024年\n政府信息公开工作年度报告\n"
    f"{OVERVIEW}四、政府信息公开行政复议、行政诉讼情况\n本年度无行政复议。\n",
)
"""Reports that lack most of what the form has."""


class Said(NamedTuple):
    """What comes of a report: what is found, what is read, what is shown."""

    findings: Sequence[tuple[Any, ...]]
    figures: Mapping[Any, Any]
    outline: Sequence[str]

    @property
    def codes(self) -> set[str]:
        return {code for code, *_ in self.findings}


def _said(reader: FormParser, text: str) -> Said:
    document = checking.read(text)
    report = Report(reader.parse(tokens(document, editions())), document, editions())
    outline = report.tree(Language.ZH).splitlines()
    return Said(checking.said(report), checking.figures(report), outline)


def _all_said(grammar: str) -> list[Said]:
    reader = parser(grammar)
    return [_said(reader, report) for report in (RIGHT, TRIAL, *LACKING)]


@pytest.fixture(scope="module")
def said() -> list[Said]:
    return _all_said(TEXT)


def test_the_whole_grammar_reads_right_reports_as_they_are() -> None:
    reader = parser(TEXT)
    trees = [reader.parse(tokens(checking.read(text), editions())) for text in (RIGHT, TRIAL)]
    read = {str(node.data) for tree in trees for node in tree.iter_subtrees()}
    assert not read & set(Departure)
    named = {name for name in PRODUCTIONS if not name.startswith("_")}
    assert named <= read | {"otherwise_handled_2019", "outcomes_2019"}


ALTERED = {
    "report": "front",
    "title": "NEVER",
    "_worded": "heading",
    "_tabled": "heading a_table _text",
    "subsection": "SUBHEADING",
    "_row": "label",
    "_line": "_figures_or_none",
    "_review_heads": "LITIGATION*",
    **{f"{name}_table": f"NO_{name.upper()}{TABLE}" for name in FORM.tables},
    **{table_start(form, table.name): f"_{table.name}_heads" for form, table in tables(editions())},
    "review_table_2021": "FIGURES",
}
"""What is left of productions that cannot be left out altogether; NEVER is a terminal that never comes."""
NAMED = [name for name in PRODUCTIONS if name not in ALTERED and not name.startswith("_")]
"""Productions of a section, a group or a row."""


def _without(production: str) -> str:
    if production in ALTERED:
        return altered(production, ALTERED[production]) + "\n%declare NEVER\n"
    return left_out(production)


@pytest.mark.parametrize("production", PRODUCTIONS)
def test_every_production_decides_what_is_shown(production: str, said: list[Said]) -> None:
    others = _all_said(_without(production))
    assert [other.outline for other in others] != [whole.outline for whole in said]


@pytest.mark.parametrize("production", NAMED)
def test_every_section_group_and_row_decides_what_is_found(
    production: str, said: list[Said]
) -> None:
    others = _all_said(_without(production))
    assert [(other.findings, other.figures) for other in others] != [
        (whole.findings, whole.figures) for whole in said
    ]


# ---------------------------------------------------------------- order


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [("overview", "disclosure", "S003"), ("problems", "other_matters", "S003")],
)
def test_with_two_sections_exchanged_a_right_report_is_wrong(
    one: str, other: str, code: str
) -> None:
    assert code not in _said(parser(TEXT), RIGHT).codes
    assert code in _said(parser(exchanged(one, other)), RIGHT).codes


@pytest.mark.parametrize(
    ("one", "other"),
    [("granted", "partly_granted"), ("not_held", "not_compiled"), ("refused", "unavailable")],
)
def test_with_two_rows_or_groups_exchanged_one_is_out_of_place(one: str, other: str) -> None:
    assert not _marked("位置不对", _said(parser(TEXT), RIGHT))
    assert _marked("位置不对", _said(parser(exchanged(one, other)), RIGHT))


def _marked(mark: str, said: Said) -> list[str]:
    return [line.strip() for line in said.outline if line.strip().startswith(mark)]


# ---------------------------------------------------------------- nesting

REQUESTS = FORM.tables["requests"]
MISPLACED = f"""\
{TITLE}三、收到和处理政府信息公开申请情况
（三）不予公开 | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0
（四）无法提供 | 1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0
1.本机关不掌握相关政府信息 | 0 | 0 | 0 | 0 | 0 | 0 | 0
"""
"""A report in which a row stands in another group than its own, and most are missing."""


def _flat() -> str:
    """Give the grammar with rows, groups and heads of table three in any order, and in no group."""
    rows = {row.label for row in REQUESTS.rows}
    others = [label.token for label in REQUESTS.labels() if label not in rows]
    names = [row.label.name for row in REQUESTS.rows]
    return altered("requests_table_2021", f"({' | '.join([*names, *others])})*")


def test_without_nesting_no_row_is_missing_or_in_a_group_that_is_not_its_own() -> None:
    nested = _said(parser(TEXT), MISPLACED)
    assert "T002" in nested.codes
    assert _marked("位置不对", nested) == ["位置不对：1.属于国家秘密  0 | 0 | 0 | 0 | 0 | 0 | 0"]
    flat = _said(parser(_flat()), MISPLACED)
    assert "T002" not in flat.codes
    assert not _marked("位置不对", flat)


@pytest.mark.parametrize("group", ["refused", "unavailable", "unprocessed"])
def test_without_its_node_a_group_is_not_shown_above_its_rows(group: str) -> None:
    label = next(label.official for label in REQUESTS.groups if label.name == group)
    inlined = re.sub(rf"\b{group}\b", f"_{group}", TEXT)
    assert _marked(label, _said(parser(TEXT), RIGHT)) == [label]
    assert not _marked(label, _said(parser(inlined), RIGHT))


# ---------------------------------------------------------------- the automaton


class _Loop(Lark):
    """Stands in for lark and only brackets: a heading with what follows, a label with its figures."""

    def __init__(self) -> None:
        forms = [table for _, table in tables(editions())]
        self._sections = {section.heading.token: section.name for section in FORM.sections}
        self._rows = {
            row.label.token: row.label.name
            for table in forms
            for row in table.rows
            if not table.side_by_side
        }

    def parse(self, terminals: Any, start: str | None = None, _on_error: Any = None) -> Any:
        """Give the brackets, whatever comes in whatever order."""
        top = Tree[Token](start or "", [])
        last = top
        for token in terminals:
            name = self._sections.get(token.type) or self._rows.get(token.type)
            if name:
                last = Tree(name, [token])
                top.children.append(last)
            elif token.type.endswith(TABLE):
                last.children.append(Tree(token.type.lower(), [token]))
            elif token.type == "TITLE":
                last.children.append(Tree("title", [token]))
            else:
                bracket = last if token.type == FIGURES or start == "report" else top
                bracket.children.append(token)
        return top


DEPARTING = {
    "T002": MISPLACED,
    "S001": LACKING[0],
    "T001": LACKING[2],
    "S002": RIGHT.replace("六、其他需要报告的事项", "五、存在的主要问题及改进情况", 1),
    "S003": RIGHT.replace("六、其他需要报告的事项", "一、总体情况", 1).replace(
        "一、总体情况", "六、其他需要报告的事项", 1
    ),
}
"""By what is to be found: reports that depart from the form."""


def test_a_loop_reads_the_figures_of_a_right_report() -> None:
    """So what it does not find below is not for want of being a parser."""
    loop = FormParser(editions(), _Loop())
    assert _said(loop, RIGHT).figures == _said(parser(TEXT), RIGHT).figures


@pytest.mark.parametrize("code", DEPARTING)
def test_a_loop_that_brackets_by_class_finds_no_departure(code: str) -> None:
    assert code in _said(parser(TEXT), DEPARTING[code]).codes
    assert code not in _said(FormParser(editions(), _Loop()), DEPARTING[code]).codes
