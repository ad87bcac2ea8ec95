"""Notices to offices: what is in them, in Word and in text, by templates of one's own, and their names."""

from __future__ import annotations

import io
import re
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import docx
import pytest
from lxml import etree

from reportlint.errors import RunError
from reportlint.formatters.notice import writing
from reportlint.hookspecs import Source, Style
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.document import Location
from reportlint.model.finding import Related, Role, Severity
from reportlint.model.fix import Fix, Safety
from reportlint.model.outcome import Identity, Outcome
from reportlint.model.reported import Acceptance, State
from reportlint.model.rule import Rule
from reportlint.model.suppression import Suppressions
from tests.builder.office import convert, needs_office
from tests.engine.fakes import Bad
from tests.engine.formatters.kit import CELL, FINDING, Done, at, refused, report, run_of

HOSTILE = "<w:p/>&amp;]]>{{单位}}\x00\x1b[31m\x0b\ud800\uffff\u202e\t\r\n"


class Counting(Bad):
    remedy = Bilingual("对照台账核对。", "Look it up.")


def done(*outcomes: Outcome, rules: tuple[Rule[Any], ...] = (Counting(),)) -> Done:
    return replace(run_of(*outcomes), rules=rules)


def letters(
    run: Done,
    suffix: str = ".txt",
    language: Language = Language.ZH,
    template: str | bytes | None = None,
) -> dict[str, bytes]:
    chosen = None
    if template is not None:
        data = template.encode() if isinstance(template, str) else template
        chosen = writing.template(suffix, Source(f"模板{suffix}", data))
    return {
        letter.name: letter.data for letter in writing.letters(run, Style(language), suffix, chosen)
    }


def texts(*outcomes: Outcome, **options: Any) -> list[str]:
    return [data.decode() for data in letters(done(*outcomes), **options).values()]


