"""Cleaning: what is taken out, what is left alone, and what is noted."""

from __future__ import annotations

import sys
from copy import deepcopy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportlint.clean import clean
from reportlint.model.document import Blemish, Cell, Document, Paragraph, Table
from reportlint.readers.shared.text_locator import TextLocator
from tests.builder import checking


def _cleaned(*texts: str) -> Document:
    blocks: list[Paragraph | Table] = [Paragraph(text, 0) for text in texts]
    return clean(Document(blocks, TextLocator("\n".join(texts))))


def _text(document: Document, place: int = 0) -> str:
    block = document.blocks[place]
    assert isinstance(block, Paragraph)
    return block.text


@pytest.mark.parametrize(
    ("dirty", "text"),
    [
        ("2024\u00a0年\u3000报告", "2024 年 报告"),
        ("政\u200b府信\ufeff息", "政府信息"),
        ("\u00a0\u20033\u200b", "3"),
        ("\u2060\u3000", ""),
        ("２０２４年１２件", "2024年12件"),
        ("\u2f00、\u2f8f政许可", "一、行政许可"),
        ("\uf999", "蓮"),
        ("三\ufe11本年度\ufe35一\ufe36予以公开\ufe12", "三、本年度（一）予以公开。"),
        ("\ufe10\ufe13\ufe14\ufe16\ufe3d\ufe3e\ufe41\ufe42\ufe19", "，：；？《》「」…"),
        ("\ufe51\ufe59甲\ufe5a\uff64", "、（甲）、"),
        ("\u2ea0政\u2ed3\u2eda\u2ed4\u2ec5", "民政长页门见"),
        ("ＯＡ系统", "OA系统"),
        ("一\x0b二", "一 二"),
        ("一\u2028二\u2029三", "一 二 三"),
        ("一\0二", "一二"),
        ("共收到**3**件&nbsp;<br/>", "共收到3件"),
        ("&nbsp;规章&nbsp;", "规章"),
        ("&nbsp;规章&nbsp; &nbsp;0&nbsp;", "规章 0"),
        ("1\\.属于国家秘密", "1.属于国家秘密"),
        ("占$12\\%$，$3$ $ 4.5 $", "占12%，3 4.5"),
        ("支出5$、6$", "支出5$、6$"),
    ],
)
def test_what_is_put_right_without_a_word(dirty: str, text: str) -> None:
    document = _cleaned(dirty)
    assert (_text(document), document.stains) == (text, ())


@pytest.mark.parametrize(
    ("dirty", "text", "residue"),
    [
        ("[bookmark: _GoBack]一是公开", "一是公开", "[bookmark: _GoBack]"),
        ("（5） [bookmark: _GoBack] 监督", "（5） 监督", "[bookmark: _GoBack]"),
        ("公开<o:p></o:p>", "公开", "<o:p>"),
        ('见HYPERLINK "http://a.example/b" 网站', "见 网站", 'HYPERLINK "http://a.example/b"'),
        ("公开\ufffd\ufffd信息", "公开信息", "\ufffd\ufffd"),
        ("&ldquo;公开&rdquo;", "公开", "&ldquo;"),
        (r"3 \* MERGEFORMAT", "3", r"\* MERGEFORMAT"),
        ("如下_GoBack所示", "如下所示", "_GoBack"),
        ("第TOC \\o 1-3 \\* MERGEFORMAT页", "第页", "TOC \\o 1-3 \\* MERGEFORMAT"),
        ("<span style='x'>3</span>", "3", "<span style='x'>"),
    ],
)
def test_residue_is_taken_out_and_noted(dirty: str, text: str, residue: str) -> None:
    document = _cleaned(dirty)
    assert _text(document) == text
    stain = document.stains[0]
    assert (stain.kind, stain.text) == (Blemish.RESIDUE, residue)
    assert dirty[slice(*stain.span)] == residue


@pytest.mark.parametrize(
    "text",
    [
        "做好政务公开工作（OA系统已上线）。",
        "印发<政府信息公开信息处理费管理办法>的通知",
        "采取“线上+线下”方式，A&B两类。",
        "乾县著名的后里村，于右任故居。",
        "本条例[第五十条]规定",
        "3*4=12",
        "现行有效（a）类文件",
        "共5件(其中3件)",
    ],
)
def test_what_is_no_blemish_is_left_alone(text: str) -> None:
    document = _cleaned(text)
    assert (_text(document), document.stains) == (text, ())


# ---------------------------------------------------------------- Traditional characters, pinyin


def test_traditional_characters_become_simplified_one_for_one() -> None:
    document = _cleaned("一、總體情況", "收到和處理政府信息公開申請")
    assert (_text(document), _text(document, 1)) == ("一、总体情况", "收到和处理政府信息公开申请")
    assert [(stain.kind, stain.text) for stain in document.stains] == [
        (Blemish.TRADITIONAL, "總體況"),
        (Blemish.TRADITIONAL, "處開請"),
    ]


