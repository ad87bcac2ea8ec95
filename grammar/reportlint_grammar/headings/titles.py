"""Which lines before the first section are the report's title, and what it names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportlint.model.document import Caption, Paragraph, Passage
from reportlint_grammar.form.wording import YEAR, year

_LONGEST = 60
_MOST_LINES = 3
_WIDEST = 4 * _LONGEST
"""A title with what is set around it, and a blank behind every character, is no longer."""
_DISCLOSURE = r"(?:(?:政府|政务)?信息(?:主动|依申请)?|政务)公开"
"""What the report is about; 政务公开 is a title worded wrongly, but a title."""
_NAMED = (
    r"(?:信息(?:主动|依申请)?公开[^，。；：:>》|]{0,16}?(?:报告|年报)"
    r"|(?:信息[与和及])?政务公开[^，。；：:>》|]{0,16}?(?:年度报告|年报))"
)
_NAMES = re.compile(_NAMED)
_TITLE = re.compile(_NAMED + r"(?:20\d\d(?:年度?)?)?(?:[（(][^（()）]{0,20}[)）]){0,2}$")
_NO_TITLE = re.compile(r"[，。；：:>»›|/]|^(?:根据|依据|按照|现将|现公布|附件|上一篇|下一篇|首页)")
_RUN_IN = re.compile(
    rf"[^，。；：:>》|]{{0,60}}?{_NAMED}(?:[（(][^（()）]{{0,20}}[)）])?"
    rf"(?=(?P<begun>\s|根据|依据|依照|按照|为|现|本报告|本年度报告|本年报|统计|数据|所列|{YEAR})?)"
)
"""A title with which a line begins that may go on with a sentence, and how this begins."""
_OF_A_NAME = 4
"""With so many characters of its office's name a sentence begins behind a title."""
OFFICE = (
    r"[\u4e00-\u9fff（()）·]{2,30}"
    r"(?:局|委|办|厅|府|处|会|院|所|中心|站|队|部|社|馆|室|公司|区|县|市|镇|乡|街道|校|园|关|台|厂|集团|司)"
)
_DATE = r"(?:20\d\d ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}(?: ?日)?|20\d{6})(?: \d{1,2}[:：]\d\d(?:[:：]\d\d)?)?"
_DATED = rf"[\[【〔〖（(<＜] ?(?:[\u4e00-\u9fff]{{2,4}} ?[：:] ?)?{_DATE} ?[\]】〕〗）)>＞]"
"""The day a paper was published, in brackets: [2024-01-18], （发布日期：2024年1月18日）."""
_BUTTONS = (
    r"(?: ?[\[【〔(（] ?(?:打印|关闭|字体|字号|分享|收藏|下载|大 中 小)"
    r"[^\[\]【】〔〕()（）]{0,20}[\]】〕)）]){1,20}"
)
_FIELD = rf" [\u4e00-\u9fff]{{2,6}} ?[：:](?!.{{0,{_WIDEST}}}公开)[^。]{{0,{_WIDEST}}}"
_AROUND = re.compile(
    rf"(?:{_BUTTONS} ?)?(?:(?:信息|文件|文章)?(?:标 ?题|题 ?目|名 ?称) ?[：:] ?)?(?:{_DATE} |{_DATED} ?)?"
    rf"(?P<book>《(?=[^《》]+》[^《》]*$))?"
    rf"(?P<title>.+?)"
    rf"(?: ?[全正]文)?(?:\.[A-Za-z]{{2,5}})?(?(book)》(?: ?[全正]文)?)(?: ?(?:{_DATE}|{_DATED}))?"
    rf"(?:{_BUTTONS}|{_FIELD})?",
    re.DOTALL,
)
"""What sites and files set around a title: 标题：, 《》, 全文, a file's suffix, the day it was published,
buttons as [打印], and behind it fields as 来源：."""
_IS_OFFICE = re.compile(OFFICE)
_AS_SPEAKER = re.compile(rf"^({OFFICE})[：:](?=(?:关于)?{YEAR})")
_DASH = re.compile("[-—－–_]{1,2}")
"""What parts a title from the office that signs it, or from the site's name."""
_NAMED_OFFICE = re.compile(
    rf"(?:{YEAR}度?)?(.*?)(?:关于)?(?:(?:{YEAR}|20\d\d)度?)?(?P<report>(?:政府信息[与和及])?{_DISCLOSURE}.*)"
)
_GOVERNMENT = ("人民", "政府")
"""A government's name ends where the report's begins: 云岭县人民政府信息公开年报."""
_GOVERNMENT_INFORMATION = re.compile("政府信息(?:[与和及、]政务)?公开")
_YEAR_WITHOUT_A_WORD = re.compile(r"(?<!\d)20\d\d(?!\d)")
_BEGINNING = re.compile(rf"(?:{YEAR}度?)?(?:{OFFICE})?(?:关于?)?(?:{YEAR}度?)?(?:政府)?")
"""What a line says on which a title begins that goes on below it."""
_NO_NAME = re.compile(r"[\d年度〇○二一零三四五六七八九的政府于]")
_ENTRY = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,12}")
_OF_A_PAPER = frozenset({"目录", "前言", "引言", "导语", "摘要", "说明", "正文", "全文", "附件"})
"""Short lines that stand by a title and are no entries of a menu."""
_YEAR_ALONE = re.compile(rf"{YEAR}度?")
_NEAR = 2
"""So many lines above and below tell whether a line stands in a menu."""
_PERIOD = re.compile(rf"{YEAR}\s*1\s*月\s*1\s*日")


