"""What an office may write between its tables, in several wordings each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from benchmarks.accuracy.figures import Figures
from benchmarks.accuracy.narrative import Narrative, slots_of
from benchmarks.accuracy.offices import Office
from benchmarks.accuracy.statements import ASIDES, Wordings

TITLES = (
    "{name}{year}年政府信息公开工作年度报告",
    "{name}{year}年度政府信息公开工作年度报告",
    "{year}年{name}政府信息公开工作年度报告",
    "{name}政府信息公开工作年度报告（{year}年度）",
    "{name}关于{year}年政府信息公开工作的年度报告",
)
_OPENINGS = (
    "按照《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号）"
    "的要求，{name}编制并公布{year}年度政府信息公开工作年度报告。所列数据的统计期限为{year}年1月1日至12月31日。",
    "本报告依照《中华人民共和国政府信息公开条例》第五十条编写，由六个部分组成，统计期限自{year}年1月1日起，至{year}年12月31日止。",
    "现将{name}{year}年政府信息公开工作情况报告如下。数据统计时间为{year}年1月1日至{year}年12月31日。"
    "如对报告内容有疑问，请与{name}办公室联系（电话：0000-5550123；邮编：000000）。",
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分组成。统计时限为{year}年1月1日至{year}年12月31日。报告电子版可在门户网站（http://www.example.gov.cn/）政府信息公开专栏下载。",
    "根据《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，特向社会公布本报告，统计期限为{year}年1月1日—12月31日。联系地址：{name}（人民路1号），邮编：000000，联系电话：0000—5550166。",
    "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六部分组成，所列数据统计期限自{year}年1月1日起至{year}年12月31日止。",
    "为便于社会监督，{name}按现行格式公布{year}年政府信息公开工作年度报告。报告分六个部分，数据的统计期限为{year}年1月1日至12月31日。",
)
_LEADS = (
    "{year}年，{we}紧扣{0}、{1}等重点工作推进信息公开，方便群众查询和监督。",
    "一年来，{we}把公开透明贯穿于{0}的全过程，各项工作平稳有序。",
    "{year}年，{we}以群众关心的{1}和{2}为切入点，持续提升公开的质量。",
    "{year}年以来，在上级主管部门的指导下，{we}认真学习贯彻《条例》，把政务公开作为转变职能、服务群众的重要抓手，着力在“公开什么、怎么公开、谁来公开”上下功夫。",
    "{year}年，{we}按照年度政务公开工作要点的部署，以“法治、便民、高效”为目标开展工作。现将有关情况报告如下：",
)
_DISCLOSED = (
    "全年在门户网站发布信息{many}条，其中{0}类{some}条。围绕{1}发布解读材料{few}篇。",
    "一是公开{0}的办理依据和结果。二是公开{1}的资金分配情况。三是公开{2}方面的公告公示。",
    "坚持应公开尽公开，{0}、{1}、{3}的办事指南全部上网，随改随更。",
    "截至{year}年12月31日，累计公开信息{many}条：网站{some}条，其余通过微信公众号、公告栏公开。其中，{0}信息更新率100%。",
    "1.公开渠道。以门户网站为第一平台，同步使用微信公众号和公示栏。\n2.公开内容。涵盖{0}、{1}、财政预决算、政府采购、人事招考等。\n3.政策解读。采用图文、问答等形式，解读比例达到100%。",
    "重点公开以下信息：①机构职能和领导分工；②{0}的办理流程；③{1}、{2}的实施结果。较上年增加{few}条。",
)
_REQUESTED = (
    "本年度新收政府信息公开申请{received}件，上年结转{carried}件，办结{answered}件，结转下年度继续办理{forward}件。",
    "所有申请均登记在册，专人跟踪，在法定期限内答复。",
    "畅通信函、当面和网上三种申请渠道，完善登记、审核、答复、归档的流程，答复文书统一使用规范格式。",
    "收到的申请主要集中在{0}、{1}领域。对不属于本机关公开的，告知理由；对需要补正的，一次性告知。无因答复不当被纠正的情形。",
    "严格执行《条例》第三十三条关于答复期限的规定，建立“登记—会商—审核—答复”闭环，必要时征求第三方意见。",
)
_MANAGED = (
    "公文起草时即注明公开属性，拟不公开的须附理由并报分管负责人审定。",
    "一是落实“先审查、后公开”。二是每半年清理一次已发布的文件。三是对涉及个人隐私的内容作去标识处理。",
    "建立信息发布台账，做到来源可查、去向可追。",
    "健全信息发布“三审三校”制度，严把政治关、法律关、政策关、保密关、文字关；动态调整主动公开基本目录，{year}年新增{few}项、取消1项。",
    "（1）严格审查。发布前由科室负责人初审、办公室复审、分管领导终审。（2）动态更新。对失效、废止的文件及时标注。",
)
_PLATFORM = (
    "维护好门户网站的公开专栏，在便民服务大厅设立查阅点，配备电脑和资料架。",
    "政务新媒体与网站同源发布，检索、下载和无障碍浏览功能运行正常。",
    "对公开专栏进行了改版，合并重复栏目，增设{3}专题。",
    "线上，优化“政府信息公开”专栏的{few}个栏目；线下，在窗口摆放资料{some}册，方便群众查阅。",
    "加强网站、“两微一端”等平台的日常监测，全年未出现严重表述错误；完成IPv6改造和适老化改造。",
)
_GUARDED = (
    "将公开工作纳入年度考核，组织业务培训一次，开展社会评议一次，没有发生需要追究责任的情形。",
    "明确一名负责同志分管，设专人承办。工作考核、社会评议结果良好，全年未发生责任追究。",
    "一是健全制度，细化分工。二是强化培训，邀请专业人员授课。三是做好考核和社会评议，无责任追究情况。",
    "1.加强组织领导，主要负责同志定期听取汇报。2.加强培训考核，举办专题培训{few}次。3.接受社会评议，未发生责任追究情况。",
    "主动接受人大、政协和社会监督，将公开工作占绩效考核的分值权重定为4%；社会评议满意，无责任追究。",
)
_PROBLEMS = (
    "主要问题：一是{0}方面的解读形式单一。二是部分栏目更新不够及时。改进措施：一是多用图表和问答解读政策。"
    "二是明确各栏目的责任人和更新周期。",
    "回顾全年，公开内容与群众对{1}的期待尚有差距，承办人员的业务能力有待加强。下一步，将细化公开清单，"
    "每季度开展一次业务学习，并就答复文书请法律顾问把关。",
    "（一）存在的问题。信息发布的时效性还不强，{2}领域的公开不够深入。\n"
    "（二）改进情况。压实科室责任，逐项对照目录查漏补缺，并建立月度通报制度。",
    "（一）主要问题\n一是公开的时效性有待提高；二是队伍不稳定，兼职人员多；三是解读方式不够丰富。\n（二）改进措施\n一是严格时限，发布后即时核对；二是固定专人，开展轮训；三是增加音视频、动漫等解读方式。",
    "解读形式单一。今后，重要文件都配发图解。",
    "1.存在的问题。对{0}信息的分类不够细。2.改进情况。修订分类规则，邀请群众代表参与“政府开放日”活动。",
    "{year}年，{we}的政府信息公开工作虽取得一定成绩，但也存在一些不足：首先是主动性不够，其次是{3}信息公开不够全面。{we}将采取以下措施加以改进：首先，提高认识，其次，健全机制，再次，加强检查。",
)
FEES = (
    "按照《政府信息公开信息处理费管理办法》，{year}年{we}发出收费通知0件，总金额0元，实际收取信息处理费0元。",
    "{year}年度，{we}没有发出收费通知，未收取信息处理费。",
    "本年度未产生政府信息公开信息处理费，无其他需要报告的事项。",
    "（一）信息处理费收取情况。本年度未收取信息处理费。\n（二）其他事项。无其他需要报告的事项。",
    "根据国办函〔2020〕109号文件，{year}年度{we}收取信息处理费0元。无其他需要报告的事项。",
    "收取信息处理费情况：{year}年未收取信息处理费。\n其他情况：本年度承办人大建议和政协提案{few}件，均已答复并公开。",
    "（一）{year}年，发出收费通知的件数和总金额均为0，实际收取的总金额为0。\n（二）落实年度政务公开工作要点情况：召开新闻发布会{few}场，开设{0}专题专栏。",
)
CHARGED = (
    "{year}年，{we}发出信息处理费收费通知2件，通知缴纳{fee}元，实际收取信息处理费{fee}元。",
    "全年共收取政府信息公开信息处理费{fee}元，已全部上缴国库。无其他需要报告的事项。",
    "信息处理费收取情况：{year}年度收取政府信息公开信息处理费共{fee}元，其中按件计收{by_item}元、按量计收{by_page}元。",
)
"""What is said of the fee where there was some."""
_OWN_TABLES = (
    (
        ("公开渠道", "信息数量（条）", "占比"),
        ("门户网站", "{some}", "62%"),
        ("政务新媒体", "{few}", "31%"),
        ("公告栏", "2", "7%"),
    ),
    (
        ("序号", "类别", "本年数量", "上年数量"),
        ("1", "{0}", "{some}", "18"),
        ("2", "{1}", "{few}", "4"),
        ("合计", "", "{many}", "22"),
    ),
)
_ABOVE_TABLES = {
    "disclosure": (
        "{year}年{we}主动公开政府信息的数量如下表所示。",
        "依照《条例》第二十条，有关数据统计如下：",
    ),
    "requests": (
        "{year}年{we}收到和处理的政府信息公开申请见下表。",
        "本年度政府信息公开申请的收到和办理结果统计如下：",
    ),
    "review": (
        "因政府信息公开引起的行政复议、行政诉讼的数量见下表：",
        "{we}{year}年的有关案件统计如下。",
    ),
}
_ASPECTS: Mapping[str, Wordings] = {
    "主动公开": _DISCLOSED,
    "依申请公开": _REQUESTED,
    "政府信息管理": _MANAGED,
    "政府信息公开平台建设": _PLATFORM,
    "监督保障": _GUARDED,
}
_HEADINGS: Mapping[str, Wordings] = {
    "主动公开": ("主动公开", "主动公开", "主动公开政府信息"),
    "依申请公开": ("依申请公开", "依申请公开", "政府信息依申请公开办理"),
    "政府信息管理": ("政府信息管理", "政府信息管理", "政府信息资源管理"),
    "政府信息公开平台建设": ("政府信息公开平台建设", "平台建设", "政府信息平台建设"),
    "监督保障": ("监督保障", "监督保障", "监督保障机制"),
}
_NUMERALS = "一二三四五"
_TALKATIVE = 0.6
"""The share of aspects below which something is said that is no claim."""
_BY_PAGE = 200
"""So many yuan of a fee are charged by the page."""


class Writer:
    """One who writes a report: takes the same turns all through it."""

    def __init__(
        self, random: Random, office: Office, figures: Figures, narrative: Narrative
    ) -> None:
        self._random = random
        self._office = office
        self._narrative = narrative
        self._fee = figures.fee
        counts = {name: f"{number:f}" for name, number in narrative.numbers.items()}
        self._words: Mapping[str, str | int] = {
            **counts,
            "name": office.name,
            "we": office.we,
            "before": office.year - 1,
            "year": office.year,
            "next": office.year + 1,
            "many": int(narrative.numbers["some"]) + random.randint(20, 900),
            "fee": figures.fee,
            "by_item": figures.fee - _BY_PAGE,
            "by_page": _BY_PAGE,
            **({"within": office.within} if office.within else {}),
        }

    @property
    def has_fee(self) -> bool:
        """Whether a fee was charged."""
        return bool(self._fee)

    def title(self) -> str:
        """Write the title."""
        return self.one_of(TITLES)

    def opening(self) -> list[str]:
        """Write what stands before section one."""
        return [self.one_of(_OPENINGS)]

    def overview(self, instead: Mapping[str, Wordings] = {}) -> list[str]:
        """Write section one: a lead, and its five aspects, each with a heading or in one with it.

        `instead` has other wordings of aspects; one of which it has none is left out.
        """
        paragraphs = [self.one_of(_LEADS)]
        goes_on = self._random.random() < 0.5
        ending = self._random.choice(["", "情况"])
        aspects = {name: instead.get(name, wordings) for name, wordings in _ASPECTS.items()}
        told = [name for name, wordings in aspects.items() if wordings]
        for numeral, aspect in zip(_NUMERALS, told, strict=False):
            name = self._random.choice(_HEADINGS[aspect])
            heading, text = f"（{numeral}）{name}{ending}", self.one_of(aspects[aspect])
            first, *others = text.split("\n")
            paragraphs += [f"{heading}。{first}"] if goes_on and not others else [heading, first]
            paragraphs += others
            sentences = self._more(aspect)
            if sentences and goes_on:
                paragraphs[-1] += "".join(sentences)
            elif sentences:
                paragraphs.append("".join(sentences))
        return paragraphs

    def _more(self, aspect: str) -> list[str]:
        """Write what figures there are to tell below an aspect, and what else comes to mind."""
        told = [self.filled(each.wording, each.numbers) for each in self._narrative.below(aspect)]
        if self._random.random() < _TALKATIVE:
            asides = [
                each for each in ASIDES[aspect] if set(slots_of(each)) <= {*self._words, *"0123"}
            ]
            told.insert(self._random.randint(0, len(told)), self.one_of(asides))
        return told

    def own_table(self) -> list[list[str]]:
        """Write a table into section one, as some offices do."""
        if self._random.random() < 0.8:
            return []
        rows = self._random.choice(_OWN_TABLES)
        return [[self.filled(cell) for cell in row] for row in rows]

    def leading_to(self, section: str) -> list[str]:
        """Write what may stand above a table."""
        return [self.one_of(_ABOVE_TABLES[section])] if self._random.random() < 0.4 else []

    def problems(self) -> list[str]:
        """Write section five."""
        return self.one_of(_PROBLEMS).split("\n")

    def other_matters(self) -> list[str]:
        """Write section six."""
        return self.one_of(CHARGED if self.has_fee else FEES).split("\n")

    def one_of(self, wordings: Sequence[str]) -> str:
        """Write one of several wordings."""
        return self.filled(self._random.choice(wordings))

    def filled(self, wording: str, numbers: Mapping[str, str] = {}) -> str:
        """Fill the office's words and numbers into a wording, rather those that are given."""
        return wording.format(*self._office.matters, **{**self._words, **numbers})
