"""A list of offices that owe a report: a text with an office a line, or a column of a table.

What is wrong with it ends the run: a list that is read in part lets an office be forgotten.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.errors import RunError
from reportlint.files.contents import read
from reportlint.hookspecs import Unreadable
from reportlint.messages.suggestions import did_you_mean
from reportlint.model.finding import Bilingual
from reportlint.roster.attendance import attendance
from reportlint.roster.offices import canonical
from reportlint.roster.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reportlint.checking.session import Session
    from reportlint.model.attendance import Attendance
    from reportlint.model.outcome import Identity
    from reportlint.roster.rows import Row

MOST = 10_000
"""Offices on a list. A province has fewer that report; a longer list is another file."""

LONGEST = 60
"""Characters of a name. No office has a longer one; what is longer is a sentence, or no text."""

LONGEST_LINE = 1000
"""Characters of a line of a text: a name, and what is set around it."""

_HEADS = frozenset(
    {
        *("单位", "单位名称", "填报单位", "报送单位", "报告单位", "机构", "机构名称"),
        *("部门", "部门名称", "机关名称", "行政机关", "行政机关名称", "office"),
    }
)
"""What the head of a column of offices says."""
_HEAD_WITHIN = 10
"""Rows within which the head stands; above it there may be a title and remarks."""

_NUMBER = re.compile(
    r"[(（]?(?:\d{1,4}|[一二三四五六七八九十百]{1,4})[)）.．、:：]+\s*|\d{1,4}\s+|[-*•·●]\s*|[\u2460-\u2473]\s*"
)
_BEHIND = ",，;；、。. \t"
_SEVERAL = re.compile(r"[,，;；、](?![^(（]{0,60}[)）])")
"""What stands between names, but for the second names that an office has in brackets."""
_TITLES = ("名单", "一览表", "名录", "名册", "清单", ":", "：")
"""How a title ends, or the head of a group, above the names in a list."""
_REMARK = re.compile(
    r"[合总小共]\s*+计(?![\u4e00-\u9fff])|(?:备?注|说明|填表人?|制表人?|审核人?|联系人?)[:：]"
)
"""How the rows below a table begin."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of offices; `notes` are what its reader passed over or was not certain of."""

    offices: tuple[str, ...]
    notes: tuple[Bilingual, ...] = ()
    path: str = ""

    @classmethod
    def read(cls, path: str, session: Session, column: str | None = None) -> Roster:
        """Read a list; `column` is the head of the column that has the offices. Raises RunError."""
        try:
            listed = rows_of(read(path), session)
        except Unreadable as refusal:
            raise _unreadable(path, refusal.reason, refusal.remedy) from None
        lines = _Lines(path)
        if listed.are_lines:
            if column is not None:
                raise lines.error(
                    0, f"是文本，没有“{column}”列", f"is a text and has no column {column!r}"
                )
            for row in listed.rows:
                lines.take_line(row)
        else:
            lines.take_column(listed.rows, column)
        if not lines.offices:
            raise lines.error(
                0, "没有任何单位，请每行填写一个单位名称", "has no office: write one a line"
            )
        about = Bilingual(f"单位名单 {path}：", f"{path}: ")
        return cls(
            tuple(lines.offices),
            tuple(
                Bilingual(f"{about.zh}{note.zh}。", f"{about.en}{note.en}.")
                for note in (*listed.notes, *lines.notes())
            ),
            path,
        )

    def attendance(
        self, handed_in: Iterable[tuple[str, Identity]], unreadable: Iterable[str] = ()
    ) -> Attendance:
        """Say who has handed in, by the paths of the reports and of what could not be read."""
        return attendance(self.offices, handed_in, unreadable)


def path_and_column(option: str) -> tuple[str, str | None]:
    """Part FILE:COLUMN as the command line has it; a file may have a colon in its own name."""
    path, colon, column = option.rpartition(":")
    if colon and column and Path(path).is_file() and not Path(option).is_file():
        return path, column
    return option, None


