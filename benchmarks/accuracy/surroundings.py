"""What stands around a report and around its tables: a site's lines, an index, captions, notes."""

from __future__ import annotations

from benchmarks.accuracy.figures import Sheet
from benchmarks.accuracy.layouts import Lines
from benchmarks.accuracy.paper import Paper


def portal(paper: Paper) -> Lines:
    """Give what stands above a text on a municipal site."""
    return [
        "无障碍浏览 | 繁體版 | 登录",
        "首页 走进本地 新闻中心 政务公开 政务服务 互动交流 数据开放",
        "当前位置：首页 > 政务公开 > 政府信息公开 > 政府信息公开年报",
        f"发布日期：{paper.office.year + 1}-01-19 09:30 来源：{paper.office.name} 浏览次数：136 次",
        "字号：[大 中 小] 打印 收藏 分享到：",
    ]


def portal_foot(paper: Paper) -> Lines:
    """Give what stands below it."""
    return [
        "扫一扫在手机打开当前页",
        f"上一篇：{paper.office.name}{paper.office.year - 1}年政府信息公开工作年度报告",
        "下一篇：没有了",
        "【打印本页】 【关闭窗口】",
        "主办单位：信息中心 网站标识码：0000000001 备案号：某ICP备00000001号 公网安备00000000000001号",
        "版权所有 未经授权不得转载 网站地图 联系我们",
    ]


def index_block(paper: Paper) -> Lines:
    """Give the index of a paper, a line for each name and value."""
    year = paper.office.year + 1
    return [
        "索引号",
        f"00145{year}/{year}-00021",
        "主题分类",
        "政务公开",
        "发布机构",
        paper.office.name,
        "成文日期",
        f"{year}年1月16日",
        "名称",
        f"{paper.office.name}{paper.office.year}年政府信息公开年报",
        "文号",
        "无",
        "有效性",
        "有效",
    ]


def index_row(paper: Paper) -> Lines:
    """Give the index of a paper, two values a line."""
    year = paper.office.year + 1
    return [
        f"索 引 号：00{year}-0117\t公开方式：主动公开",
        f"发布机构：{paper.office.name}\t公开日期：{year}-01-22",
        "公开范围：面向社会\t信息时效：长期公开",
    ]


def reader_head(paper: Paper) -> Lines:
    """Give what a reading service says of a page."""
    return [
        f"Title: {paper.title or '政府信息公开年报'}",
        "",
        "URL Source: http://www.example.gov.cn/zwgk/nb/t0001.html",
        "",
        f"Published Time: {paper.office.year + 1}-01-20T08:00:00Z",
        "",
        "Markdown Content:",
    ]


def signed(paper: Paper) -> Lines:
    """Sign a report and date it."""
    return [paper.office.name, f"{paper.office.year + 1}年1月18日"]


def appended(_paper: Paper) -> Lines:
    """Explain words, behind the report."""
    return [
        "附：名词解释",
        "1.政府信息：行政机关在履行行政管理职能过程中制作或者获取的信息。",
        "2.信息处理费：为了有效调节政府信息公开申请行为、引导申请人合理行使权利，向申请公开政府信息超出一定数量或者频次范围的申请人收取的费用。",
        "3.行政规范性文件：行政机关制发的、涉及公民权利义务的公文。",
        "（此页无正文）",
    ]


def enclosed(_paper: Paper) -> Lines:
    """Name a file that comes with it."""
    return ["附件：政府信息公开工作年度报告（PDF版）.pdf"]


def contents(paper: Paper) -> Lines:
    """List the sections, with the pages they begin on."""
    return [
        "目　录",
        *(f"{heading}…………………{page}" for page, heading in enumerate(paper.headings, start=1)),
    ]


def caption(sheet: Sheet) -> Lines:
    """Name a table, and its unit."""
    number = {"disclosure": 1, "requests": 2, "review": 3}[sheet.form.name]
    named = {"disclosure": "主动公开", "requests": "依申请公开", "review": "行政复议、行政诉讼"}
    return [f"表{number} 政府信息{named[sheet.form.name]}情况统计表", "单位：件（收费金额为万元）"]


def note(sheet: Sheet) -> Lines:
    """Remark on a table, below it."""
    noted = {
        "disclosure": "注：行政许可等处理决定数量含依法不予公开的决定。",
        "requests": "注：本表统计范围为本机关直接收到的申请，不含转办件。",
        "review": "说明：本表只统计本年度审结及尚未审结的案件。",
    }
    return [noted[sheet.form.name]]
