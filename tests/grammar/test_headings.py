"""Headings and titles as offices write them."""

from __future__ import annotations

import pytest

from reportlint_grammar.form.facts import edition
from reportlint_grammar.report import Report
from tests.builder import checking

SECTIONS = {section.name: section for section in edition().sections}
OFFICIAL = {name: section.title for name, section in SECTIONS.items()}
TITLE = "青泷县水务局2024年政府信息公开工作年度报告"


def _report(headings: dict[str, str] | None = None, title: str = TITLE) -> Report:
    """Parse a report with some of its headings written differently, each over a sentence."""
    lines = [title]
    for name, official in OFFICIAL.items():
        lines += [(headings or {}).get(name, official), "这里是正文，说明有关情况。"]
    return checking.parse("\n".join(lines))


def _named(report: Report) -> list[str]:
    return [section.form.name for section in report.sections]


def _said(report: Report, name: str) -> str:
    section = report.section(name)
    assert section is not None
    return section.heading.text


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("disclosure", "主动公开政府信息情况"),
        ("requests", "收到和处理政府信息公开申请情况"),
        ("other_matters", "6、 其他需要报告的事项"),
        ("other_matters", "6. 其他需要报告的事项"),
        ("other_matters", "六. 其他需要报告的事项"),
        ("other_matters", "六　其他需要报告的事项"),
        ("other_matters", "第六部分 其他需要报告的事项"),
        ("other_matters", "六、其他需要报告的事项。"),
        ("other_matters", "六、其他需要报告的事项："),
        ("other_matters", "六、其它需要报告事项"),
        ("problems", "五、存在的主要问题及整改措施"),
        ("problems", "五、存在问题和下一步打算"),
        ("problems", "五、不足之处和改进情况"),
        ("overview", "一、概述"),
        ("overview", "一、2024年工作概况"),
        ("disclosure", "二、行政机关主动公开政府信息情况"),
        ("disclosure", "二、主动公开情况"),
        ("review", "四、行政复议和行政诉讼情况"),
        ("review", "四、政府信息公开行政复议行政诉讼情况"),
        ("review", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("requests", "三、依申请公开情况"),
    ],
)
def test_one_heading_written_differently(name: str, heading: str) -> None:
    report = _report({name: heading})
    assert _named(report) == list(OFFICIAL)
    assert _said(report, name) == heading.replace("\u3000", " ")


def test_no_heading_has_a_number() -> None:
    report = _report({name: section.heading.official for name, section in SECTIONS.items()})
    assert _named(report) == list(OFFICIAL)
    assert {section.heading.number for section in report.sections} == {None}


def test_arabic_numbers_throughout() -> None:
    report = _report(
        {
            name: f"{section.number}、{section.heading.official}"
            for name, section in SECTIONS.items()
        }
    )
    assert _named(report) == list(OFFICIAL)


@pytest.mark.parametrize(
    "number",
    ["第{numeral}部分 ", "第{numeral}章 ", "{number}. ", "{number} ", "({numeral})", "{numeral} "],
)
def test_other_numbers_throughout(number: str) -> None:
    numbers = {
        section: number.format(numeral=section.numeral, number=section.number)
        for section in SECTIONS.values()
    }
    report = _report(
        {section.name: f"{as_}{section.heading.official}" for section, as_ in numbers.items()}
    )
    assert _named(report) == list(OFFICIAL)


def test_the_parts_of_section_one_may_have_the_words_of_others_in_a_report_of_parts() -> None:
    headings = {
        name: f"第{section.numeral}部分 {section.heading.official}"
        for name, section in SECTIONS.items()
    }
    headings["overview"] += (
        "\n一、主动公开政府信息情况\n如期公开。\n二、收到和处理政府信息公开申请情况\n按时答复。"
    )
    report = _report(headings)
    assert _named(report) == list(OFFICIAL)
    assert [subheading.text[:2] for subheading in report.sections[0].subheadings] == [
        "一、",
        "二、",
    ]


