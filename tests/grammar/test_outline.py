"""What `reportlint tree` shows: the form, with a report's figures in it and where it departs from it."""

from __future__ import annotations

from pathlib import Path

from reportlint.model.finding import Language
from tests.builder import checking

TRIAL_FORM = Path(__file__).parents[1] / "reports" / "trial-2019.md"

REPORT = """\
云岭县水务局2024年政府信息公开工作年度报告
一、总体情况
（一）主动公开
公开水价32条。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4
三、本年度办理结果 | （一）予以公开 | 2 | 1 | 0 | - | | 0 | 3
（三）不予公开 | 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0
1.属于国家秘密 | 0 | 0 | 0 | 0 | 0 | 0 | 0
四、结转下年度继续办理 | 1 | 0
自己加的一行 | 5
二、主动公开政府信息情况
行政许可 | 12
"""


def _lines(language: Language) -> list[str]:
    shown: str = checking.parse(REPORT).tree(language)
    return shown.splitlines()


def test_shows_sections_rows_and_figures_by_their_names() -> None:
    lines = _lines(Language.ZH)
    assert lines[:5] == [
        "引言",
        "  标题：云岭县水务局2024年政府信息公开工作年度报告",
        "一、总体情况",
        "  （一）主动公开",
        "    公开水价32条。",
    ]
    table = lines.index("  表三")
    assert lines[table - 1] == "三、收到和处理政府信息公开申请情况"
    assert lines[table + 1 : table + 6] == [
        "    [自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计]",
        "    一、本年新收政府信息公开申请数量  3 | 1 | 0 | 0 | 0 | 0 | 4",
        "    缺少：二、上年结转政府信息公开申请数量",
        "    三、本年度办理结果",
        "      （一）予以公开  2 | 1 | 0 | - | · | 0 | 3",
    ]


def test_says_where_the_report_departs_from_the_form() -> None:
    lines = _lines(Language.ZH)
    assert "        位置不对：1.属于国家秘密  0 | 0 | 0 | 0 | 0 | 0 | 0" in lines
    assert "    个数不符：四、结转下年度继续办理  1 | 0" in lines
    assert "    格式以外：自己加的一行  5" in lines
    assert "位置不对：二、主动公开政府信息情况" in lines
    assert [line for line in lines if line.startswith("缺少")] == [
        "缺少：四、政府信息公开行政复议、行政诉讼情况",
        "缺少：五、存在的主要问题及改进情况",
        "缺少：六、其他需要报告的事项",
    ]


DEPARTING = """\
云岭县水务局2024年政府信息公开工作年度报告
1、总体情况
公开水价32条。
二、主动公开的情况
信息内容 | 制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0
行政规范文件 | 1 | 0
"""


def test_says_what_is_named_or_numbered_otherwise_and_does_not_fit() -> None:
    lines = checking.parse(DEPARTING).tree(Language.ZH).splitlines()
    assert lines[2:10] == [
        "序号不符：1、总体情况（应为“一、总体情况”）",
        "  公开水价32条。",
        "名称不符：二、主动公开的情况（应为“二、主动公开政府信息情况”）",
        "  表二",
        "    名称不符：本年制发件数（现为“制发件数”）",
        "    [本年制发件数 | 本年废止件数 | 现行有效件数]",
        "    规章  0 | 0 | 0",
        "    个数不符：名称不符：行政规范性文件（现为“行政规范文件”）  1 | 0",
    ]
    english = checking.parse(DEPARTING).tree(Language.EN)
    assert "misnumbered: 1、总体情况 (should be “一、总体情况”)" in english
    assert "misnamed: issued (written “制发件数”)" in english
    assert "too many or too few: misnamed: normative documents (written “行政规范文件”)" in english


MOVED_ABOUT = """\
云岭县水务局2024年政府信息公开工作年度报告
二、主动公开政府信息情况
信息内容 | 现行有效件数 | 本年制发件数 | 本年废止件数
规章 | 9 | 2 | 1
三、收到和处理政府信息公开申请情况
自然人法人或其他组织总计
一、本年新收政府信息公开申请数量3100004
"""


def test_says_which_columns_stand_elsewhere_and_which_figures_ran_together() -> None:
    lines = checking.parse(MOVED_ABOUT).tree(Language.ZH).splitlines()
    assert "    列序不符：规章  2 | 1 | 9" in lines
    assert "    数字相连：一、本年新收政府信息公开申请数量  3100004" in lines


def test_speaks_english() -> None:
    lines = _lines(Language.EN)
    assert "    received  3 | 1 | 0 | 0 | 0 | 0 | 4" in lines
    assert "    absent: carried over" in lines
    assert "absent: problems" in lines


def test_says_which_form_a_table_is_of_that_is_not_in_force() -> None:
    trial = TRIAL_FORM.read_text(encoding="utf-8")
    lines = checking.parse(trial).tree(Language.ZH).splitlines()
    assert "  表二（2019年格式）" in lines
    assert "  表三（2019年格式）" in lines
    assert "  表四" in lines