def find(lines: Sequence[Passage]) -> Sequence[Passage]:
    """Find the title among the lines before the first section: none, or one to three lines.

    Where several could be it, as on a page with a menu of other years' reports, it is the one with a
    year, that of the period if this is said, and an office, with nothing around it, said most often,
    nearest to the text. An entry of a menu is none.
    """
    found = [
        title
        for place in range(len(lines))
        if (title := _ending_at(lines, place)) and not _is_of_menu(lines, title, place)
    ]
    if len(found) < 2:
        return found[0] if found else ()
    whole = ["".join(line.text for line in title) for title in found]
    texts = [bare(text) for text in whole]
    often = Counter(texts)
    of_period = next((named for line in lines if (named := period(line.text))), None)

    def rank(place: int) -> tuple[bool, bool, bool, bool, int, int]:
        text = texts[place]
        named = year(text)
        is_bare = text == _compact(whole[place])
        return (
            named is not None,
            named == of_period,
            _names_office(text),
            is_bare,
            often[text],
            place,
        )

    return found[max(range(len(found)), key=rank)]


def run_in(lines: Sequence[Passage]) -> tuple[Passage, int] | None:
    """Find a line that begins with a title and goes on with the text; say where the title ends.

    For a report whose title has no line to itself: it has an office and a year, or may be no title.
    """
    for line in lines:
        match = _RUN_IN.match(line.text)
        if match and "。" in line.text[match.end() :]:
            title = match[0]
            is_named = _is_title(title) and _names_office(title) and year(title)
            if is_named and (match["begun"] or _speaks_of(title, line.text[match.end() :])):
                return line, match.end()
    return None


def _speaks_of(title: str, text: str) -> bool:
    """Say whether a text begins with the office that a title begins with."""
    begins = office(title)[:_OF_A_NAME]
    return len(begins) == _OF_A_NAME and text.startswith(begins)


def bare(text: str) -> str:
    """Give what a title says, without spaces and what is set around it."""
    match = _AROUND.fullmatch(" ".join(text.split()))
    title = _AS_SPEAKER.sub(r"\1", _compact(match["title"] if match else text))
    said, *behind = _DASH.split(title, maxsplit=1)
    if not behind or not _TITLE.search(said):
        return title
    if _has_name(said):
        return said
    return behind[0] + said if _IS_OFFICE.fullmatch(behind[0]) else title


def period(text: str) -> int | None:
    """Give the year whose first of January a text names."""
    named = _PERIOD.search(text)
    return year(named[0]) if named else None


def office(title: str) -> str:
    """Give the office that a title names; empty if none."""
    match = _NAMED_OFFICE.match(title)
    if match is None:
        return ""
    people, government = _GOVERNMENT
    return match[1] + government if match[1].endswith(people) else match[1]


def report(title: str) -> str:
    """Give what a title calls the report, as 政府信息公开工作年度报告; empty if it names none."""
    match = _NAMED_OFFICE.match(title)
    return match["report"] if match else ""


