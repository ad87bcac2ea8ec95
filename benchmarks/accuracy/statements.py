"""What an office may say in words of its figures, and what it may say that is no claim on any of them.

None of it is a sentence of the tests, nor of the vocabulary. In braces stand the names of `Narrative`'s
numbers; `{0}` to `{3}` are the office's matters, and `{we}`, `{year}`, … its words.
"""

from __future__ import annotations

from collections.abc import Mapping

Wordings = tuple[str, ...]

TOLD: Mapping[str, Wordings] = {
    "requests": (
        "{year}年度，{we}登记新收的政府信息公开申请{received}件，从{before}年结转{carried}件。",
        "全年新收公开申请{received}件，到年底办结{answered}件，另有{forward}件结转下年度。",
        "本年新收{received}件政府信息公开申请，连同上年结转的{carried}件，共办结{answered}件。",
        "{we}一共收到政府信息公开申请{taken}件，已经办结{answered}件。",
        "{year}年受理的政府信息公开申请为{taken}件，上年结转的为{carried}件。",
        "上年结转申请{carried}件、本年新收申请{received}件、结转下年度继续办理{forward}件。",
        "共答复申请人的政府信息公开申请{answered}件，{forward}件结转至{next}年办理。",
        "一年来，{we}办理政府信息公开申请共{handled}件，都在规定期限内答复。",
        "{year}年新收到依申请公开{received}宗，上年结转{carried}宗，办结{answered}宗，结转下年{forward}宗。",
        "本年度{we}受理公民、法人和其他组织的公开申请{taken}份。",
        "截至{year}年末，{we}已办结政府信息公开申请{answered}件，结转下一年度{forward}件。",
        "收到政府信息公开申请的数量是{taken}件，较上年有所变化。",
    ),
    "outcomes": (
        "从结果看：予以公开的{granted}件；部分公开的{partly}件；无法提供的{unavailable}件。",
        "依法决定予以公开{granted}件，决定部分公开{partly}件，决定不予公开{refused}件。",
        "不予公开{refused}宗，不予处理{unprocessed}宗。",
        "办理结果中，属于予以公开{granted}件、属于其他处理{otherwise}件。",
        "经区分处理，部分公开{partly}件；经审查，不予公开{refused}件。",
        "作出无法提供答复的{unavailable}件，作出不予处理答复的{unprocessed}件。",
        "因本机关不掌握相关政府信息而无法提供的{not_held}件，因重复申请而不予处理的{repeated}件。",
        "全年有{granted}件申请予以公开，有{unavailable}件申请无法提供。",
        "属于行政执法案卷而不予公开的{enforcement_files}件。",
    ),
    "applicants": (
        "新收申请的申请人中，自然人{new_natural}件，商业企业{new_enterprises}件。",
        "按主体分，新收自然人申请{new_natural}件、法律服务机构申请{new_legal}件、科研机构申请{new_research}件。",
        "新收法人或其他组织申请{new_organisations}件。",
        "自然人新收申请为{new_natural}件，社会公益组织新收申请为{new_welfare}件。",
    ),
    "reviews": (
        "{we}{year}年作为被申请人的政府信息公开行政复议案件有{reviews}件。",
        "在政府信息公开方面，发生行政复议{reviews}件、发生行政诉讼{suits}件。",
        "涉及政府信息公开的行政复议案件，结果维持{reviews_upheld}件，结果纠正{reviews_corrected}件。",
        "因依申请公开引起行政复议{reviews}宗，到年底尚未审结{reviews_pending}宗。",
        "政府信息公开行政复议案件总数{reviews}件，属其他结果的{reviews_other}件。",
    ),
    "suits": (
        "{we}作为被告的政府信息公开行政诉讼为{suits}件。",
        "政府信息公开行政诉讼中，未经复议直接起诉{direct}件，复议后起诉{after}件。",
        "政府信息公开行政诉讼案件共{suits}起，其中尚未审结{suits_pending}起。",
        "因政府信息公开引发的行政诉讼结果维持{suits_upheld}件，结果纠正{suits_corrected}件。",
    ),
    "regulations": (
        "规章方面，{we}本年制发{regulations_issued}件、废止{regulations_repealed}件，年末现行有效{regulations_effective}件。",
        "{we}现行有效的规章为{regulations_effective}件，{year}年制定{regulations_issued}件。",
    ),
    "documents": (
        "行政规范性文件全年制发{documents_issued}件，全年废止{documents_repealed}件，"
        "年末现行有效的计{documents_effective}件。",
        "本年共出台行政规范性文件{documents_issued}份，废止行政规范性文件{documents_repealed}份。",
        "到{year}年12月底，{we}现行有效的行政规范性文件有{documents_effective}件。",
        "{we}{year}年制定了{documents_issued}件行政规范性文件，现行有效的达{documents_effective}件。",
    ),
    "decisions": (
        "行政执法方面，作出行政许可决定{licences}件，作出行政处罚决定{penalties}件，作出行政强制决定{compulsory_measures}件。",
        "由{we}作出的行政处罚决定，{year}年计{penalties}宗。",
        "{we}在{year}年作出{licences}件行政许可决定。",
        "{year}年度的处理决定：行政许可{licences}件，行政处罚{penalties}件，行政强制{compulsory_measures}件。",
    ),
    "charges": (
        "行政事业性收费全年合计{charged}万元。",
        "由{we}收取的行政事业性收费金额是{charged}万元。",
    ),
}
"""Wordings of a topic; each number in them is claimed of one figure."""