def test_all_in_words_of_their_own_but_over_their_tables() -> None:
    words = ["开展工作", "公开了什么", "要了什么", "打了什么官司", "难处和打算", "另外"]
    headings = {
        name: f"{section.numeral}、{said}"
        for (name, section), said in zip(SECTIONS.items(), words, strict=True)
    }
    headings["disclosure"] += "\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0 0"
    headings["requests"] += "\n申请人情况\n一、本年新收政府信息公开申请数量 1 0 0 0 0 0 1"
    headings["review"] += "\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉"
    assert _named(_report(headings)) == list(OFFICIAL)


@pytest.mark.parametrize("lost", OFFICIAL)
@pytest.mark.parametrize("is_behind", [False, True])
def test_a_list_of_sections_has_none_that_the_report_lacks(lost: str, is_behind: bool) -> None:
    listed = list(OFFICIAL.values())
    lines = [
        line for name, title in OFFICIAL.items() if name != lost for line in (title, "这里是正文。")
    ]
    report = checking.parse(
        "\n".join([TITLE, *lines, *listed] if is_behind else [TITLE, *listed, "目录完。", *lines])
    )
    assert _named(report) == [name for name in OFFICIAL if name != lost]
    assert [section.name for section in report.absent_sections] == [lost]


def test_an_arabic_number_and_own_words_over_the_table_that_tells() -> None:
    below = "\n行政复议 行政诉讼\n未经复议直接起诉 复议后起诉"
    assert _said(_report({"review": f"4、复议诉讼情况{below}"}), "review") == "4、复议诉讼情况"


def test_an_item_with_an_arabic_number_is_no_section_that_is_not_there() -> None:
    report = _report(
        {"overview": "一、总体情况\n1.公开。\n2.主动公开情况\n有序。", "disclosure": "有序。"}
    )
    assert "disclosure" not in _named(report)


def test_sections_in_words_of_their_own_may_be_out_of_order_too() -> None:
    report = _report({"problems": "六、其他有关事项", "other_matters": "五、存在问题与改进"})
    assert _named(report)[-2:] == ["other_matters", "problems"]


def test_a_section_of_the_office_s_own_behind_the_last() -> None:
    report = _report({"other_matters": f"{OFFICIAL['other_matters']}\n没有。\n七、附件\n见后。"})
    assert _named(report) == list(OFFICIAL)
    assert [subheading.text for subheading in report.sections[-1].subheadings] == ["七、附件"]


def test_numbers_shifted_from_section_two_on() -> None:
    shifted = dict(zip(list(SECTIONS)[1:], "一二三四五", strict=True))
    report = _report(
        {name: f"{number}、{SECTIONS[name].heading.official}" for name, number in shifted.items()}
    )
    assert _named(report) == list(OFFICIAL)
    numbers = [section.heading.number for section in report.sections]
    assert [number.number if number else None for number in numbers] == [1, 1, 2, 3, 4, 5]


def test_number_and_words_on_two_lines() -> None:
    report = _report({"requests": "三、\n收到和处理政府信息公开申请情况"})
    assert _named(report) == list(OFFICIAL)
    assert _said(report, "requests") == "三、收到和处理政府信息公开申请情况"
    assert "H001" not in {finding.code for finding in checking.findings(report)}


def test_numbers_on_lines_of_their_own_where_one_is_missing() -> None:
    apart = {
        name: f"{section.numeral}、\n{section.heading.official}"
        for name, section in SECTIONS.items()
    }
    report = _report(apart | {"review": SECTIONS["review"].heading.official})
    assert _named(report) == list(OFFICIAL)
    assert [section.form.name for section in report.sections if not section.heading.number] == [
        "review"
    ]


def test_a_heading_over_two_lines() -> None:
    report = _report({"review": "四、政府信息公开行政复议、\n行政诉讼情况"})
    assert _named(report) == list(OFFICIAL)
    assert _said(report, "review") == "四、政府信息公开行政复议、行政诉讼情况"


