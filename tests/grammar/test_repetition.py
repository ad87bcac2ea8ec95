"""How far one text repeats another: what is masked, what every report has, what is too short."""

from __future__ import annotations

import pytest

from reportlint_grammar.content.own_words import LEAST_SIGNS, OwnWords
from reportlint_grammar.content.repetition import compared

OFFICE = "云岭县水务局"
THEN = (
    "2023年，云岭县水务局围绕河道治理、农村供水和防汛抗旱三个领域梳理公开事项，全年在门户网站发布信息"
    "128条，其中河长制信息46条，供水水质信息24条。水质检测结果每月公开一次，停水通知提前两天发布，"
    "便于沿河村庄早作安排。培训会开了三次，各水管站的信息员都参加了轮训，并现场演练了答复书的写法。"
    "水库除险加固的招标文件、中标结果和验收意见全部上网，资金拨付到哪一步，群众在公示栏里就能看到。"
    "农村饮水工程的管护协议逐村张贴，维修电话印在水费单背面，夜间由值班人员接听并登记处理结果。"
)
NOW = THEN.replace("2023年", "2024年").replace("128条", "1,307条").replace("三次", "十二次")
OTHER = (
    "本年度我们把办税厅里的问题逐一录入台账，专人盯办。乡道养护的进度用照片说话，修好一段公布一段；"
    "客运班线调整先在村口听意见，再上会研究，会后三天内把采纳和未采纳的理由一并贴出来。"
)


def _percent(now: str, then: str, office: str = OFFICE, other: str = OFFICE) -> int:
    return compared(OwnWords.of(now, office), OwnWords.of(then, other)).percent


def test_a_text_with_other_years_and_figures_is_the_same() -> None:
    assert _percent(NOW, THEN) == 100


def test_so_is_one_with_another_office_s_name_in_it() -> None:
    copied = NOW.replace("云岭县水务局", "石桥县河务局")
    assert _percent(copied, THEN, "石桥县河务局") == 100


def test_it_may_call_itself_otherwise() -> None:
    assert (
        OwnWords.of("我局发布了", OFFICE).signs == OwnWords.of("县水务局发布了", "县水务局").signs
    )


def test_another_text_repeats_nothing() -> None:
    assert _percent(OTHER, THEN) == 0


def test_half_a_text_is_half_repeated() -> None:
    first = THEN[: len(THEN) // 2]
    own = OwnWords.of(first, OFFICE)
    both = OwnWords.of(first + OTHER, OFFICE)
    assert compared(both, own).percent == len(own.signs) * 100 // len(both.signs)


def test_a_word_changed_in_each_sentence_does_not_hide_the_rest() -> None:
    assert _percent(NOW.replace("全", "皆").replace("公开", "公示"), THEN) > 50


def test_the_longest_passages_are_given_as_they_are_written() -> None:
    now = f"{OTHER}{NOW[40:160]}。{OTHER}"
    longest, *_ = compared(OwnWords.of(now, OFFICE), OwnWords.of(THEN, OFFICE)).passages()
    assert longest in now
    assert "1,307条" in longest


@pytest.mark.parametrize(
    "text",
    [
        "（一）主动公开政府信息情况\n二、工作开展情况",
        "根据《中华人民共和国政府信息公开条例》和国务院办公厅的要求编制本报告。",
        "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
        "政府信息公开工作、政府信息公开申请、中华人民共和国政府信息公开条例",
    ],
)
def test_what_every_report_has_is_nobody_s_own(text: str) -> None:
    assert OwnWords.of(text, OFFICE).signs.strip("和、") == ""


def test_a_short_text_is_not_long_enough() -> None:
    short = OwnWords.of("全年发布信息12条。没有收到申请。今后继续做好工作。", OFFICE)
    assert len(short.signs) < LEAST_SIGNS
    assert not compared(short, short).is_long_enough
    assert not compared(OwnWords.of(NOW + OTHER, OFFICE), short).is_long_enough


def test_texts_that_are_alike_share_the_marks_of_their_clauses() -> None:
    now, then = OwnWords.of(NOW, OFFICE), OwnWords.of(THEN, OFFICE)
    assert now.marks() == then.marks()
    assert len(now.marks()) > 10
    assert not {*OwnWords.of(OTHER, OFFICE).marks()} & {*then.marks()}


def test_nothing_repeats_nothing() -> None:
    assert compared(OwnWords.of("", ""), OwnWords.of("", "")).percent == 0


@pytest.mark.parametrize(
    "text",
    [
        "领导班子多次专题听取汇报，把任务落实到人。",
        "严格执行先审后发，未经审核的信息不得对外发布。",
        "进一步统一思想、提高认识，不断提升政务公开的质量和水平。",
    ],
)
def test_what_any_office_may_write_tells_of_none(text: str) -> None:
    assert not OwnWords.of(text, OFFICE).telling


def test_what_an_office_did_tells_of_it() -> None:
    words = OwnWords.of(f"加强业务培训，提高工作人员的能力。{THEN}", OFFICE)
    assert words.tells
    first, *_ = (words.written(*clause) for clause in words.telling)
    assert first == f"{OFFICE}围绕河道治理、农村供水和防汛抗旱三个领域梳理公开事项"


def test_a_passage_is_quoted_from_where_it_tells_something() -> None:
    now = OwnWords.of(f"加强业务培训，提高工作人员的能力。{OTHER}", OFFICE)
    first, *_ = compared(now, now).passages(now.told)
    assert first.startswith("本年度我们把办税厅里的问题")
