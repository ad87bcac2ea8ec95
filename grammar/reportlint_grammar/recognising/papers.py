"""What a paper calls itself: an annual report of information disclosure, or something else.

A Chinese title says at its end what the paper is, so its end is read. The words are in
`editions/papers.yaml`.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from reportlint.messages.languages import Bilingual
from reportlint.model.document import Passage
from reportlint_grammar.form import fact_files
from reportlint_grammar.form.fact_files import FOLDER, Fact
from reportlint_grammar.form.facts import editions
from reportlint_grammar.form.wording import YEAR
from reportlint_grammar.headings import titles

_LONGEST = 60
"""No title is longer, without its spaces."""
_REPORT = re.compile(
    r"(?:信息|资讯)(?:主动|依申请)?公开[^《》]{0,16}?(?:报告|年报)"
    r"|政务公开(?:报告|[^《》]{0,16}?(?:年度报告|年报))"
    r"|(?:报告|年报)[（(]?(?:政府)?(?:信息|政务)公开"
)
_ANY_REPORT = ("报告", "年报", "报表", "白皮书")
_NO_TITLE = re.compile(
    r"[，。；;！!？?>»›|｜/]|[〔\[（(【]20\d\d[〕\]）)】]第?\d{1,5}号|^(?:上一[篇条]|下一[篇条]|首页|当前位置|根据|依据|按照|现将|现公布|请)"
)
"""What a sentence has, a paper's number, 水函〔2025〕3号, or a line by which a site leads elsewhere."""
_LABEL = re.compile(r"^(?:附件?\d{0,2}|(?:信息|文件|文章)?(?:标题|题目|名称))[：:]|^附件?\d{1,2}")
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]")
_COLON = ("：", ":")
_BETWEEN = re.compile(r"[-—－–_+＋·•.．~（）()【】\[\]〔〕〖〗：:]")
"""What stands between a title and its notes, its office, the site's name."""
_DATED = re.compile(rf"{YEAR}|20\d\d")
_TIME = rf"(?:{YEAR}度?|\d{{1,8}}+[年度月日]?|[月日])"
_OFFICE = re.compile(f"{_TIME}?+{titles.OFFICE}")
_SUBJECT = re.compile("(?:政府)?信息公开|政务公开")
_AT_LENGTH = ("关于", "有关")
"""With these words begins the title of one paper, and no entry of a menu."""
_GOES_ON = "的"
_LONGEST_REST = 10
"""A title broken before its end: 关于报送政府信息公开年报, and below it 的通知."""


class Paper(enum.Enum):
    """What a title names."""

    REPORT = enum.auto()
    """An annual report of information disclosure."""

    ABOUT_REPORTS = enum.auto()
    """A paper about such reports: a notice, a template, a reading, a piece of news."""

    OTHER = enum.auto()
    """Another paper of an office: a budget, a guide, a work plan."""


class Named(NamedTuple):
    """What a title names: `one`, by its office or year, or only the kind, as a menu does."""

    paper: Paper
    one: bool


_THE_REPORT = Named(Paper.REPORT, one=True)


def named(text: str) -> Named | None:
    """Say what a line names; None if it is no title, or that of a paper unknown."""
    title = _LABEL.sub("", _MARKS.sub("", text))
    if len(title) > _LONGEST or _NO_TITLE.search(title):
        return None
    has_colon = any(colon in title for colon in _COLON)
    if has_colon and title.startswith(words().to_many) and title.endswith(_COLON):
        return Named(Paper.ABOUT_REPORTS, one=True)
    paper = _paper(title)
    if paper is None or (has_colon and paper is not Paper.REPORT):
        return None
    whose = _SUBJECT.split(title, maxsplit=1)[0]
    one = title.startswith(_AT_LENGTH) or _DATED.search(title) or _OFFICE.match(whose)
    return Named(paper, bool(one))


def among(lines: Sequence[Passage]) -> Iterator[Named]:
    """Give what lines name: one by one, with the line above, and as a report's title over several."""
    whole, texts = _mended(lines)
    above, named_above = "", None
    is_found = False
    for text in texts:
        here = named(text)
        if here is not None:
            yield here
        if _is_report(here):
            is_found |= here == _THE_REPORT
        elif above and not _is_report(named_above):
            yield from _over_two(above, text)
        above, named_above = text, here
    if not is_found and (title := _title(whole)) is not None:
        yield title


def _title(lines: Sequence[Passage]) -> Named | None:
    """Give what the title of a report names that is over several lines, or goes on with the text."""
    title = titles.find(lines)
    if title:
        return named(titles.bare("".join(line.text for line in title)))
    if run_in := titles.run_in(lines):
        line, end = run_in
        return named(line.text[:end])
    return None