@pytest.mark.parametrize("behind", ["。", "：", ":", " ", "\u3000"])
@pytest.mark.parametrize(
    "text",
    [
        "本年度未收取信息处理费，也没有其他需要报告的情况，特此说明，请社会各界监督。",
        "本年度未收取信息处理费。",
        "未收取信息处理费",
    ],
)
def test_a_heading_with_its_text_behind_it(behind: str, text: str) -> None:
    report = _report({"other_matters": f"六、其他需要报告的事项{behind}{text}"})
    assert _named(report) == list(OFFICIAL)
    assert _said(report, "other_matters").rstrip("。：: ") == OFFICIAL["other_matters"]
    section = report.section("other_matters")
    assert section is not None
    assert section.prose[0].text == text


@pytest.mark.parametrize("behind", ["（一）", " (一)", "(1)"])
def test_a_part_may_stand_right_behind_a_heading(behind: str) -> None:
    report = _report({"overview": f"一、总体情况{behind}主动公开\n如期公开。\n（二）依申请公开"})
    assert _named(report) == list(OFFICIAL)
    assert _said(report, "overview").rstrip() == OFFICIAL["overview"]
    first, second = report.sections[0].subheadings
    assert (first.text, second.text) == (f"{behind.strip()}主动公开", "（二）依申请公开")


@pytest.mark.parametrize("text", ["无", "无。", "本年度未收取信息处理费。"])
def test_nothing_may_part_a_heading_from_its_text(text: str) -> None:
    report = _report({"other_matters": f"{OFFICIAL['other_matters']}{text}"})
    assert _said(report, "other_matters") == OFFICIAL["other_matters"]
    assert report.sections[-1].prose[0].text == text


def test_sections_that_run_together_are_parted() -> None:
    front, *titles = [TITLE, *OFFICIAL.values()]
    text = " ".join(f"{title} 这里是正文。" for title in titles)
    report = checking.parse(f"{front}\n根据规定编制本报告。{text}")
    assert _named(report) == list(OFFICIAL)
    assert [prose.text for prose in report.front] == ["根据规定编制本报告。"]
    assert [[prose.text for prose in section.prose] for section in report.sections] == [
        ["这里是正文。"]
    ] * len(OFFICIAL)
    places = [text.index(title) for title in titles]
    start = report.front[0].span.end
    assert [section.heading.span.start - start for section in report.sections] == places


def test_a_stain_within_a_paragraph_is_in_its_own_section() -> None:
    told = "".join(f"{title}：这里是正文。" for title in OFFICIAL.values())
    findings = checking.findings(
        checking.parse(f"{TITLE}\n{told[:-1]}，没有[bookmark: _GoBack]遗漏。")
    )
    (stain,) = [finding for finding in findings if finding.code == "C001"]
    assert stain.words.zh == "六、其他需要报告的事项 · 第 1 段"


def test_markdown_headings() -> None:
    lines = [f"# {TITLE}"]
    for section in SECTIONS.values():
        lines += ["", f"## {section.title}", "", "### （一）主动公开情况", "", "这里是正文。"]
    report = checking.parse("\n".join(lines))
    assert _named(report) == list(OFFICIAL)
    assert [len(section.subheadings) for section in report.sections] == [1] * 6


def test_subheadings_that_resemble_sections_are_none() -> None:
    report = checking.parse(
        "\n".join(
            [
                TITLE,
                "一、总体情况",
                "（一）主动公开情况",
                "及时公开。",
                "（二）依申请公开情况",
                "按时答复。",
                "（三）存在的问题",
                "不多。",
                *[
                    line
                    for section in list(SECTIONS.values())[1:]
                    for line in (section.title, "这里是正文。")
                ],
            ]
        )
    )
    assert _named(report) == list(OFFICIAL)
    assert [subheading.text for subheading in report.sections[0].subheadings] == [
        "（一）主动公开情况",
        "（二）依申请公开情况",
        "（三）存在的问题",
    ]


