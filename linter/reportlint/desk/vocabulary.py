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
    "settings": Bilingual("设置", "Settings"),
    "profile": Bilingual("检查到什么程度", "How strictly"),
    "profile_default": Bilingual("一般", "usual"),
    "profile_strict": Bilingual("从严", "strict"),
    "ignored": Bilingual("不检查的规则（如 H004, C）", "Rules to leave out (such as H004, C)"),
    "history": Bilingual(
        "往年的报告（供跨年比对，不检查）", "Reports of earlier years, to compare with"
    ),
    "roster": Bilingual("应报送的单位，一行一个", "Offices that have to hand in, one a line"),
    "check": Bilingual("开始检查", "Check"),
    "stop": Bilingual("停止", "Stop"),
    "clear": Bilingual("清空", "Clear"),
    "laid_out": Bilingual("已选 {count} 个文件", "{count} files chosen"),
    "loading": Bilingual("正在装入检查程序：{what}", "Loading the checker: {what}"),
    "taking": Bilingual("正在取文件：{path}", "Taking {path}"),
    "ready": Bilingual("检查程序已就绪", "The checker is ready"),
    "checking": Bilingual(
        "正在检查第 {number} 个，共 {total} 个：{path}", "Checking {number} of {total}: {path}"
    ),
    "writing": Bilingual("正在整理结果", "Putting the results together"),
    "done": Bilingual("检查完毕，共 {total} 个文件", "Done: {total} files"),
    "stopped": Bilingual("已停止", "Stopped"),
    "restarted": Bilingual(
        "{path} 使检查程序中断，已跳过，其余继续检查",
        "{path} broke the checker; it is left out, and the others go on",
    ),
    "results": Bilingual("结果", "Results"),
    "download": Bilingual("下载", "Download"),
    "as_workbook": Bilingual("问题清单（xlsx）", "List of findings (xlsx)"),
    "as_notices": Bilingual("修改意见（docx，zip 打包）", "Notices (docx, in a zip)"),
    "as_page": Bilingual("网页（html）", "Page (html)"),
    "as_json": Bilingual("数据（json）", "Data (json)"),
    "other_language": Bilingual("English", "中文"),
    "no_wasm": Bilingual(
        "这个浏览器不支持 WebAssembly，无法检查。请换用新版的 Edge、Chrome、Firefox 或 360 浏览器极速模式。",
        "This browser has no WebAssembly. Use a recent Edge, Chrome or Firefox.",
    ),
    "no_server": Bilingual(
        "这一页要从网站打开，不能直接双击。请放到内网网站上，或运行 reportlint serve。",
        "This page has to come from a web server. Put it on one, or run reportlint serve.",
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
