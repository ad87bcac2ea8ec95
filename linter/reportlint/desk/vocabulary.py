"""The words of the desk's page, in both languages: those of its template, and those of its script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.messages.languages import Language

WORDS = {
    "title": Bilingual("政府信息公开年度报告检查", "Check annual reports"),
    "promise": Bilingual(
        "文件不离开本机：检查在本机的浏览器里进行，不上传，不联网。",
        "Files do not leave this machine: they are checked in its browser, and sent nowhere.",
    ),
    "promise_served": Bilingual(
        "文件不离开本机：检查由本机的程序进行，结束后不留副本。",
        "Files do not leave this machine: a program on it checks them, and keeps no copy.",
    ),
    "drop": Bilingual("把报告拖到这里", "Drop reports here"),
    "drop_more": Bilingual(
        "Word、PDF、网页、文本、表格、OFD 都行，也可以是文件夹或 zip 压缩包",
        "Word, PDF, web pages, text, workbooks, OFD; folders and zips too",
    ),
    "choose_files": Bilingual("选择文件", "Choose files"),
    "choose_folder": Bilingual("选择文件夹", "Choose a folder"),
    "example": Bilingual("用示例试一试", "Try it with an invented report"),
    "example_file": Bilingual("示例.txt", "example.txt"),
    "earlier": Bilingual("往年的报告", "Reports of earlier years"),
    "earlier_more": Bilingual(
        "拖到这里，只用来比对",
        "Drop them here to be compared with; they are not checked",
    ),
    "settings": Bilingual("设置", "Settings"),
    "profile": Bilingual("按谁的要求检查", "By whose requirements"),
    "rules": Bilingual("检查哪些问题", "What to look for"),
    "restore": Bilingual("恢复默认设置", "Restore the defaults"),
    "kept": Bilingual(
        "设置只保存在这个浏览器里。", "Settings are kept in this browser and nowhere else."
    ),
    "roster": Bilingual("应报送的单位，一行一个", "Offices that have to hand in, one a line"),
    "check": Bilingual("开始检查", "Check"),
    "stop": Bilingual("停止", "Stop"),
    "clear": Bilingual("清空", "Clear"),
    "laid_out": Bilingual("已选 {count} 个文件", "Files chosen: {count}"),
    "opening": Bilingual(
        "正在打开……如果一直停在这里：请用新版的 Edge、Chrome 或 Firefox（360 用极速模式）打开，"
        "不要禁用脚本，也不要直接双击网页文件，要从网站打开。",
        "Opening… If this does not change: use a recent Edge, Chrome or Firefox, let scripts run, "
        "and open the page from a web server, not as a file.",
    ),
    "loading": Bilingual("正在装入检查程序：{what}", "Loading the checker: {what}"),
    "taking": Bilingual("正在取文件：{path}", "Taking {path}"),
    "ready": Bilingual("检查程序已就绪", "The checker is ready"),
    "checking": Bilingual(
        "正在检查第 {number} 个，共 {total} 个：{path}", "Checking {number} of {total}: {path}"
    ),
    "writing": Bilingual("正在整理结果", "Putting the results together"),
    "done": Bilingual("检查完毕，共 {total} 个文件", "Done. Files checked: {total}"),
    "stopped": Bilingual("已停止", "Stopped"),
    "restarted": Bilingual(
        "{path} 使检查程序中断，已跳过，其余继续检查",
        "{path} broke the checker; it is left out, and the others go on",
    ),
    "results": Bilingual("结果", "Results"),
    "as_workbook": Bilingual("问题清单（xlsx）", "List of findings (xlsx)"),
    "as_notices": Bilingual("修改意见（docx，zip 打包）", "Notices (docx, in a zip)"),
    "as_copies": Bilingual("标出问题的副本（zip 打包）", "Marked-up copies (in a zip)"),
    "as_page": Bilingual("网页（html）", "Page (html)"),
    "as_json": Bilingual("数据（json）", "Data (json)"),
    "workbook_file": Bilingual("问题清单.xlsx", "findings.xlsx"),
    "notices_file": Bilingual("修改意见.zip", "notices.zip"),
    "copies_file": Bilingual("标出问题的副本.zip", "copies.zip"),
    "page_file": Bilingual("检查结果.html", "findings.html"),
    "json_file": Bilingual("检查结果.json", "findings.json"),
    "copies_of_some": Bilingual(
        "这个网页不能标注 Word 文件和表格；请对照修改意见或问题清单改，"
        "或者用 reportlint serve、reportlint annotate 标注。",
        "This page cannot mark up Word files and workbooks: go by the notices or the list of findings, "
        "or use reportlint serve or reportlint annotate.",
    ),
    "names_fewer": Bilingual(
        "一张表错了七个以上的数时，这个网页只列出对不上的合计，不推算是哪几个数错；"
        "装有 reportlint[locate] 的 reportlint serve 可以。",
        "Where a table has seven wrong figures or more, this page lists the sums that do not hold, "
        "and does not work out which figures are wrong: reportlint serve does, with reportlint[locate].",
    ),
    "other_language": Bilingual("English", "中文"),
    "no_wasm": Bilingual(
        "这个浏览器不支持 WebAssembly，无法检查。请换用新版的 Edge、Chrome、Firefox 或 360 浏览器极速模式。",
        "This browser has no WebAssembly. Use a recent Edge, Chrome or Firefox.",
    ),
    "broken": Bilingual(
        "检查程序没有装入（{why}）。请刷新页面；仍不行的，请换用新版的 Edge、Chrome 或 Firefox。",
        "The checker could not be loaded ({why}). Load the page again, or use a recent browser.",
    ),
    "not_let_in": Bilingual(
        "这个地址已失效，请用 reportlint serve 新显示的地址打开",
        "this address is no longer good: open the one that reportlint serve shows",
    ),
    "not_taken": Bilingual(
        "{path} 没有收下（{why}），没有检查。文件名过长的请改短，文件太多的请分批检查。",
        "{path} was not taken ({why}), and is not checked. Shorten a long name; check many files in parts.",
    ),
    "gone": Bilingual(
        "{path} 读不到了（可能已移走或改动），没有检查。请重新选择。",
        "{path} is gone, or was changed since, and is not checked. Choose it again.",
    ),
    "nothing": Bilingual("还没有选择文件", "No files chosen"),
    "too_many": Bilingual(
        "一次最多检查 {most} 个文件，请分批检查",
        "At most {most} files at a time: check them in parts",
    ),
    "failed": Bilingual("出错了：{why}", "It failed: {why}"),
}


def vocabulary(language: Language) -> Mapping[str, str]:
    """Give the words in one language, by their names."""
    return {name: said.within(language) for name, said in WORDS.items()}