def test_subheadings_numbered_like_sections_inside_section_five() -> None:
    report = _report(
        {"problems": "五、存在的主要问题及改进情况\n一、存在的问题\n更新不及时。\n二、改进措施"}
    )
    assert _named(report) == list(OFFICIAL)
    problems = report.section("problems")
    assert problems is not None
    assert [subheading.text for subheading in problems.subheadings] == [
        "一、存在的问题",
        "二、改进措施",
    ]


def test_a_sentence_is_no_heading() -> None:
    report = _report(
        {"overview": "一、总体情况\n二、主动公开政府信息方面，全年及时更新，没有遗漏。"}
    )
    assert _named(report) == list(OFFICIAL)


@pytest.mark.parametrize("page", ["", "……1", " .......... 2", "\t3"])
def test_a_table_of_contents_is_no_report(page: str) -> None:
    contents = [f"{title}{page}" for title in OFFICIAL.values()]
    report = _report(title="\n".join([TITLE, "目录", *contents]))
    assert _named(report) == list(OFFICIAL)
    assert all(section.prose for section in report.sections)


@pytest.mark.parametrize("parts", [6, 3])
def test_a_table_of_contents_in_one_line_is_no_heading(parts: int) -> None:
    contents = " ".join(list(OFFICIAL.values())[:parts])
    report = _report(title=f"{TITLE}\n{contents}")
    assert _named(report) == list(OFFICIAL)
    assert _said(report, "overview") == OFFICIAL["overview"]


SUBHEADED = ["一、总体情况", "（一）主动公开", "（二）依申请公开", *list(OFFICIAL.values())[1:]]


@pytest.mark.parametrize("page", ["", "……1", "\n1"])
def test_a_table_of_contents_may_have_the_parts_of_section_one_and_pages_below(page: str) -> None:
    contents = [f"{entry}{page}" for entry in SUBHEADED]
    report = _report(title="\n".join([TITLE, "目录", *contents]))
    assert _named(report) == list(OFFICIAL)
    assert all(section.prose for section in report.sections)


def test_a_menu_of_sections_behind_a_report_is_none_of_it() -> None:
    text = "\n".join(
        [TITLE, *(f"{title}\n这里是正文。" for title in OFFICIAL.values()), *OFFICIAL.values()]
    )
    report = checking.parse(text)
    assert _named(report) == list(OFFICIAL)
    assert {"S002", "H004"}.isdisjoint(finding.code for finding in checking.findings(report))
    assert [len(section.prose) for section in report.sections] == [1] * len(OFFICIAL)


def test_a_table_may_say_the_heading_above_it_once_more() -> None:
    heading = OFFICIAL["disclosure"]
    table = f"| {heading} | | |\n| 信息内容 | 本年处理决定数量 |\n| 行政许可 | 5 |"
    report = _report({"disclosure": f"{heading}\n{table}"})
    assert _named(report) == list(OFFICIAL)
    assert "S002" not in {finding.code for finding in checking.findings(report)}


def test_headings_without_any_text_are_headings_all_the_same() -> None:
    report = checking.parse("\n".join([TITLE, *OFFICIAL.values()]))
    assert _named(report) == list(OFFICIAL)
    assert "S004" in {finding.code for finding in checking.findings(report)}


def test_sections_out_of_order_stand_as_written() -> None:
    order = ["overview", "requests", "disclosure", "review", "problems", "other_matters"]
    report = checking.parse(
        "\n".join([TITLE, *(f"{OFFICIAL[name]}\n这里是正文。" for name in order)])
    )
    assert _named(report) == order


def test_a_section_that_stands_twice_is_two() -> None:
    report = _report(
        {"problems": "五、存在的主要问题及改进情况\n甲。\n五、存在的主要问题及改进情况"}
    )
    assert _named(report).count("problems") == 2


# ---------------------------------------------------------------- titles

PERIOD = "数据统计期限自2024年1月1日起至2024年12月31日止。"