LISTED: Wordings = (
    "在办结的{answered}件中，予以公开{granted}件、部分公开{partly}件、不予公开{refused}件、"
    "无法提供{unavailable}件、不予处理{unprocessed}件、其他处理{otherwise}件。",
    "收到政府信息公开申请{received}件，其中网上提交{online}件、信函寄送{posted}件。",
    "新收申请{received}件，其中自然人{new_natural}件、法人或其他组织{new_organisations}件。",
    "政府信息公开行政复议总共{reviews}件：维持{reviews_upheld}件，纠正{reviews_corrected}件，"
    "其他结果{reviews_other}件，尚未审结{reviews_pending}件。",
    "门户网站发布信息{published}条，其中{0}{some}条、{1}{few}条、其他{rest}条。",
    "公开渠道包括门户网站{some}条、微信公众号{few}条、公告栏{rest}条，共{published}条。",
)
"""Closed lists, whose parts add to the whole."""

NAMED: Wordings = (
    "门户网站发布信息{published}条，其中{0}{some}条、{1}{rest}条。",
    "{we}发布信息{published}条，包括{0}类{some}条、{1}类{rest}条等。",
)
"""Lists that may name a few parts of many, which are no more than the whole."""

SHARED: Wordings = (
    "办结申请{answered}件，其中予以公开{granted}件，占{granted_share}%。",
    "新收申请{received}件，来自自然人的{new_natural}件，占新收总数的{new_natural_share}%。",
    "门户网站发布信息{published}条，其中{0}信息{some}条，占比{some_share}%。",
)
"""Shares of two numbers that stand beside them; none where the whole is nothing."""

ROUNDED: Wordings = (
    "{we}{year}年收到的政府信息公开申请有{taken_tens}余件。",
    "{we}新收的政府信息公开申请有{received_tens}多件。",
)
"""Numbers that are at least so great."""

