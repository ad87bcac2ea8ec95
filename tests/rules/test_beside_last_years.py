"""What last year's report tells of sums that do not hold: one finding leads, and the sums go with it."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from reportlint.api import lint_paths
from reportlint.formatters import reportlint_formatters
from reportlint.formatters.notice.notices import notices
from reportlint.formatters.on_demand import Text
from reportlint.hookspecs import Style
from reportlint.model.finding import Language
from reportlint.plugin import Reported, folded, with_hindsight

REPORTS = Path(__file__).parents[1] / "reports"
OVER = "数量 | | | 3 | 1 | 0 | 0 | 0 | 0 | 4 |"
FORWARD = "办理 | | | 3 | 1 | 0 | 0 | 0 | 0 | 4 |"
DOCUMENTS = "文件 | 2 | 1 | 9 |"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def handed_in(folder: Path, then: dict[str, str], now: dict[str, str]) -> None:
    for name, base, changes in (
        ("2023.md", "year-before.md", then),
        ("2024.md", "correct.md", now),
    ):
        text = (REPORTS / base).read_text(encoding="utf-8")
        for old, new in changes.items():
            assert text.count(old) == 1
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")


def found(path: str = "2024.md") -> list[Reported]:
    together: list[Reported] = []
    for outcome in lint_paths(["."]):
        if outcome.path == path:
            together = with_hindsight(together, outcome.findings)
    return together


def shown(name: str) -> str:
    out = io.StringIO()
    (format_,) = (
        each for each in reportlint_formatters() if isinstance(each, Text) and each.name == name
    )
    format_.write(lint_paths(["."]), out, Style(Language.EN))
    return out.getvalue()


@pytest.fixture
def wrong_this_year(folder: Path) -> None:
    handed_in(folder, {}, {OVER: "数量 | | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |"})


@pytest.mark.usefixtures("wrong_this_year")
class TestThisYearsIsWrong:
    def test_the_figure_leads_and_its_sums_are_folded(self) -> None:
        ((leading, others),) = folded(found())
        assert (leading.code, leading.words.en.split(" · ")[1:]) == (
            "X001",
            ["carried over", "natural persons"],
        )
        assert [other.code for other in others] == ["A003", "A003"]
        assert [(each.actual, each.expected) for each in leading.culprits] == [(5, 3), (6, 4)]

    def test_what_the_table_alone_could_not_tell_is_said_no_more(self) -> None:
        for finding in found():
            said = finding.message(Language.EN, is_led=finding.code != "X001")
            assert "one of these" not in said

    def test_text_names_the_sums_that_it_told_of_before(self) -> None:
        lines = shown("text").splitlines()
        assert [line.split(": ")[1] for line in lines if "does not hold for it" in line] == [
            "77:21  表三 (requests) · carried forward · natural persons",
            "77:45  表三 (requests) · carried forward · total",
        ]

    def test_text_lists_what_may_be_wrong_once(self) -> None:
        assert shown("text").count("most likely one of these") == 1

    def test_programs_are_told_which_sums_it_explains(self) -> None:
        (finding,) = (each for each in json.loads(shown("json")) if each["code"] == "X001")
        assert finding["cause"] == finding["place"]
        assert [each["line"] for each in finding["related"] if each["role"] == "explained"] == [
            77,
            77,
        ]

    def test_the_page_shows_one(self) -> None:
        page = shown("html")
        assert page.count("same cause as no. 1") == 2
        assert page.count('class="wrong') == 2
        assert "one of these" not in page

    def test_the_letter_says_what_to_change_once(self) -> None:
        (notice,) = notices(lint_paths(["."]), Language.EN)
        requirements = [item.requirement for item in notice.items]
        assert ["Change" in said or "change" in said for said in requirements] == [
            True,
            False,
            False,
        ]
        assert "one of these" not in " ".join(item.problem for item in notice.items)


def test_last_years_is_wrong(folder: Path) -> None:
    handed_in(folder, {FORWARD: "办理 | | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |"}, {})
    (finding,) = found()
    assert finding.cause is None
    assert not finding.culprits
    assert "last year's is wrong" in finding.message(Language.EN)
    ((leading, others),) = folded(found("2023.md"))
    assert (leading.code, [other.code for other in others]) == ("X009", ["A003", "A003"])


def test_where_both_add_up_neither_is_named(folder: Path) -> None:
    received = "数量 | | | 46 | 9 | 1 | 2 | 5 | 0 | 63 |"
    more = {received: received.replace("46", "44").replace("63", "61")}
    handed_in(folder, {}, more | {OVER: "数量 | | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |"})
    (finding,) = found()
    assert finding.message(Language.EN).endswith("5 are said to be carried over")


def test_where_both_might_be_put_right_neither_is_named(folder: Path) -> None:
    five = "办理 | | | 5 | 1 | 0 | 0 | 0 | 0 | 6 |"
    handed_in(folder, {FORWARD: five}, {OVER: "数量 | | | 4 | 1 | 0 | 0 | 0 | 0 | 5 |"})
    said = [each.message(Language.EN) for each in found() if each.code == "X001"]
    assert [message.endswith("4 are said to be carried over") for message in said] == [True]


def test_documents_in_force_are_told_of_once(folder: Path) -> None:
    handed_in(folder, {}, {DOCUMENTS: "文件 | 12 | 1 | 9 |"})
    ((leading, others),) = folded(found())
    assert {leading.code, *(other.code for other in others)} == {"A006", "X002"}