@pytest.mark.parametrize(
    ("title", "office", "year"),
    [
        (TITLE, "青泷县水务局", 2024),
        ("青泷县水务局\n2024年政府信息公开工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局2024年政府信息公开\n工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局2024年政府信息          公开工作年度报告", "青泷县水务局", 2024),
        (" 青泷县水务局      2024年政府信息公开工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局2024年政府信息公开年度报告", "青泷县水务局", 2024),
        ("青泷县水务局 2024 年度政府信息公开工作报告", "青泷县水务局", 2024),
        ("青泷县水务局关于2024年政府信息公开工作的年度报告", "青泷县水务局", 2024),
        ("2024年政府信息公开工作年度报告", "", 2024),
        ("青泷县水务局政府信息公开工作年度报告（2024年）", "青泷县水务局", 2024),
        ("青泷县水务局政府信息公开工作年度报告\n（2024年度）", "青泷县水务局", 2024),
        ("青泷县水务局\n2024年\n政府信息公开工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局2024年\n政府信息公开\n工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局二〇二四年政府信息公开工作年度报告", "青泷县水务局", 2024),
        ("2024年度青泷县水务局政府信息公开工作年度报告", "青泷县水务局", 2024),
        (f"{TITLE}\n首页 / 政务公开 / 政府信息公开年报", "青泷县水务局", 2024),
        (f"{TITLE}\n政府信息公开年报\n四、政府信息公开年报", "青泷县水务局", 2024),
        ("\n".join([*["政务公开"] * 300, TITLE]), "青泷县水务局", 2024),
        (f"《{TITLE}》", "青泷县水务局", 2024),
        (f"《{TITLE}》全文", "青泷县水务局", 2024),
        (f"{TITLE}全文", "青泷县水务局", 2024),
        (f"{TITLE}.docx", "青泷县水务局", 2024),
        (f"标题：{TITLE}", "青泷县水务局", 2024),
        (f"名　　称：《{TITLE}》", "青泷县水务局", 2024),
        (f"{TITLE} 2025-01-20", "青泷县水务局", 2024),
        (f"{TITLE}2025年1月20日", "青泷县水务局", 2024),
        (f"2025-01-20 {TITLE}", "青泷县水务局", 2024),
        ("2025/1/20 2024年政府信息公开工作年度报告", "", 2024),
        ("青泷县水务局：2024年政府信息公开工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局：关于2024年政府信息公开工作的年度报告", "青泷县水务局", 2024),
        ("青泷县水务局\n2024年政府信息公开工作年度报告.pdf", "青泷县水务局", 2024),
        (f"{TITLE} 发布时间：2025-01-20 来源：县水务局", "青泷县水务局", 2024),
        (f"名称: {TITLE} 文号:", "青泷县水务局", 2024),
        (f"信息名称：{TITLE}", "青泷县水务局", 2024),
        (f"{TITLE} [ 打印 ] [ 关闭 ]", "青泷县水务局", 2024),
        (f"{TITLE}【字体：大 中 小】", "青泷县水务局", 2024),
        ("2024年政府信息公开工作年度报告——青泷县水务局", "青泷县水务局", 2024),
        (f"{TITLE}-青泷县人民政府", "青泷县水务局", 2024),
        (f"{TITLE} - 部门年报 - 青泷县人民政府网站", "青泷县水务局", 2024),
        (f"【打印】【关闭】 {TITLE}", "青泷县水务局", 2024),
        (f"青泷县 水务局：{TITLE[6:]}", "青泷县水务局", 2024),
        (f"{TITLE}（草案）（2025年1月）", "青泷县水务局", 2024),
        ("青泷县水务局政府信息公开工作年度报告2024年", "青泷县水务局", 2024),
        (f"青泷县水务局政府信息公开年度报告2024\n{PERIOD}", "青泷县水务局", 2024),
        ("青泷县水务局2024年政务公开工作年度报告", "青泷县水务局", 2024),
        ("青泷县水务局2024年政府信息与政务公开工作年度报告", "青泷县水务局", 2024),
        ("2024年政府信息与政务公开工作年度报告", "", 2024),
        ("青泷县水务局2024年政府信息主动公开工作年度报告", "青泷县水务局", 2024),
    ],
)
def test_titles(title: str, office: str, year: int) -> None:
    report = _report(title=title)
    assert report.title is not None
    assert (report.office, report.year) == (office, year)
    assert _named(report) == list(OFFICIAL)