class _Lines:
    """The offices of a list as they are met, each once."""

    def __init__(self, path: str) -> None:
        self.offices: list[str] = []
        self._path = path
        self._seen: dict[str, tuple[str, int]] = {}
        self._passed_over: list[str] = []
        self._blank = 0

    def take_line(self, row: Row) -> None:
        """Take a line of a text: an office, a remark or nothing."""
        line = _bare("".join(row.cells))
        if not line:
            return
        if len(line) > LONGEST_LINE:
            raise self._no_office(line, row.number)
        if _is_beside(line):
            self._passed_over.append(line)
            return
        if _SEVERAL.search(line):
            raise self.error(
                row.number,
                "有不止一个单位，请每行只写一个",
                "has more than one office: write one a line",
            )
        self._take(line, row.number)

    def take_column(self, rows: Sequence[Row], column: str | None) -> None:
        """Take the column of offices of a table."""
        rows = [row for row in rows if any(cell.strip() for cell in row.cells)]
        first, place = self._column(rows, column)
        width = len(rows[first - 1].cells) if first else 0
        for row in rows[first:]:
            said = [cell for cell in row.cells if cell.strip()]
            name = _bare(row.cells[place]) if place < len(row.cells) else ""
            is_other = not row.number and width and len(row.cells) != width
            if is_other and len(said) > 1:
                raise self.error(
                    0,
                    f"“{said[0].strip()}”所在行的列与表头不同，请删除表中的空行后再试",
                    f"has other columns than its head where it says {said[0].strip()!r}: "
                    "delete the blank rows in the table",
                )
            if is_other and width > 1:
                self._passed_over.append(said[0].strip())
            elif not name:
                self._blank += 1
            elif _is_beside(name):
                self._passed_over.append(name)
            else:
                self._take(name, row.number)

    def notes(self) -> Iterator[Bilingual]:
        """Say what was passed over."""
        if self._blank:
            yield Bilingual(
                f"有 {self._blank} 行没有单位名称，已略过",
                f"rows without an office were passed over: {self._blank}",
            )
        if self._passed_over:
            said = self._passed_over
            zh, en = "、".join(f"“{text}”" for text in said[:3]), ", ".join(map(repr, said[:3]))
            yield Bilingual(
                f"{zh}等 {len(said)} 行不是单位，已略过",
                f"lines that are no offices were passed over: {len(said)} ({en} …)",
            )

    def error(self, number: int, zh: str, en: str) -> RunError:
        """Say what is wrong with the list; on which line, where people can count to it."""
        line = Bilingual(f"第 {number} 行" if number else "", f"line {number} " if number else "")
        return RunError(
            f"单位名单 {self._path} {line.zh}{zh}。", f"the list {self._path}: {line.en}{en}."
        )

    def _take(self, text: str, number: int) -> None:
        name = "".join(text.split("\n")).strip()
        if len(name) > LONGEST:
            raise self._no_office(name, number)
        key = canonical(name)
        if key in self._seen:
            other, line = self._seen[key]
            where = Bilingual(f"（第 {line} 行）", f" (line {line})") if line else Bilingual("", "")
            raise self.error(
                number,
                f"“{name}”重复，与“{other}”{where.zh}是同一单位，请删去一个",
                f"has {name!r}, which is {other!r}{where.en} once more: delete one of them",
            )
        self._seen[key] = name, number
        self.offices.append(name)
        if len(self.offices) > MOST:
            raise self.error(
                0,
                f"超过 {MOST} 个单位，请核对是否选错文件",
                f"has more than {MOST} offices: is it the right file?",
            )

    def _no_office(self, text: str, number: int) -> RunError:
        return self.error(
            number,
            f"“{text[:20]}……”不像单位名称，请核对是否选错文件",
            f"has {text[:20]!r} …, which is no name of an office: is it the right file?",
        )

    def _column(self, rows: Sequence[Row], column: str | None) -> tuple[int, int]:
        """Find the column: the first row below its head, and its place in a row."""
        wanted = _HEADS if column is None else {_folded(column)}
        for first, row in enumerate(rows[:_HEAD_WITHIN], 1):
            heads = [_folded(cell) for cell in row.cells]
            places = [place for place, head in enumerate(heads) if head in wanted]
            if len(places) > 1:
                several = [row.cells[place].strip() for place in places]
                raise self.error(
                    row.number,
                    f"有几列都像单位名称（{'、'.join(several)}），请用“文件:列名”指明一列",
                    f"has several columns that may be it ({', '.join(several)}): "
                    "say which, as FILE:COLUMN",
                )
            if places:
                return first, places[0]
        if column is None:
            only = _columns_of_words(rows)
            if len(only) <= 1:
                return 0, next(iter(only), 0)
        raise self._without_column(rows, column)

    def _without_column(self, rows: Sequence[Row], column: str | None) -> RunError:
        heads = [cell.strip() for cell in max(rows[:_HEAD_WITHIN], key=_said).cells if cell.strip()]
        zh, en = "、".join(heads), ", ".join(heads)
        if column is None:
            return self.error(
                0,
                f"看不出哪一列是单位名称（{zh}），请把该列表头写作“单位名称”，或用“文件:列名”指明",
                f"does not say which column has the offices ({en}): "
                "call it “office”, or name it, as FILE:COLUMN",
            )
        near = did_you_mean(column, heads)
        return self.error(
            0,
            f"没有“{column}”列{near.zh}（现有：{zh}）",
            f"has no column {column!r}{near.en} (it has: {en})",
        )


def _said(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _columns_of_words(rows: Iterable[Row]) -> set[int]:
    """Give the columns in which anything stands but numbers."""
    return {
        place
        for row in rows
        for place, cell in enumerate(row.cells)
        if cell.strip() and not cell.strip().rstrip(".、").isdigit()
    }


def _bare(text: str) -> str:
    """Give a name without its number and without what parts it from the next one."""
    text = text.strip()
    number = _NUMBER.match(text)
    return (text[number.end() :] if number else text).rstrip(_BEHIND)


def _folded(head: str) -> str:
    return "".join(unicodedata.normalize("NFKC", head).split()).casefold().strip(":*")


def _is_beside(text: str) -> bool:
    """Say whether a line is no office: a title, a head, a sum, a remark."""
    return text.endswith(_TITLES) or _folded(text) in _HEADS or _REMARK.match(text) is not None


def _unreadable(path: str, reason: Bilingual, remedy: Bilingual) -> RunError:
    return RunError(
        f"单位名单 {path} 无法读取：{reason.zh}；{remedy.zh}。",
        f"the list {path} cannot be read: {reason.en}; {remedy.en}.",
    )