def test_a_simplified_text_does_not_pay_for_opencc() -> None:
    loaded = [name for name in sys.modules if name.split(".")[0] == "opencc"]
    saved = {name: sys.modules.pop(name) for name in loaded}
    try:
        _cleaned("一、总体情况", "２０２４年，“三安全一稳定”……①㎡℃")
        assert "opencc" not in sys.modules
    finally:
        sys.modules.update(saved)


@pytest.mark.parametrize(
    ("annotated", "plain"),
    [
        ("服务(wù)", "服务"),
        ("服务（wù）", "服务"),
        ("政(zhèng)務(wù)公開(kāi)", "政务公开"),
        ("政(zhèng)(zhèng)府", "政府"),
        ("绿(lǜ)化", "绿化"),
    ],
)
def test_toned_pinyin_is_taken_out(annotated: str, plain: str) -> None:
    document = _cleaned(annotated)
    assert _text(document) == plain
    assert {stain.kind for stain in document.stains} >= {Blemish.PINYIN}


def test_toneless_pinyin_is_known_by_its_number() -> None:
    document = _cleaned("政(zheng)(zheng)府信(xin)息公(gong)开")
    assert _text(document) == "政府信息公开"
    assert len(document.stains) == 3


def test_one_word_in_brackets_is_no_pinyin() -> None:
    assert _text(_cleaned("办公(wu)系统")) == "办公(wu)系统"


def test_half_of_an_annotation_is_taken_out_with_its_question_mark() -> None:
    document = _cleaned("做好服務(wù)，群眾滿?yì)，公開(kāi及时")
    assert _text(document) == "做好服务，群众满，公开及时"
    assert [stain.text for stain in document.stains if stain.kind is Blemish.PINYIN] == [
        "(wù)",
        "?yì)",
        "(kāi",
    ]


def test_a_question_mark_is_no_half_of_an_annotation() -> None:
    document = _cleaned("服務(wù)好不好?群眾說(shuō)了算")
    assert _text(document) == "服务好不好?群众说了算"


def test_every_cell_is_cleaned() -> None:
    table = Table([[Cell("規(guī)章", 0), Cell("\u00a0３", 6)], [Cell("", 9)]])
    document = clean(Document([table], TextLocator("")))
    (cleaned,) = document.blocks
    assert isinstance(cleaned, Table)
    assert [[cell.text for cell in row] for row in cleaned.rows] == [["规章", "3"], [""]]


def test_stains_stand_in_the_order_of_the_text() -> None:
    document = checking.read("[bookmark: a]總務(wù)\n處理(lǐ)[bookmark: b]\n")
    starts = [stain.span.start for stain in document.stains]
    assert starts == sorted(starts)
    assert [stain.kind for stain in document.stains].count(Blemish.RESIDUE) == 2


# ---------------------------------------------------------------- what was given stays

CLEAN = "政府信息公开12件"
DIRT = ("\u00a0", "\u200b", "１", "[bookmark: a]", "&nbsp;", "**", "$3$", "(wù)", "務", "????", " ")

dirty_texts = st.lists(st.sampled_from((CLEAN, *DIRT)), max_size=5).map("".join)


@given(st.lists(dirty_texts, max_size=3), st.lists(st.lists(dirty_texts, max_size=3), max_size=3))
def test_what_is_cleaned_stays_as_it_was(lines: list[str], grid: list[list[str]]) -> None:
    table = Table([[Cell(text, 0, columns=2) for text in row] for row in grid])
    document = Document([*(Paragraph(text, 0, level=3) for text in lines), table], TextLocator(""))
    before = deepcopy(document)
    cleaned = clean(document)
    assert (document.blocks, document.stains) == (before.blocks, before.stains)
    assert [type(passage) for passage in cleaned.passages] == [
        type(passage) for passage in document.passages
    ]
    assert all(passage.level == 3 for passage in cleaned.passages if isinstance(passage, Paragraph))
    assert all(passage.columns == 2 for passage in cleaned.passages if isinstance(passage, Cell))
    for now, then in zip(cleaned.passages, document.passages, strict=True):
        assert (now is then) == (now == then)


def test_what_needs_no_cleaning_is_shared() -> None:
    table = Table([[Cell(CLEAN, 0), Cell("3", 9)]])
    dirty = Table([[Cell(CLEAN, 12), Cell("３", 21)]])
    document = Document([table, dirty, Paragraph(CLEAN, 24)], TextLocator(""))
    first, second, last = clean(document).blocks
    assert first is table
    assert last is document.blocks[2]
    assert isinstance(second, Table)
    assert second.rows[0][0] is dirty.rows[0][0]
    assert [cell.text for cell in second.rows[0]] == [CLEAN, "3"]