@pytest.mark.parametrize("behind", [" ", "\u3000\u3000", " 发布时间：2025-01-20 "])
def test_the_text_may_stand_behind_the_title(behind: str) -> None:
    text = f"根据规定编制本报告。{PERIOD}"
    report = _report(title=f"{TITLE}{behind}{text}")
    assert (report.office, report.year) == ("青泷县水务局", 2024)
    assert [prose.text for prose in report.front] == [f"{behind.strip()} {text}".strip()]
    assert _named(report) == list(OFFICIAL)


MENU = [f"青泷县水务局{year}年政府信息公开工作年度报告" for year in (2025, 2023, 2022)]


@pytest.mark.parametrize("lines", [[TITLE, *MENU, PERIOD], [*MENU, TITLE, PERIOD], [*MENU, TITLE]])
def test_a_menu_of_other_years_is_no_title(lines: list[str]) -> None:
    report = _report(title="\n".join(lines))
    assert (report.office, report.year) == ("青泷县水务局", 2024)


def test_a_list_of_reports_with_their_dates_is_no_title() -> None:
    listed = [f"{name} {year}-01-20" for year, name in zip((2026, 2024, 2023), MENU, strict=True)]
    report = _report(title="\n".join([TITLE, "根据规定编制本报告。", *listed]))
    assert (report.office, report.year) == ("青泷县水务局", 2024)


def test_no_title_but_a_period() -> None:
    report = _report(title="本报告的统计期限为2023年1月1日至2023年12月31日，于2024年1月公布。")
    assert report.title is None
    assert (report.office, report.year) == ("", 2023)


@pytest.mark.parametrize(
    "front",
    [
        "根据2019年5月15日起施行的《中华人民共和国政府信息公开条例》编制。",
        "根据2007年公布、2019年修订的《中华人民共和国政府信息公开条例》编制。",
        "根据有关规定于2025年1月20日编制，2025年1月21日公布，2025年1月22日更新。",
        "",
    ],
)
def test_neither_title_nor_period_but_the_year_it_tells_of(front: str) -> None:
    told = "2023年，青泷县水务局公开信息32条，比2022年多3条，2023年底前完成《2021年至2025年规划》。"
    first = {"overview": f"{OFFICIAL['overview']}\n{told}"}
    assert _report(first, title=front).year == 2023


def test_only_a_day_is_named() -> None:
    assert _report(title="根据2019年5月15日起施行的条例编制。").year == 2019


@pytest.mark.parametrize(
    "sentence",
    [
        "根据有关规定，现公布本机关2024年政府信息公开工作年度报告。",
        f"根据有关规定编制《{TITLE}》",
        f"现公布《{TITLE}》如下",
        f"现公布{TITLE}",
        f"青泷县水务局编制了《{TITLE}》",
        f"附件：{TITLE}.docx",
        f"上一篇：{TITLE}",
        f"《{TITLE}》和《政府信息公开年报》",
        "当前位置：首页：政府信息公开年报",
        "发布机关：政府信息公开年报",
        "青泷县水务局2024年政务公开工作要点",
        f"当前位置：政务公开 发布：{TITLE}",
        f"根据规定编制{TITLE} [打印]",
        f"{TITLE}已经编制完成，现予公布。",
        f"现公布{TITLE} 请予监督。",
        "政府信息公开年报 请予监督。",
    ],
)
def test_a_line_about_reports_is_no_title(sentence: str) -> None:
    report = _report(title=sentence)
    assert report.title is None
