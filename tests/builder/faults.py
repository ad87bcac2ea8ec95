"""What goes wrong in a report between its truth and the page: one slip each, as offices make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from tests.builder.written import BLANK, Grid, Written, WrittenSection

Fault = Callable[[Random, Written], Written]


def none(_random: Random, report: Written) -> Written:
    """Make no slip."""
    return report


def section_lost(random: Random, report: Written) -> Written:
    lost = random.choice(report.sections)
    return replace(
        report, sections=tuple(section for section in report.sections if section is not lost)
    )


def sections_swapped(random: Random, report: Written) -> Written:
    sections = list(report.sections)
    place = random.randrange(len(sections) - 1)
    sections[place], sections[place + 1] = sections[place + 1], sections[place]
    return replace(report, sections=tuple(sections))


def number_mistyped(random: Random, report: Written) -> Written:
    def mistyped(section: WrittenSection) -> WrittenSection:
        return replace(section, heading=f"七、{section.form.heading.official}")

    return _in_one(random, report, mistyped, lambda _: True)


def text_lost(random: Random, report: Written) -> Written:
    """Lose a section's text, but not the last one's: what a site puts behind it seems its own."""
    last = report.sections[-1]
    return _in_one(
        random,
        report,
        lambda section: replace(section, paragraphs=()),
        lambda section: bool(section.paragraphs) and section is not last,
    )


def fee_unsaid(_random: Random, report: Written) -> Written:
    last = report.sections[-1]
    unsaid = replace(last, paragraphs=("无其他需要报告的事项。",))
    return replace(report, sections=(*report.sections[:-1], unsaid))


def figure_mistyped(random: Random, report: Written) -> Written:
    return _figure(random, report, str(random.randint(31, 99)))


def figure_odd(random: Random, report: Written) -> Written:
    return _figure(random, report, random.choice(("—", "无", "-3", "1.5")))


def figure_blank(random: Random, report: Written) -> Written:
    """Leave out a figure, but not the first of a line, where nothing shows that it is missing."""
    return _figure(random, report, BLANK, first=1)


def row_lost(random: Random, report: Written) -> Written:
    def shorter(section: WrittenSection) -> WrittenSection:
        rows = [place for place, row in enumerate(section.grid) if _is_plain(section.grid, place)]
        lost = random.choice(rows)
        return replace(section, grid=[*section.grid[:lost], *section.grid[lost + 1 :]])

    return _in_one(random, report, shorter, _has_rows)


def table_lost(random: Random, report: Written) -> Written:
    return _in_one(
        random,
        report,
        lambda section: replace(section, grid=[]),
        lambda section: bool(section.grid),
    )


def title_lost(_random: Random, report: Written) -> Written:
    return replace(report, title="")


def section_doubled(random: Random, report: Written) -> Written:
    doubled = random.choice(report.sections)
    sections = [
        again for section in report.sections for again in [section] * (1 + (section is doubled))
    ]
    return replace(report, sections=tuple(sections))


def number_lost(random: Random, report: Written) -> Written:
    def unnumbered(section: WrittenSection) -> WrittenSection:
        return replace(section, heading=section.form.heading.official)

    return _in_one(random, report, unnumbered, lambda _: True)


def heading_reworded(random: Random, report: Written) -> Written:
    def reworded(section: WrittenSection) -> WrittenSection:
        return replace(section, heading=f"{section.form.numeral}、工作中的问题和下步改进打算")

    return _in_one(random, report, reworded, lambda section: section.form.name == "problems")


def sub_heading_doubled(random: Random, report: Written) -> Written:
    added = (
        "（一）制度建设",
        "修订办事规程。",
        "（一）队伍建设",
        "配备专人。",
        "（二）宣传",
        "发放手册。",
    )
    return _in_one(
        random,
        report,
        lambda section: replace(section, paragraphs=added),
        lambda section: section.form.name == "overview",
    )


def item_skipped(random: Random, report: Written) -> Written:
    added = ("有待改进的有：一是检索不够方便，三是更新不够及时。",)
    return _in_one(
        random,
        report,
        lambda section: replace(section, paragraphs=added),
        lambda section: section.form.name == "problems",
    )


def fee_unclear(_random: Random, report: Written) -> Written:
    last = report.sections[-1]
    unclear = replace(last, paragraphs=("信息处理费的收取按国家规定执行。",))
    return replace(report, sections=(*report.sections[:-1], unclear))


def row_doubled(random: Random, report: Written) -> Written:
    """Fill a row of table three in twice, with other figures."""

    def longer(section: WrittenSection) -> WrittenSection:
        rows = [place for place, row in enumerate(section.grid) if _is_plain(section.grid, place)]
        at = random.choice(rows)
        again = [
            str(int(cell) + 1) if cell and cell.isdigit() else cell for cell in section.grid[at]
        ]
        return replace(section, grid=[*section.grid[: at + 1], again, *section.grid[at + 1 :]])

    return _in_one(random, report, longer, lambda section: section.form.table == "requests")


def label_reworded(_random: Random, report: Written) -> Written:
    def reworded(cell: str) -> str:
        return "1.涉及国家秘密" if cell == "1.属于国家秘密" else cell

    return replace(
        report, sections=tuple(section.changed(str, reworded) for section in report.sections)
    )


def residue_left(random: Random, report: Written) -> Written:
    left = random.choice(("错误!未找到引用源。", "[图片]", "_x000D_", "&ldquo;", "锟斤拷"))
    return _in_one(
        random,
        report,
        lambda section: replace(
            section, paragraphs=(*section.paragraphs[:-1], section.paragraphs[-1] + left)
        ),
        lambda section: section.form.name == "overview",
    )


FAULTS: tuple[Fault, ...] = (
    none,
    section_lost,
    sections_swapped,
    number_mistyped,
    text_lost,
    fee_unsaid,
    figure_mistyped,
    figure_odd,
    figure_blank,
    row_lost,
    table_lost,
)

MORE_FAULTS: tuple[Fault, ...] = (
    title_lost,
    section_doubled,
    number_lost,
    heading_reworded,
    sub_heading_doubled,
    item_skipped,
    fee_unclear,
    row_doubled,
    label_reworded,
    residue_left,
)
"""Slips that are the same in every file."""


def _in_one(
    random: Random,
    report: Written,
    change: Callable[[WrittenSection], WrittenSection],
    fits: Callable[[WrittenSection], bool],
) -> Written:
    chosen = random.choice([section for section in report.sections if fits(section)])
    sections = tuple(
        change(section) if section is chosen else section for section in report.sections
    )
    return replace(report, sections=sections)


def _figure(random: Random, report: Written, text: str, first: int = 0) -> Written:
    def changed(section: WrittenSection) -> WrittenSection:
        places = [
            (row, column)
            for row, cells in enumerate(section.grid)
            for column, cell in enumerate(cells)
            if column >= first and cell and cell.replace(".", "").isdigit()
        ]
        at = random.choice(places)
        grid: Grid = [
            [text if (row, column) == at else cell for column, cell in enumerate(cells)]
            for row, cells in enumerate(section.grid)
        ]
        return replace(section, grid=grid)

    return _in_one(random, report, changed, lambda section: bool(section.grid))


def _has_rows(section: WrittenSection) -> bool:
    return any(_is_plain(section.grid, place) for place in range(len(section.grid)))


def _is_plain(grid: Grid, place: int) -> bool:
    """Say whether a row has a label and figures, and no cell that reaches into the next row."""
    cells = grid[place]
    below = grid[place + 1] if place + 1 < len(grid) else []
    return (
        not (cells[0] or "").isdigit()
        and (cells[-1] or "").isdigit()
        and not any(cell and under == "" for cell, under in zip(cells, below, strict=False))
    )