def _over_two(above: str, text: str) -> Iterator[Named]:
    """Give what two lines name together. An office above the entries of a menu is not their own."""
    title = named(above + text)
    if title is not None and not _is_report(title):
        is_menu = title.paper is Paper.OTHER and _DATED.search(above) is None
        yield title._replace(one=title.one and not is_menu)


def common_labels() -> frozenset[str]:
    """Give the labels of the form's tables that other papers and the menus of sites have too."""
    return words().common_labels


def _mended(lines: Sequence[Passage]) -> tuple[Sequence[Passage], Sequence[str]]:
    """Give the lines that are whole, and the text of all, those mended that break before 的."""
    whole: list[Passage] = []
    texts: list[str] = []
    for line in lines:
        if texts and line.text.startswith(_GOES_ON) and len(line.text) <= _LONGEST_REST:
            texts[-1] += line.text
            del whole[-1:]
        else:
            texts.append(line.text)
            whole.append(line)
    return whole, texts


def _is_report(title: Named | None) -> bool:
    return title is not None and title.paper is Paper.REPORT


class Words(NamedTuple):
    """The words of titles, as `papers.yaml` has them; patterns where what is beside them counts."""

    others: tuple[str, ...]
    other_reports: re.Pattern[str]
    other_information: re.Pattern[str]
    tidings: re.Pattern[str]
    nobody: re.Pattern[str]
    to_many: tuple[str, ...]
    state: re.Pattern[str]
    common_labels: frozenset[str]


@cache
def words(file: Path = FOLDER / "papers.yaml") -> Words:
    """Read the words of titles; raises ConfigurationError."""
    facts = fact_files.read(file).fields(
        [
            *("others", "other_reports", "other_information", "companies", "tidings", "doings"),
            *("to_many", "nobody", "states", "common_labels"),
        ]
    )
    others = [kind.words() for kind in facts["others"].entries().values()]
    their = _any(facts["other_information"].words())
    company = rf"{_any(facts['companies'].words())}(?:集团|股份|有限|责任|公司){{1,5}}"
    doing = f"{_any(facts['doings'].words())}了?{_TIME}?(?:政府)?"
    state = (
        rf"{_any(facts['states'].words())}|[\u4e00-\u9fffA-Za-z]{{0,4}}[稿版件]"
        rf"|[A-Za-z]{{1,8}}\d{{0,2}}|{_TIME}"
    )
    return Words(
        others=tuple(chain.from_iterable(others)),
        other_reports=re.compile(_any(facts["other_reports"].words())),
        other_information=re.compile(rf"(?:{their}|{company}{_TIME}?)信息公开|\d学年"),
        tidings=re.compile(f"{_any(facts['tidings'].words())}|{doing}$"),
        nobody=re.compile(_any(facts["nobody"].words())),
        to_many=facts["to_many"].words(),
        state=re.compile(f"(?:{state})$"),
        common_labels=_labels_of_the_form(facts["common_labels"]),
    )


def _labels_of_the_form(fact: Fact) -> frozenset[str]:
    """Read a list of labels that stand in the form's tables."""
    tables = [table for edition in editions() for table in edition.tables.values()]
    known = {wording for table in tables for label in table.labels() for wording in label.wordings}
    for item, label in zip(fact.items(), fact.words(), strict=True):
        if label not in known:
            item.fail_unknown(Bilingual("行名或列名", "label"), label, known)
    return frozenset(fact.words())


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"


def _paper(title: str) -> Paper | None:
    """Say what a title names; a note behind a report's name, （模板）, may say that it is none."""
    known = words()
    report = _REPORT.search(title)
    parts = _BETWEEN.split(title)
    if any(map(_is_other, parts)):
        return Paper.ABOUT_REPORTS if report else Paper.OTHER
    if report is None:
        return Paper.OTHER if any(part.endswith(_ANY_REPORT) for part in parts) else None
    if known.other_reports.search(report[0]) or known.other_information.search(
        title[: report.end()]
    ):
        return Paper.OTHER
    if known.tidings.search(title[: report.start()]) or known.nobody.search(title):
        return Paper.ABOUT_REPORTS
    behind = _without_states(_BETWEEN.split(title[report.end() :], maxsplit=1)[0])
    if behind.endswith(_ANY_REPORT) and known.other_reports.search(behind):
        return Paper.ABOUT_REPORTS
    return Paper.REPORT if not behind or _OFFICE.fullmatch(behind) else None


def _is_other(part: str) -> bool:
    others = words().others
    return part.endswith(others) or _without_states(part).endswith(others)


def _without_states(part: str) -> str:
    """Leave out what is written behind the name of a paper on its way: 终稿, 盖章版, a date."""
    while state := words().state.search(part):
        part = part[: state.start()]
    return part