DENIED: Mapping[tuple[str, ...], Wordings] = {
    ("received",): (
        "{year}年{we}没有收到过政府信息公开申请。",
        "本年度无人向{we}提出政府信息公开申请，新收申请为0件。",
        "{we}全年未受理依申请公开事项。",
    ),
    ("carried",): ("{we}没有从上年结转的政府信息公开申请。",),
    ("forward",): ("年末无申请结转下年度办理。", "到年底没有尚未办结而须结转下年度的申请。"),
    ("refused",): ("办理结果中没有不予公开的情形。",),
    ("reviews", "suits"): (
        "全年没有因政府信息公开引起的行政复议、行政诉讼。",
        "{we}未发生政府信息公开方面的行政复议和行政诉讼案件。",
        "本年度因政府信息公开被申请行政复议、被提起行政诉讼均为0件。",
    ),
    ("suits",): ("政府信息公开方面没有发生行政诉讼。",),
    ("reviews",): ("{we}未因政府信息公开被申请过行政复议。",),
    ("regulations_issued",): ("{we}全年没有制发规章。",),
    ("documents_issued",): (
        "{year}年没有制发新的行政规范性文件。",
        "本年行政规范性文件的制发数量为0件。",
    ),
    ("documents_repealed",): ("本年没有废止行政规范性文件。",),
    ("penalties",): ("{we}全年无行政处罚决定。",),
    ("compulsory_measures",): ("全年未作出过行政强制决定。",),
    ("charged",): ("{we}不存在向社会收取行政事业性收费的情况。", "行政事业性收费金额是0元。"),
}
"""Denials of figures."""

ASIDES: Mapping[str, Wordings] = {
    "主动公开": (
        "公开{0}方面的行政处罚信息{few}条、行政许可信息{some}条。",
        "发布政策性文件{few}件，配发解读{few}篇。",
        "{before}年度决算和{year}年度预算均按时上网。",
        "全年发布信息{published}条，其中{0}{some}条、{1}{few}条等。",
        "{before}年发布信息{many}条，{year}年的更新频次进一步提高。",
        "公开{1}领域的随机抽查结果{few}批次，涉及市场主体{some}户。",
        "主动公开{before}年度政府信息公开工作年度报告，并按月公开{2}进展。",
        "公布收费项目目录1份，列明收费项目{few}项。",
        "{0}类政府信息公开数量居前，占主动公开信息的六成。",
        "{1}评审结果公示期为{year}年3月1日至3月7日，期间未收到异议。",
        "配合{within}政务服务管理局调整栏目{few}个。",
    ),
    "依申请公开": (
        "其中，通过网络平台提交的申请占多数。",
        "{before}年收到的申请已全部归档。",
        "近三年累计办理政府信息公开申请{in_three_years}件，没有一件超期。",
        "补正告知{third}件次，延期答复1件次，均履行了告知程序。",
        "协助其他单位研究答复意见{few}份。",
        "收到网民留言{some}条，均已办理；受理群众来电咨询{many}次。",
        "代表建议、委员提案共{few}件均已答复并公开。",
        "第三季度答复申请{third}件，为全年各季度中较多的。",
        "答复书送达后回访申请人{third}人次。",
        "处理政务服务便民热线工单{many}件。",
        "{0}方面的信访事项{few}件，已按信访程序办结。",
        "全{within}各级行政机关共收到政府信息公开申请{in_three_years}件，{we}答复其中涉及{0}的部分。",
        "{within}自然资源局受理的政府信息公开申请中，有{few}件征求了{we}的意见。",
        "指导下属单位答复政府信息公开申请{few}件。",
    ),
    "政府信息管理": (
        "报送备案文件{few}件，开展合法性审核{some}件。",
        "清理历史文件{some}件，其中标注失效{few}件。",
        "{before}年末形成的文件清单已按新的分类重新编排。",
        "对{some}份公文重新认定公开属性。",
        "修订内部管理制度{few}项。",
        "逐条审核拟发布的内容，做到件件有登记。",
        "公开文书中当事人的姓名均以“张某某”等形式代替。",
        "{within}司法局{year}年集中公布现行有效行政规范性文件{in_three_years}件。",
    ),
    "政府信息公开平台建设": (
        "新增专栏{few}个，网站全年访问量{many}万次。",
        "查阅点全年服务{some}人次，复印资料{many}页。",
        "关停政务新媒体账号1个，保留{few}个。",
    ),
    "监督保障": (
        "组织培训{few}次，参加{some}人次。",
        "邀请群众代表{some}名参加政府开放日活动{few}场。",
        "配合上级部门开展检查{few}次。",
        "组织学习国办公开办函〔2021〕30号文件，比较格式修订前后的变化。",
    ),
}
"""What stands below an aspect and is no claim: another thing, year, part or office, or an open list."""
