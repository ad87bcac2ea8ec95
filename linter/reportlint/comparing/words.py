"""The words in which comparisons are told, the same in every format."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from reportlint.comparing.remarks import OTHER_OFFICE
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportlint.comparing.comparison import Change, Comparison, Comparisons
    from reportlint.hookspecs import Repeated
    from reportlint.messages.languages import Language
    from reportlint.model.ledger import Identity

TITLE = Bilingual("两个年度对照", "Two years side by side")
OFFICE = Bilingual("单位", "Office")
OLD, NEW = Bilingual("原来", "Before"), Bilingual("现在", "Now")
OLD_YEAR, NEW_YEAR = Bilingual("原年度", "Year before"), Bilingual("现年度", "Year now")
PLACE = Bilingual("位置", "Place")
CHANGE, PERCENT = Bilingual("增减", "Change"), Bilingual("增减幅度", "Change in percent")
FIGURES = Bilingual("变化的数字", "Figures that changed")
UNCHANGED = Bilingual("其余{}个数字没有变化", "the other {} figures are as they were")
NONE_CHANGED = Bilingual("数字没有变化", "no figure has changed")
ACROSS = Bilingual("跨年度核对", "Across the years")
NOTHING_ACROSS = Bilingual("没有发现问题", "nothing found")
REPEATED = Bilingual("与原来重复的文字", "Text that is repeated")
SECTION = Bilingual("部分", "Section")
SHARE = Bilingual("重复率（%）", "Repeated (%)")
PASSAGES = Bilingual("重复最长的段落", "The longest repeated passages")
TOO_SHORT = Bilingual(
    "自己的文字太少，不作比较", "there is too little text of the office's own to compare"
)
BLANK = Bilingual("（空）", "(blank)")
ONLY_OLD = Bilingual("只有原来的报告", "Only the earlier report is there")
ONLY_NEW = Bilingual("没有更早的报告可比", "No earlier report to compare with")
ALONE = Bilingual("没有对照的报告", "No counterpart")
NAMELESS = Bilingual("（没有写明单位）", "(office not known)")
YEAR = Bilingual("{}年", "{}")
YEARLESS = Bilingual("？", "?")
COLON = Bilingual("：", ": ")

_MOST_PASSAGES = 3
"""So many of the repeated passages are shown."""

_LONGEST = 120
"""Characters of each of them that are shown."""


def in_one(language: Language) -> SimpleNamespace:
    """Give the words in one language, by their names."""
    said = {name: word for name, word in globals().items() if isinstance(word, Bilingual)}
    return SimpleNamespace(**{name.lower(): word.within(language) for name, word in said.items()})


def heading(comparison: Comparison, language: Language) -> str:
    """Say whose reports are compared, and for which years; two offices if they are of two."""
    old, new = comparison.old.identity, comparison.new.identity
    if comparison.remark is OTHER_OFFICE:
        return " → ".join(f"{side.office} {year(side, language)}" for side in (old, new))
    office = new.office or old.office or NAMELESS.within(language)
    years = f"{year(old, language)} → {year(new, language)}"
    return f"{office}{COLON.within(language)}{years}"


def year(identity: Identity, language: Language) -> str:
    """Name the year that a report is for."""
    return YEAR.within(language).format(identity.year or YEARLESS.within(language))


def across(comparison: Comparison, language: Language) -> str:
    """Say of a comparison in which rules on the ledger have found nothing that they have, or why not."""
    return (comparison.remark or NOTHING_ACROSS).within(language)


def shown(text: str, language: Language) -> str:
    """Give what stands in a cell, or say that it is blank."""
    return text or BLANK.within(language)


def passages(repeated: Repeated) -> Sequence[str]:
    """Give the longest passages that are repeated, each on one line and cut where it is long."""
    lines = (" ".join(passage.split()) for passage in repeated.passages[:_MOST_PASSAGES])
    return [line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…" for line in lines]


def alone(compared: Comparisons, language: Language) -> Iterator[str]:
    """Name the reports that have no counterpart."""
    for said, entries in ((ONLY_OLD, compared.only_old), (ONLY_NEW, compared.only_new)):
        for entry in entries:
            office = entry.identity.office or NAMELESS.within(language)
            whose = f"{office} {year(entry.identity, language)}"
            yield f"{said.within(language)}{COLON.within(language)}{whose} {entry.path}"


def told(change: Change, language: Language) -> str:
    """Say below a figure what it was before."""
    was = f"{OLD.within(language)} {shown(change.old, language)}"
    return " ".join(filter(None, (was, by(change), in_percent(change))))


def by(change: Change) -> str:
    """Say by how much a figure has changed; nothing where that cannot be said."""
    return (
        ""
        if change.by is None
        else f"{change.by:+f}"
        if "." in str(change.by)
        else f"{change.by:+}"
    )


def in_percent(change: Change) -> str:
    """Say the same in percent of what it was."""
    return "" if change.percent is None else f"{change.percent:+}%"
