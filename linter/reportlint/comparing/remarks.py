"""What is said of two reports that are not those of an office for two years on end: nothing is carried over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual
from reportlint.roster.offices import are_one

if TYPE_CHECKING:
    from reportlint.comparing.pairs import Pair
    from reportlint.roster.offices import Renamed

OTHER_OFFICE = Bilingual(
    "两份报告的单位名称不同，未作跨年度核对；单位更名的，请写在配置的 offices: renamed 里",
    "the offices' names differ, so nothing is checked across the years; one that was renamed belongs "
    "under `offices: renamed` in the configuration",
)
NAMELESS = Bilingual(
    "有报告没有写明单位，未作跨年度核对",
    "one of them does not tell whose it is, so nothing is checked across them",
)
SAME_YEAR = Bilingual(
    "两份报告是同一年度的，不是先后两年，不作结转等核对",
    "both reports are for one year, so that nothing is carried over between them",
)
REVERSED = Bilingual(
    "原来的报告年度在后，未作跨年度核对；请先写较早的，后写较晚的",
    "the first report is for the later year, so nothing is checked across them; name the earlier one first",
)
YEARS_BETWEEN = Bilingual(
    "两份报告不是相邻的年度，未作跨年度核对",
    "there are years between the two, so nothing is checked across them",
)
UNDATED = Bilingual(
    "有报告看不出是哪个年度的，未作跨年度核对",
    "one of them does not tell its year, so nothing is checked across them",
)


def remark(pair: Pair, renamed: Renamed) -> Bilingual | None:
    """Say why two reports are not those of an office for two years on end, unless they are."""
    offices, (then, now) = zip(*(read.entry.identity for read in pair), strict=True)
    if not all(offices):
        return NAMELESS
    if not are_one([*map(renamed.today, offices)]):
        return OTHER_OFFICE
    if not (then.isdigit() and now.isdigit()):
        return UNDATED
    years = int(now) - int(then)
    if years == 1:
        return None
    return SAME_YEAR if years == 0 else REVERSED if years < 0 else YEARS_BETWEEN
