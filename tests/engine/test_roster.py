"""Lists of offices as offices write them, and what a list must not be."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from reportlint.checking.session import Session
from reportlint.errors import RunError
from reportlint.roster import listing as roster
from reportlint.roster.listing import Roster, path_and_column

Read = Callable[..., Roster]
Refused = Callable[..., str]

THREE = ("示例县水务局", "示例县教育局", "东山镇人民政府")


@pytest.fixture
def read(folder: Path, session: Session) -> Read:
    """Read a list of some text or bytes."""

    def read(name: str, content: str | bytes, column: str | None = None) -> Roster:
        data = content.encode() if isinstance(content, str) else content
        (folder / name).write_bytes(data)
        return Roster.read(name, session, column)

    return read


@pytest.fixture
def refused(read: Read) -> Refused:
    """Read a list that is none, and give what is said of it in Chinese."""

    def refused(name: str, content: str | bytes, column: str | None = None) -> str:
        with pytest.raises(RunError) as caught:
            read(name, content, column)
        assert name in caught.value.said.zh
        assert name in caught.value.said.en
        return caught.value.said.zh

    return refused


Row = tuple[str | int | None, ...]


def workbook(*rows: Row, merged: str = "", hidden: tuple[int, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class TestText:
    @pytest.mark.parametrize(
        "lines",
        [
            "{}\n{}\n{}\n",
            "{}\r\n\r\n{}\r\n  {}  ",
            "# 名单\n{}\n\n# 镇\n{}\n{}",
            "\ufeff{}\n{}\n{}",
            "1. {}\n2. {}\n3. {}",
            "1、{}\n2、{}\n3、{}",
            "１．{}\n２．{}\n３．{}",
            "（一）{}\n（二）{}\n（三）{}",
            "一、{}；\n二、{}；\n三、{}。",
            "1 {}\n2 {}\n3 {}",
            "1\t{}\n2\t{}\n3\t{}",
            "① {}\n② {}\n③ {}",
            "- {}\n- {}\n- {}",
            "2024年度报送单位名单\n县直部门：\n{}\n{}\n乡镇：\n{}",
            "单位名称\n{}\n{}\n{}",
            "序号\t单位名称\t联系人\n1\t{}\t张三\n2\t{}\t李四\n3\t{}\t",
        ],
    )
    @pytest.mark.parametrize("name", ["名单.txt", "名单", "名单.md"])
    def test_an_office_a_line(self, read: Read, name: str, lines: str) -> None:
        assert read(name, lines.format(*THREE)).offices == THREE

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    @pytest.mark.parametrize(
        "offices", [THREE, ("水务局",), ("经开区管委会", "档案馆"), ("档案馆", "林场")]
    )
    def test_in_any_encoding(self, read: Read, encoding: str, offices: tuple[str, ...]) -> None:
        assert read("名单.txt", "\n".join(offices).encode(encoding)).offices == offices

    def test_a_name_may_begin_with_figures_and_have_another_in_brackets(self, read: Read) -> None:
        offices = ("110指挥中心", "12345热线服务中心", "县发展改革局（粮食局、能源局）")
        assert read("名单.txt", "\n".join(offices)).offices == offices

    def test_what_is_passed_over_is_told(self, read: Read) -> None:
        notes = read("名单.txt", "报送单位名单\n水务局\n共计：1").notes
        assert [note.zh for note in notes] == [
            "单位名单 名单.txt：“报送单位名单”、“共计：1”等 2 行不是单位，已略过。"
        ]

    @pytest.mark.parametrize("text", ["", "\n \n", "# 水务局\n", "单位名称\n"])
    def test_one_without_an_office_is_refused(self, refused: Refused, text: str) -> None:
        assert "没有任何单位" in refused("名单.txt", text)

    @pytest.mark.parametrize(
        "again", ["水务局", "水 务 局", "2. 水务局", "水务局。", "\u3000水务局\u3000"]
    )
    def test_an_office_listed_twice_is_refused(self, refused: Refused, again: str) -> None:
        said = refused("名单.txt", f"水务局\n教育局\n{again}\n")
        assert "第 3 行" in said
        assert "（第 1 行）" in said

    def test_so_is_one_under_two_forms_of_its_name(self, refused: Refused) -> None:
        assert "同一单位" in refused("名单.txt", "县卫生健康委员会\n县卫生健康委\n")

    def test_two_offices_of_one_name_in_two_places_are_two(self, read: Read) -> None:
        assert len(read("名单.txt", "甲县水务局\n乙县水务局\n").offices) == 2

    def test_several_on_a_line_are_refused(self, refused: Refused) -> None:
        assert "第 2 行有不止一个单位" in refused("名单.txt", "水务局\n教育局、民政局\n")

    def test_it_has_no_column(self, refused: Refused) -> None:
        assert "没有“单位”列" in refused("名单.txt", "水务局", "单位")


class TestColumn:
    @pytest.mark.parametrize(
        "text",
        [
            "序号,单位名称,联系人\n1,{},张三\n2,{},李四\n3,{},\n",
            "单位;电话\n{};1\n{};2\n{};3",
            "填报单位\t年度\n{}\t2024\n{}\t2024\n{}\t2024",
            "2024年报送单位名单,,\n序号,机构,备注\n1,{},\n2,{},\n3,{},",
            '\ufeff"部 门","序号"\r\n"{}",1\r\n"{}",2\r\n"{}",3\r\n',
            "Office,Year\n{},2024\n{},2024\n{},2024",
            "{}\n{}\n{}\n",
            "1,{}\n2,{}\n3,{}\n",
            "1.{}\n2.{}\n3.{}\n",
            "序号,单位\n1,{}\n2,{}\n3,{}\n合 计,\n,合计\n,注：以上单位\n",
        ],
    )
    def test_of_a_csv_is_the_one_whose_head_says_so(self, read: Read, text: str) -> None:
        assert read("名单.csv", text.format(*THREE)).offices == THREE
        assert read("名单.csv", text.format(*THREE).encode("gb18030")).offices == THREE

    def test_of_a_workbook_too(self, read: Read) -> None:
        rows = [(number, name, "张三") for number, name in enumerate(THREE, 1)]
        head = ("序号", "单位名称", "联系人")
        title = ("2024年报送单位名单", None, None)
        assert read("a.xlsx", workbook(head, *rows)).offices == THREE
        assert read("b.xlsx", workbook(title, head, *rows, merged="A1:C1")).offices == THREE
        assert read("c.xlsx", workbook(title, (), head, *rows)).offices == THREE
        assert read("d.xlsx", workbook(head, *rows, ("注：以上单位", None, None))).offices == THREE
        assert read("e.xlsx", workbook(head, rows[0], (), *rows[1:])).offices == THREE
        assert read("f.xlsx", workbook(*((name,) for name in THREE))).offices == THREE

    def test_may_be_named(self, read: Read) -> None:
        text = "主管部门,单位名称,报告主体\n甲,乙,{}\n甲,乙,{}\n甲,乙,{}\n".format(*THREE)
        assert read("a.csv", text, "报告主体").offices == THREE
        assert read("a.csv", text, " 报告 主体").offices == THREE

    def test_that_is_not_there_is_told_with_those_that_are(self, refused: Refused) -> None:
        said = refused("a.csv", "主管部门,单位名称\n甲,乙\n", "单位名字")
        assert "没有“单位名字”列；是否想写 单位名称？（现有：主管部门、单位名称）" in said

    def test_among_several_is_not_guessed(self, refused: Refused) -> None:
        assert "（单位、部门）" in refused("a.csv", "单位,部门\n甲局,乙科\n")
        assert "看不出哪一列" in refused("a.csv", "水务局,张三\n教育局,李四\n")

    @pytest.mark.parametrize("content", ["", "单位名称,电话\n", "单位名称,电话\n,1\n,2\n"])
    def test_that_is_empty_is_refused(self, refused: Refused, content: str) -> None:
        assert "没有任何单位" in refused("a.csv", content)

    def test_with_an_office_twice_is_refused(self, refused: Refused) -> None:
        assert "第 3 行“水务局”重复" in refused("a.csv", "单位\n水务局\n水务局\n")
        assert "“水务局”重复" in refused("a.xlsx", workbook(("单位",), ("水务局",), ("水务局",)))

    def test_that_goes_on_below_in_other_columns_is_refused(self, refused: Refused) -> None:
        rows: list[Row] = [("序号", "单位", "联系人"), (1, "水务局", "张三"), (), (2, "教育局")]
        assert "列与表头不同" in refused("a.xlsx", workbook(*rows))

    def test_with_blank_cells_is_told(self, read: Read) -> None:
        (note,) = read("a.csv", "单位,电话\n水务局,1\n,2\n").notes
        assert note.zh == "单位名单 a.csv：有 1 行没有单位名称，已略过。"


class TestHostile:
    def test_formulas_without_a_result_are_told_and_never_calculated(
        self, read: Read, refused: Refused
    ) -> None:
        formula = '=HYPERLINK("http://example.com","教育局")'
        rows = workbook(("单位", "电话"), ("水务局", 1), (formula, 2))
        found = read("a.xlsx", rows)
        assert found.offices == ("水务局",)
        assert any("1 个公式没有存下结果" in note.zh for note in found.notes)
        assert "没有任何单位" in refused("b.xlsx", workbook(("单位",), (formula,)))

    def test_hidden_rows_are_told(self, read: Read) -> None:
        found = read("a.xlsx", workbook(("单位",), ("水务局",), ("教育局",), hidden=(3,)))
        assert found.offices == ("水务局",)
        assert any("隐藏" in note.zh for note in found.notes)

    @pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.xlsx", "a"])
    @pytest.mark.parametrize("data", [b"\x7fELF\0\0\0\1\2\3", b"\xff\xd8\xff\xe0\0\x10JFIF\0"])
    def test_a_binary_file_is_refused(self, refused: Refused, name: str, data: bytes) -> None:
        assert "无法读取" in refused(name, data)

    def test_another_kind_is_refused(self, refused: Refused) -> None:
        assert "请存为 txt、csv 或 xlsx" in refused("a.pdf", b"%PDF-")

    def test_more_bytes_than_a_list_has_are_refused(self, refused: Refused) -> None:
        assert "超过 20 MB" in refused("a.txt", b"a\n" * (11 * 1024**2))

    def test_more_offices_than_there_are_are_refused(
        self, refused: Refused, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(roster, "MOST", 2)
        assert "超过 2 个单位" in refused("a.txt", "\n".join(THREE))

    @pytest.mark.parametrize("text", ["水务局" * 30, "," * 10**6, " " * 10**6 + "x" * 10**6])
    def test_a_line_that_is_no_name_is_refused(self, refused: Refused, text: str) -> None:
        assert "第 2 行“" in refused("a.txt", f"水务局\n局{text}局\n")

    def test_a_csv_that_never_ends_a_quote_is_refused(self, refused: Refused) -> None:
        assert "不是 csv" in refused("a.csv", '单位,电话\n"水务局,1\n' + "x,\n" * 100_000)

    def test_no_file_is_told(self, session: Session) -> None:
        with pytest.raises(RunError, match=r"nowhere\.txt"):
            Roster.read("nowhere.txt", session)

    def test_it_travels(self, read: Read) -> None:
        found = read("a.txt", "水务局")
        assert pickle.loads(pickle.dumps(found)) == found


@pytest.mark.parametrize(
    ("option", "parts"),
    [
        ("名单.csv", ("名单.csv", None)),
        ("名单.csv:单位", ("名单.csv", "单位")),
        ("a:b.csv", ("a:b.csv", None)),
        ("a:b.csv:单位", ("a:b.csv", "单位")),
        ("没有.csv:单位", ("没有.csv:单位", None)),
    ],
)
def test_a_column_is_named_behind_a_colon(
    folder: Path, option: str, parts: tuple[str, str | None]
) -> None:
    for name in ("名单.csv", "a:b.csv"):
        (folder / name).touch()
    assert path_and_column(option) == parts
