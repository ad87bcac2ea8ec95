"""Papers that are no annual reports, though they have its words: E002 is owed where one is named."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.accuracy.figures import FORM, Figures
from benchmarks.accuracy.grids import as_printed, blank, filled
from benchmarks.accuracy.offices import Office, office

_WORK_PLAN = """\
{name}{next}年政府信息公开工作计划
为进一步做好政府信息公开工作，结合实际，制定本计划。
一、总体要求
坚持以公开为常态、不公开为例外，围绕{0}等中心工作，深化政府信息公开。
二、主要任务
（一）深化主动公开。聚焦{1}、{2}，及时公开政策文件。
（二）规范依申请公开。健全政府信息公开申请的登记、审核、办理、答复、归档制度。
（三）加强政府信息管理。开展规范性文件清理，集中公开现行有效的文件。
三、保障措施
（一）加强组织领导。（二）强化业务培训。（三）严格监督考核。
"""
_KEY_POINTS = """\
{next}年{name}政府信息公开工作要点
{next}年全局政府信息公开工作的总体要求是：突出重点，优化服务，加强保障。
一、围绕中心工作深化公开
公开{0}的批准结果、办理进度和监督方式。
二、提升主动公开政府信息情况的质量
加强政策解读，做好{1}的公开。
三、规范收到和处理政府信息公开申请
公平对待自然人、法人和其他组织提出的申请，对重复申请依法处理。
四、做好行政复议、行政诉讼应对
败诉案件逐件分析，未经复议直接起诉的及时应诉。
五、补齐存在的主要问题
六、其他事项
各科室于12月15日前报送落实情况。
"""
_GUIDE = """\
{name}政府信息公开指南
为方便公民、法人和其他组织获取政府信息，编制本指南。
一、主动公开政府信息
（一）公开范围。《中华人民共和国政府信息公开条例》第二十条规定的信息。
（二）公开形式。门户网站、政务新媒体、公共查阅点。
二、依申请公开政府信息
（一）受理机构。{name}办公室，地址：人民路1号，电话：0000-5550199。
（二）申请的处理。收到申请后20个工作日内答复，分别作出予以公开、部分公开、不予公开、无法提供、不予处理的决定。
（三）收费标准。申请公开的数量、频次明显超过合理范围的，收取信息处理费，按件计收：10件以下（含10件）不收费。
三、监督和救济
可以依法申请行政复议或者提起行政诉讼。
四、政府信息公开工作年度报告
每年1月31日前公布上一年度报告。
"""
_BUDGET = """\
{name}{next}年部门预算公开
目　录
第一部分 部门概况
第二部分 {next}年部门预算情况说明
第三部分 名词解释
第一部分 部门概况
一、主要职能
负责{0}、{1}、{2}等工作。
二、机构设置
本部门无下属单位。
第二部分 部门预算情况说明
一、总体情况
{next}年收支总预算1284.50万元。
二、一般公共预算支出情况
三、政府性基金预算支出情况
四、行政事业性收费情况
{we}无行政事业性收费。
五、“三公”经费情况
六、其他重要事项的情况说明
项目\t本年预算数\t上年预算数\t增减
基本支出\t860.2\t845.0\t15.2
项目支出\t424.3\t400.0\t24.3
总计\t1284.5\t1245.0\t39.5
"""
_SETTLEMENT = """\
{name}{year}年度部门决算公开说明
一、部门基本情况
二、收入支出决算总体情况
{year}年度收入总计1102.38万元，支出总计1102.38万元。
三、政府采购支出情况
四、国有资产占用情况
五、存在的问题及改进措施
六、其他需要说明的事项
本部门没有其他需要说明的事项。
"""
_RULE_OF_LAW = """\
{name}{year}年度法治政府建设情况报告
现将{year}年法治政府建设情况报告如下。
一、总体情况
{year}年，{we}依法行政水平稳步提升。
二、主要举措和成效
（一）规范行政执法。作出行政许可{many}件、行政处罚{few}件、行政强制0件。
（二）推进政务公开。主动公开政府信息{many}条，办理政府信息公开申请{few}件。
（三）做好行政复议、行政诉讼。收到行政复议{few}件，结果维持2件。
（四）制发行政规范性文件2件，废止1件，现行有效9件。
三、存在的主要问题及改进情况
四、下一年度工作安排
"""
_NOTICE = """\
关于做好{year}年度政府信息公开工作年度报告编制发布工作的通知
各科室、各下属单位：
根据《中华人民共和国政府信息公开条例》第四十九条、第五十条规定，现就{year}年度报告编制工作通知如下。
一、报告内容
包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。
二、时间要求
于1月15日前报送办公室，1月31日前公布。
三、有关要求
数据要真实准确，符合勾稽关系。收取信息处理费的情况在第六部分报告。
{name}
"""
_CENSUS = """\
{name}{year}年统计公报
注：本公报中数据均为初步统计数。
一、综合
全年{0}支出12.6亿元，比上年增长4.1%。
二、{1}
年末共有机构{many}个，从业人员{few}千人。
三、{2}
表1 {year}年主要指标
指标\t单位\t绝对数\t比上年增长（%）
总计\t个\t{many}\t3.2
其他\t个\t{few}\t-0.4
四、社会公益组织
年末登记的社会公益组织{few}个，法律服务机构2个，科研机构1个。
"""
_REVIEW_REPORT = """\
{name}{year}年行政复议应诉工作情况报告
一、基本情况
{year}年，共收到行政复议申请{few}件，行政诉讼案件4件。
二、主要做法
（一）规范办理。（二）强化应诉。
三、存在的问题
（一）未经复议直接起诉的案件占比较高。
四、下一步打算
"""
_PENALTIES = """\
{name}{year}年行政执法统计年报
现将{year}年行政执法数据公布如下。
一、行政许可
单位\t申请\t受理\t许可\t不予许可\t撤销
{name}\t{many}\t{many}\t{many}\t0\t0
二、行政处罚
单位\t警告\t罚款\t没收违法所得\t合计\t罚没金额（万元）
{name}\t{few}\t{few}\t0\t{few}\t12.6
三、行政强制
单位\t查封\t扣押\t合计
{name}\t0\t1\t1
四、行政复议、行政诉讼
本年度被申请行政复议{few}件。
"""
_SELF_CHECK = """\
{name}政府信息公开工作自查报告
按照上级通知要求，{we}对{year}年政府信息公开工作进行了自查，现报告如下。
一、总体情况
成立自查工作组，对照要点逐项检查。
二、主动公开情况
公开{0}、{1}信息{many}条。
三、依申请公开情况
收到政府信息公开申请{few}件，均按期答复。
四、存在的主要问题
五、整改措施
"""
_SUMMARY = """\
{name}{year}年工作总结和{next}年工作打算
{year}年，{we}在上级领导下，圆满完成各项任务。
一、{year}年工作总体情况
（一）{0}取得新进展。（二）{1}实现新突破。（三）政务公开稳步推进，主动公开信息{many}条。
二、存在的主要问题
三、{next}年工作打算
四、其他需要报告的事项
"""
_MEASURES = """\
政府信息公开信息处理费管理办法（征求意见稿）
第一条 为了规范政府信息公开信息处理费管理，制定本办法。
第二条 行政机关收取信息处理费，按件计收或者按量计收。
第三条 申请人逾期未按收费通知要求缴纳费用的，行政机关不再处理该政府信息公开申请。
第四条 收取信息处理费的总体情况，应当在政府信息公开工作年度报告中反映。
"""
_LIST = """\
{name}政府信息公开年报
首页 > 政务公开 > 政府信息公开年报
{name}{year}年政府信息公开工作年度报告\t{next}-01-20
{name}{before}年政府信息公开工作年度报告\t{year}-01-18
{name}{earlier}年政府信息公开工作年度报告\t{before}-01-21
共3条 1/1 页 上一页 下一页
"""
_NEWS = """\
{name}公布{year}年政府信息公开工作年度报告
近日，{name}在门户网站公布了{year}年政府信息公开工作年度报告。报告显示，全年主动公开政府信息{many}条，收到政府信息公开申请{few}件，办结{few}件，未收取信息处理费。
下一步，{we}将针对存在的主要问题，在{0}、{1}等方面加大公开力度。
（记者 李青）
"""
_CATALOGUE = """\
{name}政府信息主动公开基本目录
序号\t一级事项\t二级事项\t公开内容\t公开依据\t公开时限
1\t政策文件\t规章\t规章文本\t第二十条第（一）项\t20个工作日内
2\t政策文件\t行政规范性文件\t文件及解读\t第二十条第（一）项\t20个工作日内
3\t行政执法\t行政许可\t依据、条件、程序\t第二十条第（五）项\t长期
4\t行政执法\t行政处罚\t处罚决定\t第二十条第（六）项\t7个工作日内
5\t收费\t行政事业性收费\t项目、依据、标准\t第二十条第（八）项\t长期
6\t政府信息公开\t年度报告\t上一年度报告\t第五十条\t1月31日前
"""
_APPLICATION = """\
{name}政府信息公开申请表
申请人情况\t自然人\t姓名\t\t证件号码\t
申请人情况\t法人或其他组织\t名称\t\t类型\t商业企业 科研机构 社会公益组织 法律服务机构 其他
所需信息情况\t内容描述\t\t用途\t\t
提供方式\t邮寄\t电子邮件\t当面领取
申请人签名：\t\t日期：
"""
_AUDIT = """\
{name}{year}年度财政收支审计结果公告
一、基本情况
{year}年，行政事业性收费118.42万元。
二、审计发现的主要问题
（一）部分收费未及时上缴。（二）{0}资金结转结余较大，上年结转420万元，结转下年300万元。
三、处理情况及建议
四、其他需要说明的情况
"""
_EVALUATION = """\
{year}年政务公开第三方评估报告
受{name}委托，评估组对政务公开工作进行了评估。
一、总体情况
平均得分81.6分。
二、主动公开评估情况
政府信息公开年报均按时发布，但有{few}家单位表格数据不符合勾稽关系。
三、依申请公开评估情况
答复时限、答复形式较为规范。
四、存在的主要问题及改进建议
"""
_PROPOSALS = """\
{name}{year}年建议提案办理情况报告
一、总体情况
共承办建议提案{few}件，已全部办结。
二、主要做法
三、公开情况
办理结果主动公开{few}件，部分公开0件，不予公开1件。
四、存在的主要问题及改进情况
五、其他需要报告的事项
无。
"""
_ENTERPRISE = """\
云帆城市建设投资有限公司{year}年度信息公开报告
一、公司基本情况
二、财务状况
总计资产12.6亿元。
三、公司治理
四、存在的主要问题及改进措施
五、其他需要报告的事项
"""
_TRAINING = """\
政府信息公开工作年度报告编写培训讲义
一、怎样写总体情况
围绕主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。
二、怎样填主动公开政府信息情况
规章、行政规范性文件填制发件数、废止件数、现行有效件数。
三、怎样填收到和处理政府信息公开申请情况
牢记勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
四、常见错误
一是总计不等于各项之和。二是空格未填0。三是没有写信息处理费。
"""
_HOSPITAL = """\
青岚县第二人民医院{year}年院务公开工作总结
一、总体情况
二、主动公开情况
向社会公开服务价格、收费标准{many}项。
三、存在的问题
四、其他事项
"""

_WEBSITE = """\
政府网站工作年度报表（{year}年度）
填报单位：{name}
网站名称\t{name}门户网站\t主办单位\t{name}
独立用户访问总量\t{many}\t网站总访问量\t{many}
信息发布\t总数\t{many}\t概况类信息更新量\t{few}
政务动态信息更新量\t{many}\t信息公开目录信息更新量\t{many}
办事服务\t注册用户数\t0\t政务服务事项数量\t{few}
互动交流\t收到留言数量\t{few}\t办结留言数量\t{few}\t公开答复数量\t{few}
单位负责人：\t审核人：\t填报人：
"""
_YEAR_OF_OPENNESS = """\
{name}{year}年政务公开工作总结
{year}年，{we}扎实推进政务公开，现总结如下。
一、主动公开情况
主动公开{0}、{1}信息{many}条。
二、依申请公开情况
收到政府信息公开申请{few}件，均依法答复。
三、政府信息管理情况
落实三审三校。
四、平台建设和监督保障情况
培训2次。
五、存在的主要问题及改进情况
解读形式单一，将加以改进。
"""
_ASSESSMENT_RULES = """\
{name}政府信息公开工作考核办法
第一条 为推进政府信息公开，根据《中华人民共和国政府信息公开条例》第四十六条，制定本办法。
第二条 考核内容：主动公开、依申请公开、政府信息管理、平台建设、监督保障，以及年度报告。
第三条 年度报告数据不符合勾稽关系的，每处扣0.5分；未按时公布的，扣2分。
第四条 存在的主要问题及改进情况雷同的，扣1分。
"""
_ANSWER = """\
{name}政府信息公开申请答复书
张某：
{we}于{next}年2月3日收到你的政府信息公开申请。经审查，根据《中华人民共和国政府信息公开条例》第三十六条第（四）项，本机关不掌握相关政府信息。
如对本答复不服，可以在60日内申请行政复议，或者在6个月内提起行政诉讼。
{name}
"""
_STATISTICS_OF_REQUESTS = """\
{year}年{0}依申请公开事项统计表
单位：{name}
月份\t收到\t办结\t予以公开\t不予公开\t其他
1月\t{few}\t{few}\t2\t0\t0
2月\t{few}\t{few}\t1\t1\t0
合计\t{few}\t{few}\t3\t1\t0
"""
_HOTLINE = """\
{name}{year}年12345热线办理情况年报
一、总体情况
共受理群众诉求{many}件，上年结转{few}件，办结{many}件。
二、诉求分类
咨询类\t投诉类\t举报类\t其他\t总计
{few}\t{few}\t2\t1\t{many}
三、存在的主要问题及改进情况
四、其他需要报告的事项
"""

_OFFICES = 3

_EARLIER = """\
{name}2017年政府信息公开工作年度报告
本报告由{name}根据《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为2017年1月1日至12月31日。
一、概述
2017年，{we}稳步推进政府信息公开。
二、主动公开政府信息的情况
主动公开{0}、{1}等信息{many}条，全文电子化率达100%。
三、依申请公开政府信息和不予公开政府信息的情况
收到申请{few}件，其中当面申请2件；答复{few}件，其中同意公开1件。
四、因政府信息公开申请行政复议、提起行政诉讼的情况
未发生。
五、政府信息公开的收费及减免情况
未收取检索、复制、邮寄等费用。
六、存在的主要问题和改进措施
（一）主要问题：信息更新不够及时。（二）改进措施：定期督查。
七、附表
指标名称\t计量单位\t统计数
一、主动公开政府信息数\t条\t{many}
二、收到申请数\t件\t{few}
"""
"""A report for a year before there was a form."""

PAPERS = (
    _WEBSITE,
    _YEAR_OF_OPENNESS,
    _ASSESSMENT_RULES,
    _ANSWER,
    _STATISTICS_OF_REQUESTS,
    _HOTLINE,
    _WORK_PLAN,
    _KEY_POINTS,
    _GUIDE,
    _BUDGET,
    _SETTLEMENT,
    _RULE_OF_LAW,
    _NOTICE,
    _CENSUS,
    _REVIEW_REPORT,
    _PENALTIES,
    _SELF_CHECK,
    _SUMMARY,
    _MEASURES,
    _LIST,
    _NEWS,
    _CATALOGUE,
    _APPLICATION,
    _AUDIT,
    _EVALUATION,
    _PROPOSALS,
    _ENTERPRISE,
    _TRAINING,
    _HOSPITAL,
)


_MENU = """\
首页 > 政务公开 > 政府信息公开
政府信息公开指南
政府信息公开制度
法定主动公开内容
政府信息公开年报
依申请公开
"""
"""What a site puts above whatever it publishes."""


def papers(random: Random) -> Iterator[tuple[str, str]]:
    """Give each kind, of one office each: its title, and its text."""
    for paper in PAPERS:
        text = _filled(paper, office(random), random)
        title = text.partition("\n")[0]
        yield title, text
        yield f"{title}, below a menu", _MENU + text
    reporting = office(random)
    notice = _filled(_NOTICE, reporting, random)
    yield "a notice with the blank form below it", notice + "附件\n" + _blank_form(random)


def earlier(random: Random) -> Iterator[str]:
    """Give reports for a year before the form, of several offices."""
    for _ in range(_OFFICES):
        yield _filled(_EARLIER, office(random), random)


def _filled(paper: str, reporting: Office, random: Random) -> str:
    year = reporting.year
    return paper.format(
        *reporting.matters,
        name=reporting.name,
        we=reporting.we,
        earlier=year - 2,
        before=year - 1,
        year=year,
        next=year + 1,
        many=random.randint(40, 900),
        few=random.randint(2, 30),
    )


def _blank_form(random: Random) -> str:
    """Print the form with nothing filled in."""
    sheets = Figures(random, office(random)).sheets()
    lines = ["政府信息公开工作年度报告格式"]
    for section in FORM.sections:
        lines.append(section.title)
        if section.table is None:
            lines.append("（文字描述）")
            continue
        sheet = sheets[section.table]
        for row in sheet.rows:
            row.cells = [""] * len(row.cells)
        for grid in as_printed(sheet):
            lines += ["\t".join(row) for row in filled(grid, blank)]
    return "\n".join(lines)
