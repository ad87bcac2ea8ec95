"""Who of a list of offices has handed in, for people and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.characters.printable import legible
from reportlint.formatters.layout import INDENT
from reportlint.model.finding import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.model.attendance import Attendance, Entry, Stray
    from reportlint.model.finding import Language


def attendance_lines(attendance: Attendance, language: Language) -> Iterator[str]:
    """Say who has not handed in, who has twice, and what else does not go with the list.

    All are named, however many they are: they are whom a clerk calls next.
    """
    years = "、".join(attendance.years)
    owed = Bilingual(f"（{years}年）" if years else "", f" ({years})" if years else "")
    so = Bilingual("：", ":")
    if attendance.is_complete:
        so = Bilingual("，均已报送。", ", all of whom have handed in.")
    yield Bilingual(
        f"单位名单共{attendance.listed}个单位{owed.zh}{so.zh}",
        f"{attendance.listed} offices on the list{owed.en}{so.en}",
    ).within(language)
    for said, entries in (
        (Bilingual("未报送", "not handed in"), attendance.missing),
        (Bilingual("重复报送", "handed in more than once"), attendance.twice),
        (Bilingual("已报送，但无法读取", "handed in, but unreadable"), attendance.unreadable),
        (Bilingual("报送了其他年度的", "handed in for another year"), attendance.other_years),
        (Bilingual("报送的没有写明年度", "handed in without a year"), attendance.undated),
    ):
        if entries:
            yield f"{INDENT}{_counted(said, entries).within(language)}"
            yield from (f"{INDENT * 2}{_entry(entry, attendance, language)}" for entry in entries)
    if attendance.strays:
        said = Bilingual("不在名单上的报告", "reports of no office on the list")
        yield f"{INDENT}{_counted(said, attendance.strays).within(language)}"
        yield from (f"{INDENT * 2}{_stray(stray, language)}" for stray in attendance.strays)
    yield ""


def _counted(said: Bilingual, entries: Sequence[object]) -> Bilingual:
    return Bilingual(f"{said.zh}{len(entries)}个：", f"{said.en} ({len(entries)}):")


def _entry(entry: Entry, attendance: Attendance, language: Language) -> str:
    """Name an office, its year where there are several, and its files."""
    office = legible(entry.office)
    if entry.year and attendance.years != (entry.year,):
        office = Bilingual(f"{office} {entry.year}年", f"{office} {entry.year}").within(language)
    return INDENT.join([office, *map(legible, entry.paths)])


def _stray(stray: Stray, language: Language) -> str:
    office = legible(stray.office)
    fits = "、".join(map(legible, stray.fits))
    may_be = Bilingual(f"可能是：{fits}", f"may be: {fits}").within(language) if fits else ""
    return INDENT.join(part for part in (legible(stray.path), office, may_be) if part)


def attendance_members(attendance: Attendance) -> dict[str, object]:
    """Give who has handed in as a JSON object."""
    return {
        "listed": attendance.listed,
        "years": list(attendance.years),
        **{
            name: [_members(entry) for entry in entries]
            for name, entries in (
                ("missing", attendance.missing),
                ("twice", attendance.twice),
                ("unreadable", attendance.unreadable),
                ("other_years", attendance.other_years),
                ("undated", attendance.undated),
            )
        },
        "strays": [
            {"path": stray.path, "office": stray.office or None, "fits": list(stray.fits)}
            for stray in attendance.strays
        ],
    }


def _members(entry: Entry) -> dict[str, object]:
    return {"office": entry.office, "year": entry.year or None, "paths": list(entry.paths)}
