"""A fix, made in the source, puts right what it is for, and makes nothing else wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.checking.session import Session
from reportlint.config.settings import STRICT, Settings
from reportlint.hookspecs import Source
from reportlint.model.fix import Fix, Safety
from reportlint.model.outcome import Outcome
from reportlint.model.reported import Reported
from reportlint.plugins.loading import load
from reportlint.testing import lint
from tests.builder.faults import FAULTS, Fault
from tests.builder.noises import Noise, mixtures
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths
from tests.builder.web import SITES, Site
from tests.builder.written import Written, written

TITLE = "云岭县水务局2024年政府信息公开工作年度报告"


def _checked(name: str, text: str) -> Outcome:
    return Session(load()).lint(Source(name, text.encode()), Settings(layers=(STRICT,)))


def _fixed(text: str, fix: Fix) -> str:
    for edit in sorted(fix.edits, key=lambda edit: edit.span, reverse=True):
        start, end = edit.span
        assert text[start:end] == edit.old
        text = text[:start] + edit.new + text[end:]
    return text


def _mended_one_by_one(name: str, text: str) -> None:
    before = _checked(name, text)
    marks = Counter(map(_known_by, before.findings))
    for finding in before.findings:
        if finding.fix is None:
            continue
        after = _checked(name, _fixed(text, finding.fix))
        left = Counter(map(_known_by, after.findings))
        assert left[_known_by(finding)] < marks[_known_by(finding)], finding
        assert not left - marks, [
            found for found in after.findings if _known_by(found) not in marks
        ]


def _known_by(finding: Reported) -> object:
    """Give its rule and place; the fingerprints of several at one place depend on each other."""
    return finding.code, finding.place


def _mistreated(truth: Truth, fault: Fault, noises: Sequence[Noise], random: Random) -> Written:
    """Write a report with a slip, some noise, and spaces within a line."""
    report = fault(random, written(truth))
    for noise in noises:
        report = noise.words(random, report)
    at = random.randrange(4, len(report.title) - 4)
    padded = f"{report.title[:at]}{' ' * random.choice((0, 3, 12))}{report.title[at:]}"
    return replace(report, title=padded)


@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    noises=mixtures(),
    fault=st.sampled_from(FAULTS),
    random=st.randoms(use_true_random=False),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_a_fix_of_a_text_mends_it(
    truth: Truth,
    surface: Surface,
    noises: Sequence[Noise],
    fault: Fault,
    random: Random,
    end: str,
) -> None:
    text = surface(_mistreated(truth, fault, noises, random))
    for noise in noises:
        text = noise.text(random, text)
    if "\r" not in text:
        text = text.replace("\n", end)
    _mended_one_by_one("a.md", text.removeprefix("\ufeff"))


@given(
    truth=truths(),
    site=st.sampled_from(list(SITES.values())),
    noises=mixtures(),
    fault=st.sampled_from(FAULTS),
    random=st.randoms(use_true_random=False),
)
def test_a_fix_of_a_page_mends_it(
    truth: Truth, site: Site, noises: Sequence[Noise], fault: Fault, random: Random
) -> None:
    _mended_one_by_one("a.html", site.page(_mistreated(truth, fault, noises, random)))


def _fix(text: str, code: str, suffix: str = ".txt") -> tuple[Fix | None, str]:
    (found,) = [found for found in lint(text, suffix=suffix) if found.code == code]
    return found.fix, _fixed(text, found.fix) if found.fix else text


def test_a_number_in_another_style_is_safe_to_mend() -> None:
    fix, text = _fix(f"{TITLE}\n一、总体情况\n2、主动公开政府信息情况\n", "H001")
    assert fix is not None
    assert fix.safety is Safety.SAFE
    assert text.endswith("\n二、主动公开政府信息情况\n")


def test_another_number_is_not() -> None:
    fix, text = _fix(f"{TITLE}\n一、总体情况\n四、主动公开政府信息情况\n", "H001")
    assert fix is not None
    assert fix.safety is Safety.UNSAFE
    assert text.endswith("\n二、主动公开政府信息情况\n")


def test_entities_are_replaced_whole() -> None:
    page = f"<p>{TITLE}</p><p>一、总体情况</p><p>&#50;&#12289;主动公开政府信息情况</p>"
    fix, text = _fix(page, "H001", ".html")
    assert fix is not None
    assert fix.edits[0].old == "&#50;&#12289;"
    assert "<p>二、主动公开" in text


def test_what_tags_stand_in_is_left_to_its_author() -> None:
    page = f"<p>{TITLE}</p><p>一、总体情况</p><p>2<b>、</b>主动公开政府信息情况</p>"
    assert _fix(page, "H001", ".html")[0] is None


def test_pinyin_is_taken_out_wherever_it_is() -> None:
    fix, text = _fix(f"{TITLE}\n一、总体情况\n做好政務(wù)公開(kāi)工作。\n", "C003")
    assert fix is not None
    assert fix.safety is Safety.SAFE
    assert "做好政務公開工作。" in text


def test_spaces_are_taken_out_between_chinese_characters_only() -> None:
    fix, text = _fix(f"{TITLE[:13]}    {TITLE[13:]}\n一、总体情况\n", "C004")
    assert fix is not None
    assert text.startswith(TITLE)
    report = f"{TITLE}\n一、总体情况\n全年完成OA系统   ABC系统建设。\n"
    assert _fix(report, "C004")[0] is None


HEAD = f"{TITLE}\n一、总体情况\n"


def test_a_missing_number_is_put_in() -> None:
    fix, text = _fix(f"{HEAD}主动公开政府信息情况\n", "H001")
    assert fix is not None
    assert text.endswith("\n二、主动公开政府信息情况\n")


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (
            "（一）甲。\n（二）乙。\n（二）丙。\n（三）丁。\n",
            "（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。\n",
        ),
        ("（一）甲。\n（二）乙。\n(二)、丙。\n", "（一）甲。\n（二）乙。\n(三)、丙。\n"),
        ("（一）甲。\n2.乙。\n（三）丙。\n", "（一）甲。\n（二）乙。\n（三）丙。\n"),
    ],
)
def test_subheadings_that_repeat_are_numbered_anew(written: str, mended: str) -> None:
    fix, text = _fix(HEAD + written, "H003")
    assert fix is not None
    assert fix.safety is Safety.SAFE
    assert text == HEAD + mended


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("（一）甲。\n（二）乙。\n（四）丙。\n", "（一）甲。\n（二）乙。\n（三）丙。\n"),
        ("（二）甲。\n（三）乙。\n（四）丙。\n", "（一）甲。\n（二）乙。\n（三）丙。\n"),
    ],
)
def test_subheadings_of_which_one_may_be_lost_are_numbered_anew_if_that_is_asked_for(
    written: str, mended: str
) -> None:
    fix, text = _fix(HEAD + written, "H003")
    assert fix is not None
    assert fix.safety is Safety.UNSAFE
    assert text == HEAD + mended


def test_subheadings_that_have_changed_places_are_numbered_as_they_stand() -> None:
    fix, text = _fix(f"{HEAD}（一）甲。\n（三）乙。\n（二）丙。\n（四）丁。\n", "H003")
    assert fix is not None
    assert fix.safety is Safety.SAFE
    assert text == f"{HEAD}（一）甲。\n（二）乙。\n（三）丙。\n（四）丁。\n"


def test_a_level_is_numbered_in_the_style_of_its_own() -> None:
    fix, text = _fix(f"{HEAD}1.甲。\n2.乙。\n3.丙。\n", "H004")
    assert fix is not None
    assert text == f"{HEAD}（一）甲。\n（二）乙。\n（三）丙。\n"


def test_levels_in_two_styles_are_left() -> None:
    assert _fix(f"{HEAD}1.甲。\n（1）乙。\n（2）丙。\n2.丁。\n", "H004")[0] is None


def test_items_that_repeat_are_numbered_anew() -> None:
    fix, text = _fix(f"{HEAD}一是健全制度。二是加强培训。二是强化监督。三是更新专栏。\n", "H005")
    assert fix is not None
    assert text == f"{HEAD}一是健全制度。二是加强培训。三是强化监督。四是更新专栏。\n"


def test_items_of_which_one_may_be_lost_are_numbered_anew_if_that_is_asked_for() -> None:
    fix, text = _fix(f"{HEAD}一是健全制度。三是加强培训。四是强化监督。\n", "H005")
    assert fix is not None
    assert fix.safety is Safety.UNSAFE
    assert text == f"{HEAD}一是健全制度。二是加强培训。三是强化监督。\n"


CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "is_whole"),
    [
        ({"二、主动": "七、主动"}, True),
        ({"五、存在": "六、存在", "六、其他": "五、其他"}, True),
        ({"## 五、存在的主要问题及改进情况\n": "", "六、其他": "七、其他"}, False),
    ],
)
def test_a_sections_number_is_certain_where_all_are_there(
    written: dict[str, str], is_whole: bool
) -> None:
    text = CORRECT
    for old, new in written.items():
        assert text.count(f"## {old}" if "#" not in old else old) == 1
        text = text.replace(old, new)
    fix, mended = _fix(text, "H001", ".md")
    assert fix is not None
    assert fix.safety is (Safety.SAFE if is_whole else Safety.UNSAFE)
    assert not is_whole or mended == CORRECT


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("由辦公室專人办理。", "由办公室专人办理。"),
        ("由毕昇在辦公室办理。", None),
        ("由乾县辦公室办理。", None),
        ("瞭解著作权的辦法。", None),
        ("關於其他事項。", None),
    ],
)
def test_traditional_characters_are_certain_where_no_others_may_be_some(
    written: str, mended: str | None
) -> None:
    fix, text = _fix(f"{HEAD}{written}\n", "C002")
    if mended is None:
        assert fix is None
        return
    assert fix is not None
    assert fix.safety is Safety.SAFE
    assert text == f"{HEAD}{mended}\n"


@pytest.mark.parametrize(
    ("heading", "safety"),
    [
        ("五、存在的问题及改进情况", Safety.SAFE),
        ("五、存在的主要问题及整改措施", Safety.UNSAFE),
        ("五、存在的问题及改进情况（含下一步打算）", None),
    ],
)
def test_a_heading_is_put_in_the_forms_words_if_they_mean_the_same(
    heading: str, safety: Safety | None
) -> None:
    text = f"{TITLE}\n{heading}\n"
    found = [found for found in lint(text) if found.code == "H002"]
    if safety is None:
        assert all(finding.fix is None for finding in found)
        return
    fix, text = _fix(text, "H002")
    assert fix is not None
    assert fix.safety is safety
    assert text == f"{TITLE}\n五、存在的主要问题及改进情况\n"


def test_a_label_is_put_in_the_forms_words() -> None:
    head = "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数"
    table = f"{TITLE}\n二、主动公开政府信息情况\n{head}\n"
    fix, text = _fix(f"{table}规范性文件 | 3 | 1 | 9\n", "T005")
    assert fix is not None
    assert text == f"{table}行政规范性文件 | 3 | 1 | 9\n"


@pytest.mark.parametrize(
    ("left", "is_code"),
    [
        ("[bookmark: _GoBack]", True),
        ("_Toc123456", True),
        ("[图片1]", False),
        ("{ PAGE }", False),
        ("锟斤拷", False),
    ],
)
def test_only_what_stands_for_nothing_is_taken_out(left: str, is_code: bool) -> None:
    fix, text = _fix(f"{HEAD}全年工作{left}平稳有序。\n", "C001")
    assert (fix is not None) == is_code
    assert not is_code or text == f"{HEAD}全年工作平稳有序。\n"


def test_a_remark_is_taken_out_where_something_is_told_beside_it() -> None:
    fix, text = _fix(f"{HEAD}（文字描述）全年工作平稳有序。\n", "C006")
    assert fix is not None
    assert text == f"{HEAD}全年工作平稳有序。\n"
    assert _fix(f"{HEAD}（文字描述）\n", "C006")[0] is None


def test_no_figure_has_a_fix() -> None:
    report = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
    figures = re.findall(r"(?<=\| )[1-9]\d*(?= \|)", report)
    wrong = report.replace(f"| {figures[0]} |", "| 98 |", 1)
    found = [found for found in lint(wrong, suffix=".md") if found.code[0] == "A"]
    assert found
    assert all(finding.fix is None for finding in found)