def is_year(text: str) -> bool:
    """Say whether a line is a year and nothing else, be it in brackets: （2024年度）."""
    return _YEAR_ALONE.fullmatch(_compact(text).strip("（）()")) is not None


def is_of_disclosure(title: str) -> bool:
    """Say whether a title is of 政府信息公开, be it with 政务公开."""
    return _GOVERNMENT_INFORMATION.search(title) is not None


def year_of(title: str) -> int | None:
    """Give the year that a title names, be it without 年; None where it names none."""
    bare_year = _YEAR_WITHOUT_A_WORD.search(title)
    return year(title) or (int(bare_year[0]) if bare_year else None)


def _ending_at(lines: Sequence[Passage], place: int) -> Sequence[Passage]:
    """Give the lines of a title that ends in a line; none if none does."""
    text = lines[place].text
    first = place
    if not _is_title(text):
        if "信息公开" in text:
            return ()
        for first in range(place - 1, max(place - _MOST_LINES, -1), -1):
            text = lines[first].text + text
            if _is_title(text):
                break
        else:
            return ()
    while first and place - first + 1 < _MOST_LINES and not (_names_office(text) and year(text)):
        above = _compact(lines[first - 1].text)
        if not above or not _BEGINNING.fullmatch(above) or _repeats(above, text):
            break
        first -= 1
        text = above + text
    return lines[first : place + 1]


def _is_of_menu(lines: Sequence[Passage], title: Sequence[Passage], place: int) -> bool:
    """Say whether what could be a title, and ends in a line, stands among the entries of a menu.

    A title has a year, or heads the text. A menu lists the reports of several years, or columns of a
    site, one of which is that of the reports; what a window shows without a year is such a column too.
    """
    if any(isinstance(line, Paragraph) and line.level for line in title):
        return False
    text = "".join(line.text for line in title)
    first = place - len(title) + 1
    above = [line.text for line in lines[max(first - _NEAR, 0) : first]]
    below = [line.text for line in lines[place + 1 : place + 1 + _NEAR]]
    its_year = year(text)
    if its_year is not None:
        others = [other for other in (*above, *below) if _is_title(other) and year(other)]
        is_listed = sum(year(other) != its_year for other in others) >= _NEAR
        return (is_listed or _is_first_of_years(title[-1], below)) and not _names_office(text)
    entries_above, entries_below = (sum(map(_is_entry, near)) for near in (above, below))
    if any(isinstance(line, Caption) for line in title):
        return True
    *beside, last = text.split()
    if beside and _is_title(last) and all(map(_is_entry, beside)):
        return True
    enough_above = _NEAR if _names_office(text) else 1
    return entries_above >= enough_above or entries_below >= _NEAR


def _is_first_of_years(last: Passage, below: Sequence[str]) -> bool:
    """Say whether a title's last line is a year in a menu, which goes on below it."""
    if not _YEAR_ALONE.fullmatch(_compact(last.text)) or not below:
        return False
    return _YEAR_ALONE.fullmatch(_compact(below[0])) is not None or _is_entry(below[0])


def _is_entry(text: str) -> bool:
    """Say whether a line may be an entry of a menu: it is short, and names no office and no year."""
    said = _compact(text)
    return (
        _ENTRY.fullmatch(said) is not None
        and said not in _OF_A_PAPER
        and year(said) is None
        and _IS_OFFICE.fullmatch(said) is None
    )


def _repeats(above: str, text: str) -> bool:
    """Say whether a line above names an office or a year where a title has its own."""
    is_year = year(above) is not None
    return (is_year and year(text) is not None) or (_names_office(above) and _names_office(text))


def _names_office(title: str) -> bool:
    return _has_name(bare(title))


def _has_name(title: str) -> bool:
    return bool(_NO_NAME.sub("", _TITLE.sub("", title)))


def _is_title(text: str) -> bool:
    said = _compact(text)
    if len(said) > 2 * _LONGEST or _NAMES.search(said) is None:
        return False
    title = bare(text)
    return (
        len(title) <= _LONGEST
        and _TITLE.search(title) is not None
        and _NO_TITLE.search(title) is None
    )


def _compact(text: str) -> str:
    return "".join(text.split())