def word(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def cells(data: bytes) -> list[list[str]]:
    (table,) = word(data).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def made(fill: Callable[[Any], object]) -> bytes:
    """Make a Word file as a person does."""
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class TestWhatItSays:
    def test_where_what_and_why_numbered_under_a_title(self) -> None:
        (text,) = texts(report("a.txt", FINDING, office="云岭县水务局", year="2024"))
        assert text == (
            "关于云岭县水务局2024年年度报告的修改意见\n"
            "\n"
            "1. 表三 · （四）无法提供 1 · 总计\n"
            "   问题：六类之和为 3，总计为 0\n"
            "   要求：对照台账核对。\n"
            "   依据：某办法\n"
        )

    def test_in_english(self) -> None:
        run = done(report("a.txt", FINDING, office="Water Bureau", year="2024"))
        ((name, data),) = letters(run, language=Language.EN).items()
        assert name == "Water Bureau 2024 corrections.txt"
        assert data.decode().splitlines() == [
            "Corrections to the 2024 annual report of Water Bureau",
            "",
            "1. table 3 · not held · total",
            "   What is wrong: six kinds add up to 3",
            "   What to do: Look it up.",
            "   Basis: some measures",
        ]

    def test_nothing_where_there_is_nothing_to_say(self) -> None:
        bare = replace(FINDING, basis=None, code="Z009", at=at(""))
        (text,) = texts(report("a.txt", bare, office="甲局", year="2024"))
        assert text.splitlines()[2:] == ["1. a.txt", "   问题：六类之和为 3，总计为 0"]

    def test_what_it_should_be_only_where_that_is_certain(self) -> None:
        fix = Fix(Safety.SAFE, Bilingual("改", "change"), ())
        culprit = Related(Role.CULPRIT, CELL, expected=3, actual=2)
        amount = replace(culprit, expected=Decimal("0.50"), actual=Decimal("0.05"))
        found = [
            FINDING,
            replace(FINDING, related=(culprit,)),
            replace(FINDING, expected=1, related=(amount,)),
            replace(FINDING, expected="三、", fix=fix),
        ]
        (text,) = texts(report("a.txt", *found, office="甲局"))
        assert re.findall("要求：(.*)", text) == [
            "对照台账核对。",
            "应由2改为3。对照台账核对。",
            "应由0.05改为0.50。对照台账核对。",
            "应为“三、”。对照台账核对。",
        ]

    def test_a_culprit_elsewhere_is_where_there_is_something_to_do(self) -> None:
        place = replace(CELL.place, parts=("b",))
        other = replace(CELL, place=place, words=Bilingual("别处", "elsewhere"))
        culprit = Related(Role.CULPRIT, other, expected=5, actual=6)
        (text,) = texts(report("a.txt", replace(FINDING, related=(culprit,)), office="甲局"))
        assert "1. 别处\n" in text
        assert f"问题：{CELL.words.zh}：" in text
        assert "要求：应由6改为5。对照台账核对。" in text

    def test_several_culprits_are_listed(self) -> None:
        culprit = Related(Role.CULPRIT, CELL, expected=5, actual=6)
        found = replace(FINDING, related=(culprit, replace(culprit, expected=1, actual=0)))
        (text,) = texts(report("a.txt", found, office="甲局"))
        name = CELL.words.zh
        assert f"要求：“{name}”应由6改为5，“{name}”应由0改为1。对照台账核对。" in text

    def test_what_has_the_same_cause_is_told_so(self) -> None:
        caused = replace(FINDING, cause=CELL)
        (text,) = texts(report("a.txt", caused, replace(caused), office="甲局"))
        assert re.findall("要求：(.*)", text) == [
            "对照台账核对。",
            "与第1条同一原因，第1条更正后请核对此处。",
        ]

    def test_the_cause_is_told_once(self) -> None:
        template = Bilingual("不一致{lead}", "wrong{lead}")
        because = {"lead": Bilingual("，甲有误", "; a is")}
        caused = replace(FINDING, cause=CELL, template=template, arguments=because)
        (text,) = texts(report("a.txt", caused, replace(caused), office="甲局"))
        assert re.findall("问题：(.*)", text) == ["不一致，甲有误", "不一致"]

    def test_a_page_is_told(self) -> None:
        (text,) = texts(report("a.pdf", replace(FINDING, at=at("表三", Location(page=3)))))
        assert "1. 表三（第3页）\n" in text

    def test_what_does_not_count_is_not_in_it(self) -> None:
        known = [
            replace(FINDING, state=State.BASELINED),
            replace(FINDING, state=State.SUPPRESSED, accepted=Acceptance.IN_REPORT),
        ]
        assert texts(report("a.txt", *known, office="甲局")) == []
        (text,) = texts(report("a.txt", *known, FINDING, office="甲局"))
        assert "1. " in text
        assert "2. " not in text

    def test_nor_what_is_wrong_with_suppressions(self) -> None:
        class Unused(Counting):
            subject = Suppressions  # type: ignore[assignment]
            code = "E004"

        rules = (Counting(), Unused())
        late = Outcome("a.txt", findings=(replace(FINDING, code="E004"),), in_hindsight=True)
        assert letters(done(report("a.txt", office="甲局"), late, rules=rules)) == {}

    def test_offices_without_findings_get_none(self) -> None:
        run = done(
            report("a.txt", office="甲局"),
            refused("b.doc", "打不开"),
            Outcome("c", skipped=True),
            report("d.txt", FINDING, office="丁局"),
        )
        assert [*letters(run)] == ["丁局年度报告修改意见.txt"]

    def test_what_all_reports_show_comes_too(self) -> None:
        late = replace(FINDING, code="X001", path="a.txt", at=at("表二"))
        run = done(
            report("a.txt", FINDING, office="甲局"),
            Outcome("a.txt", Identity("甲局"), (late,), in_hindsight=True),
            Outcome("", in_hindsight=True),
        )
        (data,) = letters(run).values()
        assert re.findall(r"\d\. (.*)", data.decode()) == [CELL.words.zh, "表二"]


class TestWhoGetsOne:
    def test_an_office_gets_one_of_all_its_reports_in_a_folder(self) -> None:
        late = replace(FINDING, path="x/b.docx")
        (text,) = texts(
            report("x/a.txt", FINDING, office="甲局", year="2024"),
            report("x/b.docx", late, office="甲局", year="2023"),
            report("x/c.txt", office="甲局", year="2022"),
        )
        assert text.splitlines()[0] == "关于甲局2023年、2024年年度报告的修改意见"
        assert re.findall(r"(\d)\. (.*)", text) == [
            ("1", f"a.txt · {CELL.words.zh}"),
            ("2", f"b.docx · {CELL.words.zh}"),
        ]

    def test_the_same_name_elsewhere_may_be_another_office(self) -> None:
        run = done(
            report("甲县/a.txt", FINDING, office="水务局", year="2024"),
            report("乙县/a.txt", FINDING, office="水务局", year="2024"),
        )
        assert [*letters(run)] == [
            "水务局2024年年度报告修改意见.txt",
            "水务局2024年年度报告修改意见(2).txt",
        ]

    def test_reports_of_nobody_are_alone(self) -> None:
        run = done(report("x/a.txt", FINDING), report("x/b.txt", FINDING, year="2024"))
        given = letters(run)
        assert [*given] == ["a年度报告修改意见.txt", "b年度报告修改意见.txt"]
        assert next(iter(given.values())).startswith("关于“a”的修改意见\n".encode())


class TestNames:
    @pytest.mark.parametrize(
        ("office", "name"),
        [
            ("../../etc/passwd", "_.._etc_passwd"),
            (r"C:\a<b>|?*\"", "C__a_b______"),
            (" .hidden", "hidden"),
            ("~$局", "局"),
            ("--output", "output"),
            ("\x00\x1b\ud800局\u202e", "___局_"),
            ("...", "_"),
            ("局" * 200, "局" * 50),
        ],
    )
    def test_are_safe(self, office: str, name: str) -> None:
        ((made, _),) = letters(done(report("a.txt", FINDING, office=office))).items()
        assert made == f"{name}年度报告修改意见.txt"
        assert len(made.encode()) < 255

    def test_are_unique_on_every_system(self) -> None:
        offices = ["Bureau", "bureau", "局" * 60 + "甲", "局" * 60 + "乙", "a/b", "a:b"]
        run = done(
            *(report(f"{n}.txt", FINDING, office=office) for n, office in enumerate(offices))
        )
        names = [*letters(run)]
        assert len(names) == len({name.casefold() for name in names}) == len(offices)


class TestWord:
    def test_has_a_title_and_a_row_a_finding(self) -> None:
        run = done(report("a.txt", FINDING, FINDING, office="云岭县水务局", year="2024"))
        ((name, data),) = letters(run, ".docx").items()
        assert name == "云岭县水务局2024年年度报告修改意见.docx"
        assert word(data).paragraphs[0].text == "关于云岭县水务局2024年年度报告的修改意见"
        wrong = [
            "表三 · （四）无法提供 1 · 总计",
            "六类之和为 3，总计为 0",
            "对照台账核对。",
            "某办法",
        ]
        assert cells(data) == [
            ["序号", "位置", "存在的问题", "修改要求", "依据"],
            ["1", *wrong],
            ["2", *wrong],
        ]

    def test_speaks_english(self) -> None:
        (data,) = letters(done(report("a.txt", FINDING)), ".docx", Language.EN).values()
        assert cells(data)[0] == ["No.", "Place", "What is wrong", "What to do", "Basis"]
        assert not re.search("[一-鿿]", " ".join(cells(data)[1]))

    def test_is_the_same_bytes_for_the_same_findings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        run = done(report("a.txt", FINDING, office="甲局"))
        first = letters(run, ".docx")
        monkeypatch.setattr(time, "time", lambda: 2e9)
        assert letters(run, ".docx") == first

    def test_what_others_have_written_is_text(self) -> None:
        said = Bilingual(HOSTILE.replace("{", "{{").replace("}", "}}"), "")
        hostile = replace(FINDING, template=said, arguments={}, at=at(HOSTILE))
        ((name, data),) = letters(done(report("a.txt", hostile, office=HOSTILE)), ".docx").items()
        shown = "<w:p/>&amp;]]>{{单位}}��[31m����"
        assert re.fullmatch(r"[^<>/\x00-\x1f]+", name)
        assert shown in word(data).paragraphs[0].text
        assert cells(data)[1][1].startswith(shown)
        assert cells(data)[1][2].startswith(shown)
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.namelist():
                etree.fromstring(package.read(part))

    def test_many_findings_take_little(self) -> None:
        started = time.process_time()
        run = done(report("a.txt", *[FINDING] * 100_000, office="甲局"))
        (data,) = letters(run, ".docx").values()
        assert time.process_time() - started < 30
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            assert package.read("word/document.xml").count(b"<w:tr>") == 100_001

    @needs_office
    def test_opens_in_libreoffice(self) -> None:
        found = [replace(FINDING, severity=Severity.INFO), FINDING]
        (data,) = letters(done(report("a.txt", *found, office="云岭县水务局")), ".docx").values()
        text = convert({"a.docx": data}, to="txt")["a.docx"].decode("utf-8-sig")
        lines = [line for line in text.splitlines() if line]
        assert lines[:6] == [
            "关于云岭县水务局年度报告的修改意见",
            *("序号", "位置", "存在的问题", "修改要求", "依据"),
        ]
        assert lines.count("六类之和为 3，总计为 0") == 2


RUN = done(report("a.txt", FINDING, replace(FINDING, basis=None), office="甲局", year="2024"))


EACH = "{% for 一条 in 问题清单 %}{{一条.序号}}{% endfor %}"


def filled(fill: Callable[[Any], object]) -> Any:
    (data,) = letters(RUN, ".docx", template=made(fill)).values()
    return word(data)


class TestTemplatesInWord:
    def test_a_paragraph_is_repeated_and_its_look_kept(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("{{ 单位 }}：")
            one = document.add_paragraph("")
            one.add_run("{{序").bold = True
            one.add_run("号}}")
            one.add_run(". {{位置}}：{{问题}}（{{年度}}）").italic = True
            document.add_paragraph("办公室")

        document = filled(fill)
        assert [paragraph.text for paragraph in document.paragraphs] == [
            "甲局：",
            f"1. {CELL.words.zh}：六类之和为 3，总计为 0（2024）",
            f"2. {CELL.words.zh}：六类之和为 3，总计为 0（2024）",
            "办公室",
        ]
        bold, _, italic = document.paragraphs[2].runs
        assert (bold.text, bold.bold, italic.italic) == ("2", True, True)

    def test_neighbours_are_repeated_together(self) -> None:
        def fill(document: Any) -> None:
            document.add_paragraph("｛｛number｝｝. {{place}}")
            document.add_paragraph("{{basis}}")
            document.add_paragraph("")
            document.add_paragraph("{{number}}")

        told = [paragraph.text for paragraph in filled(fill).paragraphs]
        place = CELL.words.zh
        assert told == [f"1. {place}", "某办法", f"2. {place}", "", "", "1", "2"]

    def test_words_between_fields_are_words(self) -> None:
        document = filled(lambda it: it.add_paragraph("{{序号}}end{{问题}}begin{{依据}}"))
        problem = "六类之和为 3，总计为 0"
        assert [paragraph.text for paragraph in document.paragraphs] == [
            f"1end{problem}begin某办法",
            f"2end{problem}begin",
        ]

    def test_a_row_of_a_table_is(self) -> None:
        def fill(document: Any) -> None:
            table = document.add_table(2, 2)
            table.rows[0].cells[0].text = "单位：{{单位}}"
            table.rows[1].cells[0].text = "{{序号}}"
            table.rows[1].cells[1].paragraphs[0].text = "{{问题}}"
            table.rows[1].cells[1].add_paragraph("{{依据}}")

        (table,) = filled(fill).tables
        problem = "六类之和为 3，总计为 0"
        assert [[cell.text for cell in row.cells] for row in table.rows] == [
            ["单位：甲局", ""],
            ["1", f"{problem}\n某办法"],
            ["2", f"{problem}\n"],
        ]

    def test_heads_and_feet_are_filled_and_all_else_is_as_it_was(self) -> None:
        def fill(document: Any) -> None:
            document.sections[0].header.paragraphs[0].text = "{{标题}}（{{数量}}条）"
            document.add_paragraph("{{问题}}")
            document.core_properties.author = "政务公开办"

        document = filled(fill)
        header = document.sections[0].header.paragraphs[0].text
        assert header == "关于甲局2024年年度报告的修改意见（2条）"
        assert document.core_properties.author == "政务公开办"

    def test_a_template_that_was_a_notice_serves_again(self) -> None:
        (data,) = letters(
            RUN, ".docx", template=made(lambda it: it.add_paragraph("{{问题}}"))
        ).values()
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            properties = package.read("docProps/custom.xml")
        assert properties.count(b"reportlint-result") == 1

    @pytest.mark.parametrize(
        ("paragraphs", "said"),
        [
            (["{{问题}}", "{{单位名}}"], "“{{单位名}}”这一段：没有“单位名”这一项；是否想写 单位？"),
            (["{{问题}}", "{{}}"], "没有“”这一项"),
            (["{{问题}}", "{{单位}"], "不成对"),
            (["{% for a in b %}", "{{问题}}"], "不成对，或者用了 {% %}"),
            (["{{单位}}"], "没有写在哪里逐条列出问题"),
        ],
    )
    def test_wrong_ones_are_refused(self, paragraphs: list[str], said: str) -> None:
        def fill(document: Any) -> None:
            for text in paragraphs:
                document.add_paragraph(text)

        with pytest.raises(RunError) as refusal:
            filled(fill)
        assert said in refusal.value.said.zh
        assert refusal.value.said.zh.startswith("模板 模板.docx")
        assert refusal.value.said.en.startswith("template 模板.docx")

    def test_a_header_has_no_list(self) -> None:
        def fill(document: Any) -> None:
            document.sections[0].header.paragraphs[0].text = "{{问题}}"
            document.add_paragraph("{{问题}}")

        with pytest.raises(RunError, match="header"):
            filled(fill)

    @pytest.mark.parametrize("data", [b"", b"PK", b"\xd0\xcf\x11\xe0" * 99, "{{单位}}".encode()])
    def test_what_is_no_word_file_is_refused(self, data: bytes) -> None:
        with pytest.raises(RunError) as refusal:
            letters(RUN, ".docx", template=data)
        assert "不是可用的 Word 文件" in refusal.value.said.zh

    def test_a_zip_of_something_else_is_refused(self) -> None:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as package:
            package.writestr("a.txt", "{{问题}}")
        with pytest.raises(RunError):
            letters(RUN, ".docx", template=out.getvalue())

    def test_entities_are_not_followed(self) -> None:
        data = made(lambda it: it.add_paragraph("{{问题}}"))
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as package:
            for name in before.namelist():
                part = before.read(name)
                if name == "word/document.xml":
                    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                    part = part.replace(b"<w:document", doctype + b"<w:document", 1)
                    part = part.replace(
                        b"<w:body>", b"<w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
                    )
                package.writestr(name, part)
        try:
            (data,) = letters(RUN, ".docx", template=out.getvalue()).values()
        except RunError:
            return
        assert b"root:" not in data


class TestTemplatesInText:
    def test_both_languages_name_the_fields(self) -> None:
        zh = "{{单位}}{% for 一条 in 问题清单 %}{{一条.序号}}{{一条.问题}}{% endfor %}"
        en = "{{office}}{% for item in findings %}{{item.number}}{{item.problem}}{% endfor %}"
        given = [letters(RUN, template=template) for template in (zh, en)]
        assert given[0] == given[1]

    def test_what_a_template_names_itself_is_known(self) -> None:
        template = (
            "{% macro 写(一条) %}{{ 一条.序号 }}{% endmacro %}{% set 分隔 = joiner('、') %}"
            "{% for 一条 in 问题清单 %}{{ 分隔() }}{{ 写(一条) }}{{ loop.last }}{% endfor %}"
        )
        (text,) = letters(RUN, template=template).values()
        assert text.decode() == "1False、2True"

    def test_a_byte_order_mark_is_no_part_of_it(self) -> None:
        (text,) = letters(RUN, template=f"\ufeff{{{{标题}}}}\n{EACH}").values()
        assert text.decode() == "关于甲局2024年年度报告的修改意见\n12"

    @pytest.mark.parametrize(
        ("template", "line", "said"),
        [
            ("\n{{单位名}}", 2, "没有“单位名”这一项；是否想写 单位？"),
            ("\n{{ totl }}", 2, "没有“totl”这一项；是否想写 total？"),
            ("a\n\n{% for x in %}", 3, "语法有误"),
            ("{% for x in 问题清单 %}\n{{ x.没有 }}\n{% endfor %}", 2, "填不出来"),
            ("\n{{ 单位.__class__.__mro__ }}", 2, "SecurityError"),
            ("\n{{ 1 // 0 }}", 2, "ZeroDivisionError"),
            ("\n{{ range(10 ** 9) }}", 2, "OverflowError"),
            ("\n{% include '/etc/passwd' %}", 2, "不能引用别的文件"),
            ("\n{% extends 'a' %}", 2, "不能引用别的文件"),
            ("{{ 问题清单.append(1) }}", 1, "SecurityError"),
        ],
    )
    def test_wrong_ones_are_refused_with_their_line(
        self, template: str, line: int, said: str
    ) -> None:
        with pytest.raises(RunError) as refusal:
            letters(RUN, template=template)
        assert refusal.value.said.zh.startswith(f"模板 模板.txt 第{line}行：")
        assert said in refusal.value.said.zh
        assert f"line {line}: " in refusal.value.said.en

    @pytest.mark.parametrize(
        "template",
        [
            "",
            "{{标题}}\n",
            "共{{ 数量 }}条，即{{ 问题清单|length }}条",
            "{% for 一条 in 问题清单 %}{{ loop.index }}{% endfor %}",
            "{% set 清单 = [1] %}{% for 一条 in 清单 %}{{ 标题 }}{% endfor %}",
        ],
    )
    def test_one_without_a_list_of_findings_is_refused(self, template: str) -> None:
        with pytest.raises(RunError) as refusal:
            letters(RUN, template=template)
        assert refusal.value.said.zh == (
            "模板 模板.txt：没有写在哪里逐条列出问题，"
            "要有 for 一条 in 问题清单，其中至少要有一处 {{一条.问题}}。"
        )

    @pytest.mark.parametrize(
        "template",
        [
            "{% for 项 in 问题清单 %}{{ 项.问题 }}{% endfor %}",
            "{% for item in findings %}{{ item['problem'] }}{% endfor %}",
            "{{ 问题清单|map(attribute='problem')|join('') }}",
        ],
    )
    def test_a_list_may_be_written_in_several_ways(self, template: str) -> None:
        (text,) = letters(RUN, template=template).values()
        assert text.decode() == "六类之和为 3，总计为 0" * 2

    def test_one_that_is_no_text_is_refused(self) -> None:
        with pytest.raises(RunError, match="UTF-8"):
            letters(RUN, template="标题".encode("gb18030"))

    def test_what_others_have_written_is_no_template(self) -> None:
        hostile = report("a.txt", FINDING, office="{{ 1 + 1 }}{% raw %}\x1b")
        (text,) = letters(done(hostile), template=f"{{{{单位}}}}{EACH}").values()
        assert text.decode() == "{{ 1 + 1 }}{% raw %}�1"
