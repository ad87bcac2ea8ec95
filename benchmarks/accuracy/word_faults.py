"""Kinds of fault in a report's words: its title, year and parts, another's name, and what says nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from benchmarks.accuracy.figures import DISCLOSURE, Figures
from benchmarks.accuracy.kinds import Kind, Owed
from benchmarks.accuracy.offices import Office, Rank
from benchmarks.accuracy.paper import Paper

_OWN_TITLES = (
    "{name}{year}年政务公开工作年度报告",
    "{name}{year}年信息公开工作年度报告",
    "{name}政府信息公开工作年度报告",
    "{name}{year}年政府信息主动公开工作年度报告",
    "{year}年度{name}关于信息公开工作的年度报告",
)
"""Wrong beyond doubt: of something else, or of no year. 年报 for short, and a title without 工作, are not."""
_OTHER_YEARS = {
    "opening": (
        "按照有关规定，现将{name}{before}年政府信息公开工作年度报告予以公布。数据统计期限为{year}年1月1日至12月31日。",
        "结合{before}年度工作实际，{name}编制了本报告，统计期限为{year}年1月1日至{year}年12月31日。",
    ),
    "overview": (
        "{before}年，{we}坚持以公开促落实、强监管，全面推进政府信息公开工作。",
        "{next}年，{we}认真落实政务公开工作要点，各项任务按期完成。",
    ),
    "problems": (
        "{before}年，{we}的政府信息公开工作虽有进步，但与公众期待仍有差距。",
        "综观{before}年，{we}在公开的及时性方面仍有不足。",
    ),
}
_OTHER_PERIODS = (
    "本报告所列数据的统计期限为{before}年1月1日至{before}年12月31日。",
    "{name}现公布本报告，数据统计期限自{year}年1月1日起至{year}年10月31日止。",
    "按照《条例》要求编制本报告，统计时限为{year}年1月1日至{next}年12月31日。",
    "统计期限：{year}年3月1日至12月31日。",
)
_REPLACED_NOTICES = (
    "根据国办公开办函〔2019〕60号文件，{name}编制{year}年度报告，统计期限为{year}年1月1日至12月31日。",
    "本报告依照《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》"
    "（国办公开办函〔2019〕60号）编制，数据统计期限为{year}年1月1日至{year}年12月31日。",
)
_WRONG_PARTS = (
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、"
    "存在的主要问题及改进情况六个部分组成，统计期限为{year}年1月1日至12月31日。",
    "全文分五个部分，即总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、"
    "存在的主要问题及改进情况、其他需要报告的事项。统计期限为{year}年1月1日至12月31日。",
    "本报告共六部分：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、存在的主要问题及改进情况、"
    "其他需要报告的事项。数据统计期限为{year}年1月1日至12月31日。",
)
_OTHERS = ("我局", "我委", "我镇", "我乡", "我街道", "我厅")
"""What offices of other kinds call themselves."""
_SHARED = {
    "我局": {Rank.MINISTRY, Rank.PROVINCIAL, Rank.MUNICIPAL, Rank.BUREAU},
    "我委": set(Rank) - {Rank.TOWN, Rank.SUBDISTRICT},
}
"""Whose own words they may be: a department may be a bureau and a committee, with one title for both."""
_COPIED = {
    "overview": (
        "{other}高度重视信息公开，明确专人负责日常发布。",
        "{other}按月检查公开专栏，及时更正差错。",
    ),
    "problems": (
        "下一步，{other}将加强业务学习，提高答复质量。",
        "{other}将逐项整改，并长期坚持。",
    ),
}
_UNACCOUNTABLE = (
    "明确一名负责同志分管，由办公室承办，组织业务学习{few}次。",
    "落实人员和经费，邀请专业人员授课，主动听取群众意见。",
)
_OF_CHANNELS = re.compile("[^。]*公开渠道[^。]*。")
"""What names an aspect elsewhere: then it is not missing."""
_HOLLOW_PROBLEMS = ("无。", "暂无。", "存在的主要问题及改进情况如下：")
_HOLLOW_OVERVIEWS = (
    "{year}年政府信息公开工作总体情况如下。",
    "无。",
    "本报告根据《中华人民共和国政府信息公开条例》编制。",
)
_REMARKS = (
    "（文字描述）",
    "（此处填写本单位情况）",
    "××局坚持应公开尽公开，全年发布信息{some}条。",
    "某某单位严格落实审核制度。",
    "全年组织业务培训____次。",
    "XX街道及时更新公开指南。",
)


def _title(paper: Paper, random: Random) -> Sequence[Owed]:
    paper.title = paper.writer.filled(random.choice(_OWN_TITLES))
    return [Owed("D001")]


def _year(paper: Paper, random: Random) -> Sequence[Owed]:
    where = random.choice(sorted(_OTHER_YEARS))
    text = paper.writer.filled(random.choice(_OTHER_YEARS[where]))
    if where == "opening":
        paper.opening = [text]
        return [Owed("D002")]
    part = paper.part(where)
    part.paragraphs[0] = text
    return [Owed("D002", part.heading)]


def _period(paper: Paper, random: Random) -> Sequence[Owed]:
    return _opened(paper, random, _OTHER_PERIODS, "D003")


def _notice(paper: Paper, random: Random) -> Sequence[Owed]:
    return _opened(paper, random, _REPLACED_NOTICES, "D005")


def _parts(paper: Paper, random: Random) -> Sequence[Owed]:
    return _opened(paper, random, _WRONG_PARTS, "D006")


def _opened(paper: Paper, random: Random, wordings: tuple[str, ...], code: str) -> Sequence[Owed]:
    paper.opening = [paper.writer.filled(random.choice(wordings))]
    return [Owed(code)]


def _copied(paper: Paper, random: Random) -> Sequence[Owed]:
    """Take over what an office of another kind calls itself."""
    part = paper.part(random.choice(sorted(_COPIED)))
    office = paper.office
    other = random.choice(
        [
            each
            for each in _OTHERS
            if each[1:] not in office.name and office.rank not in _SHARED.get(each, set())
        ]
    )
    wording = random.choice(_COPIED[part.name]).replace("{other}", other)
    part.paragraphs.append(paper.writer.filled(wording))
    return [Owed("D007", part.heading)]


def _aspect(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("overview")
    aspect = random.choice(["政府信息管理", "政府信息公开平台建设", "监督保障"])
    part.paragraphs = [
        _OF_CHANNELS.sub("", paragraph) for paragraph in paper.writer.overview({aspect: ()})
    ]
    owed = [Owed("S006", part.heading)]
    if aspect == "监督保障" and _accounts(paper.office):
        owed.append(Owed("S007", part.heading))
    return owed


def _accountability(paper: Paper, _random: Random) -> Sequence[Owed]:
    part = paper.part("overview")
    part.paragraphs = paper.writer.overview({"监督保障": _UNACCOUNTABLE})
    return [Owed("S007", part.heading)]


def _hollow_overview(paper: Paper, random: Random) -> Sequence[Owed]:
    return _hollow(paper, random, "overview", _HOLLOW_OVERVIEWS)


def _hollow_problems(paper: Paper, random: Random) -> Sequence[Owed]:
    return _hollow(paper, random, "problems", _HOLLOW_PROBLEMS)


def _hollow(paper: Paper, random: Random, name: str, wordings: tuple[str, ...]) -> Sequence[Owed]:
    part = paper.part(name)
    part.paragraphs = [paper.writer.filled(random.choice(wordings))]
    part.own = ()
    return [Owed("S008", part.heading)]


def _remark(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part(random.choice(["overview", "problems"]))
    part.paragraphs.append(paper.writer.filled(random.choice(_REMARKS)))
    return [Owed("C006", part.heading)]


def _regulations(figures: Figures, random: Random) -> Sequence[Owed]:
    made = random.choice(
        [
            {"issued": "2", "repealed": "0", "effective": "2"},
            {"issued": "0", "repealed": "0", "effective": "6"},
        ]
    )
    figures.disclosure["regulations"] |= made
    return [Owed("T007", DISCLOSURE.title)]


def _accounts(office: Office) -> bool:
    """Whether the regulation asks it for appraisal and accountability: a sub-district is no government."""
    return office.governs and office.rank is not Rank.SUBDISTRICT


def _governs(office: Office, _figures: Figures) -> bool:
    return _accounts(office)


def _does_not_govern(office: Office, _figures: Figures) -> bool:
    return not office.governs


def _is_plain(office: Office, _figures: Figures) -> bool:
    """Whether its kind is beyond doubt: a committee may be called 我局 by its parts."""
    return office.rank not in {Rank.ZONE, Rank.CHANCELLERY}


KINDS = (
    Kind("a title in own words", spoil=_title),
    Kind("another year", spoil=_year),
    Kind("another period", spoil=_period),
    Kind("the notice that was replaced", spoil=_notice),
    Kind("parts that are not so many", spoil=_parts),
    Kind("another office's words", spoil=_copied, fits=_is_plain),
    Kind("an aspect missing", spoil=_aspect),
    Kind("no word of accountability", spoil=_accountability, fits=_governs),
    Kind("an overview that says nothing", spoil=_hollow_overview, fits=_does_not_govern),
    Kind("problems that say nothing", spoil=_hollow_problems),
    Kind("a remark of the template", spoil=_remark),
    Kind(
        "regulations without the power",
        miscount=_regulations,
        fits=lambda office, _: office.never_makes_regulations,
    ),
)
