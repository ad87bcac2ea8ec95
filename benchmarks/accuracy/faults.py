"""The kinds of fault a report may have one of, and what is owed for each."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from benchmarks.accuracy.figures import DISCLOSURE, FORM, REQUESTS, REVIEW, Figures, Row
from benchmarks.accuracy.kinds import Kind, Owed
from benchmarks.accuracy.paper import Paper
from reportlint_grammar.form.edition import TableForm

_HERE = "此处"


def _cell(table: TableForm, row: str, column: str) -> str:
    form = table.by_name[row]
    (label,) = (each.label for each in form.columns if each.label.name == column)
    return f"{_row(table, row)} · {label.short}"


def _row(table: TableForm, row: str) -> str:
    return f"{table.title} · {table.by_name[row].words.zh}"


def _named(row: str) -> str:
    return f"“{REQUESTS.by_name[row].words.zh}”"


def _title(section: str) -> str:
    return FORM.section(section).title


# ------------------------------------------------------------------ sums


def _row_total(figures: Figures, random: Random) -> Sequence[Owed]:
    """Write a total that is neither what its row nor what its column comes to."""
    row = random.choice(["granted", "not_held", "complaints"])
    figures.add(row, "total", random.choice([1, 2, 10]))
    return [
        Owed("A001", _cell(REQUESTS, row, "total"), _HERE),
        Owed("A002", _cell(REQUESTS, "outcome_total", "total"), _named(row)),
    ]


def _outcomes(figures: Figures, random: Random) -> Sequence[Owed]:
    """Leave answers out of every outcome, and count them in all that follows from these."""
    column = random.choice(["natural_persons", "enterprises", "others"])
    for row in ("received", "outcome_total"):
        figures.add(row, column, 3)
        figures.add(row, "total", 3)
    return [Owed("A002", _cell(REQUESTS, "outcome_total", each)) for each in (column, "total")]


def _balance(figures: Figures, random: Random) -> Sequence[Owed]:
    """Carry requests forward that never came in."""
    column = random.choice(["natural_persons", "enterprises", "others"])
    for each in (column, "total"):
        figures.add("carried_forward", each, 2)
    return [Owed("A003", _cell(REQUESTS, "carried_forward", each)) for each in (column, "total")]


def _part(figures: Figures, random: Random) -> Sequence[Owed]:
    """Write a figure that is neither what its row nor what its column wants."""
    column = random.choice(["natural_persons", "research_institutes", "legal_services"])
    figures.add("partly_granted", column, 4)
    (label,) = (each.label.short for each in REQUESTS.columns if each.label.name == column)
    return [
        Owed("A001", _cell(REQUESTS, "partly_granted", "total"), f"“{label}”"),
        Owed("A002", _cell(REQUESTS, "outcome_total", column), _named("partly_granted")),
    ]


def _review_total(figures: Figures, _random: Random) -> Sequence[Owed]:
    figures.review["reconsideration"]["total"] += 1
    return [Owed("A004", _cell(REVIEW, "reconsideration", "total"))]


def _litigation_total(figures: Figures, random: Random) -> Sequence[Owed]:
    row = random.choice(["direct_litigation", "litigation_after_reconsideration"])
    figures.review[row]["total"] += 2
    return [Owed("A005", _cell(REVIEW, row, "total"))]


def _bound(figures: Figures, _random: Random) -> Sequence[Owed]:
    figures.disclosure["normative_documents"] |= {"issued": "7", "repealed": "1", "effective": "3"}
    return [Owed("A006", _cell(DISCLOSURE, "normative_documents", "effective"))]


# ------------------------------------------------------------------ figures and rows


def _blank(paper: Paper, random: Random) -> Sequence[Owed]:
    return _unreadable(paper, random, "")


def _dash(paper: Paper, random: Random) -> Sequence[Owed]:
    return _unreadable(paper, random, random.choice(["—", "——", "/", "-"]))


def _word(paper: Paper, random: Random) -> Sequence[Owed]:
    return _unreadable(paper, random, random.choice(["无", "若干", "待定", "不详"]))


def _unreadable(paper: Paper, random: Random, instead: str) -> Sequence[Owed]:
    table, row, column = random.choice(
        [
            (REQUESTS, "granted", "enterprises"),
            (REQUESTS, "carried_over", "natural_persons"),
            (REQUESTS, "repeated", "research_institutes"),
            (DISCLOSURE, "penalties", "decisions"),
            (DISCLOSURE, "normative_documents", "repealed"),
            (REVIEW, "reconsideration", "corrected"),
        ]
    )
    columns = [each.label.name for each in table.by_name[row].columns]
    paper.row(row).cells[columns.index(column)] = instead
    return [Owed("T003", _cell(table, row, column) if len(columns) > 1 else _row(table, row))]


def _invalid(paper: Paper, random: Random) -> Sequence[Owed]:
    row = random.choice(["licences", "penalties"])
    paper.row(row).cells[0] = random.choice(["1.5", "-3", "0.4"])
    return [Owed("T006", _cell(DISCLOSURE, row, "decisions"))]


def _spare_figure(paper: Paper, random: Random) -> Sequence[Owed]:
    row = random.choice(["received", "forbidden_by_law", "carried_forward"])
    paper.row(row).cells.append("5")
    return [Owed("T004", _row(REQUESTS, row))]


def _missing_row(paper: Paper, random: Random) -> Sequence[Owed]:
    row = random.choice(["state_secrets", "repeated", "fee_unpaid", "still_unclear"])
    for block in paper.sheet("requests").blocks:
        block.rows = [each for each in block.rows if each.name != row]
    return [Owed("T002", REQUESTS.title)]


def _repeated_row(paper: Paper, random: Random) -> Sequence[Owed]:
    name = random.choice(["administrative_queries", "not_compiled", "excessive"])
    (block,) = paper.sheet("requests").blocks
    row = paper.row(name)
    other = Row("", row.groups, row.label, [str(int(cell) + 1) for cell in row.cells])
    block.rows.insert(block.rows.index(row) + 1, other)
    return [Owed("T009", REQUESTS.title)]


def _own_row(paper: Paper, random: Random) -> Sequence[Owed]:
    (block,) = paper.sheet("requests").blocks
    label = random.choice(["涉及拆迁安置的申请", "网上平台提交的申请", "重点领域咨询类"])
    below = random.choice(["received", "outcome_total"])
    row = paper.row(below)
    own = Row("", row.groups, label, ["0", "1", "0", "0", "0", "0", "1"])
    block.rows.insert(block.rows.index(row) + 1, own)
    return [Owed("E003", REQUESTS.title, f"“{label}”")]


def _row_label(paper: Paper, random: Random) -> Sequence[Owed]:
    name, label = random.choice(
        [
            ("state_secrets", "1.涉及国家秘密"),
            ("internal_affairs", "5.属于内部事务信息"),
            ("not_held", "1.本单位未掌握相关信息"),
            ("complaints", "1.信访举报类申请"),
            ("compulsory_measures", "行政强制措施"),
        ]
    )
    paper.row(name).label = label
    table = DISCLOSURE if name in DISCLOSURE.by_name else REQUESTS
    return [Owed("T005", table.title, f"“{label}”")]


def _column_label(paper: Paper, random: Random) -> Sequence[Owed]:
    (block,) = paper.sheet("requests").blocks
    name, label = random.choice(
        [
            ("enterprises", "商业公司"),
            ("research_institutes", "科研院所"),
            ("natural_persons", "公民个人"),
        ]
    )
    names = [column.label.name for column in REQUESTS.columns]
    block.columns[names.index(name)] = label
    return [Owed("T005", REQUESTS.title, f"“{label}”")]


def _missing_table(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part(random.choice(["disclosure", "requests", "review"]))
    part.sheet = None
    part.paragraphs = ["具体情况见附件。"]
    return [Owed("T001", _title(part.name))]


# ------------------------------------------------------------------ sections and headings


def _missing_section(paper: Paper, random: Random) -> Sequence[Owed]:
    name = random.choice(["overview", "problems"])
    paper.parts = [part for part in paper.parts if part.name != name]
    return [Owed("S001")]


def _section_twice(paper: Paper, _random: Random) -> Sequence[Owed]:
    part = paper.part("problems")
    paper.parts.insert(paper.parts.index(part) + 1, part)
    return [Owed("S002", part.heading)]


def _section_order(paper: Paper, random: Random) -> Sequence[Owed]:
    """Exchange two sections, which take their numbers along or do not."""
    *before, five, six = paper.parts
    if random.random() < 0.5:
        five.number, six.number = six.number, five.number
    paper.parts = [*before, six, five]
    return [Owed("S003")]


def _empty_section(paper: Paper, _random: Random) -> Sequence[Owed]:
    part = paper.part("problems")
    part.paragraphs = []
    return [Owed("S004", part.heading)]


def _untitled(paper: Paper, _random: Random) -> Sequence[Owed]:
    paper.title = None
    return [Owed("S005")]


def _unnumbered(paper: Paper, random: Random) -> Sequence[Owed]:
    part = random.choice(paper.parts[1:])
    part.number = ""
    return [Owed("H001", _title(part.name))]


def _misnumbered(paper: Paper, random: Random) -> Sequence[Owed]:
    part = random.choice(paper.parts[2:5])
    part.number = random.choice([f"{FORM.section('disclosure').numeral}、", "4."])
    return [Owed("H001", _title(part.name))]


def _own_heading(paper: Paper, random: Random) -> Sequence[Owed]:
    name, wording = random.choice(
        [
            ("overview", "信息公开工作总体开展情况"),
            ("requests", "依申请公开办理情况"),
            ("review", "复议和诉讼方面的情况"),
            ("problems", "工作中的不足和下一步打算"),
            ("other_matters", "其他有必要说明的情况"),
        ]
    )
    paper.part(name).wording = wording
    return [Owed("H002", _title(name))]


def _subheading_twice(paper: Paper, random: Random) -> Sequence[Owed]:
    return _renumbered(paper, random.choice([("（三）", "（二）"), ("（五）", "（四）")]))


def _subheading_skipped(paper: Paper, random: Random) -> Sequence[Owed]:
    return _renumbered(paper, random.choice([("（五）", "（六）"), ("（四）", "（七）")]))


def _renumbered(paper: Paper, numbers: tuple[str, str]) -> Sequence[Owed]:
    part = paper.part("overview")
    old, new = numbers
    part.paragraphs = [
        new + text.removeprefix(old) if text.startswith(old) else text for text in part.paragraphs
    ]
    return [Owed("H003", part.heading)]


def _subheading_style(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("overview")
    style = random.choice(["{}.", "{}、", "（{}）"])
    for number, numeral in enumerate("一二三四五", start=1):
        part.paragraphs = [
            text.replace(f"（{numeral}）", style.format(number), 1) for text in part.paragraphs
        ]
    return [Owed("H004", part.heading)]


def _enumeration(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("problems")
    listed = random.choice(
        [
            "一是细化公开目录。二是加强业务培训。二是完善考核办法。四是畅通申请渠道。",
            "一是增加解读形式；二是优化栏目设置；四是健全审核机制。",
            "一要充实专职力量，二要规范答复文书，四要强化督促检查。",
        ]
    )
    part.paragraphs.append(f"下一年度的工作安排：{listed}")
    return [Owed("H005", part.heading)]


# ------------------------------------------------------------------ the fee, and the text


def _no_fee(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("other_matters")
    part.paragraphs = [
        random.choice(["无。", "本年度没有其他需要报告的事项。", "无其他事项需要说明。"])
    ]
    return [Owed("F001", part.heading)]


def _vague_fee(paper: Paper, random: Random) -> Sequence[Owed]:
    part = paper.part("other_matters")
    wording = random.choice(
        [
            "{we}严格执行政府信息公开信息处理费的有关规定。",
            "{we}依照国家规定的标准收取信息处理费。",
            "信息处理费的收取按照国务院办公厅的规定办理。",
        ]
    )
    part.paragraphs = [paper.writer.filled(wording)]
    return [Owed("F002", part.heading)]


def _misplaced_fee(paper: Paper, _random: Random) -> Sequence[Owed]:
    part, home = paper.part("problems"), paper.part("other_matters")
    part.paragraphs.append(paper.writer.filled("{year}年{we}未收取政府信息公开信息处理费。"))
    home.paragraphs = ["无。"]
    return [Owed("F003", part.heading)]


def _two_fees(paper: Paper, _random: Random) -> Sequence[Owed]:
    part = paper.part("overview")
    told = (
        "全年没有收取过政府信息公开信息处理费。"
        if paper.writer.has_fee
        else "全年共收取政府信息公开信息处理费400元。"
    )
    part.paragraphs[-1] += told if part.paragraphs[-1].endswith("。") else f"。{told}"
    return [Owed("F004")]


def _residue(paper: Paper, random: Random) -> Sequence[Owed]:
    left = random.choice(
        [
            "错误!未找到引用源。",
            "Error! Reference source not found.",
            "{ PAGEREF _Toc90112233 \\h }",
            "<!--EndFragment-->",
            "锟斤拷锟斤拷",
            "&ldquo;",
            "[图片]",
            "NaN",
            "_x000D_",
        ]
    )
    return _amid(paper, random, left, "C001")


def _traditional(paper: Paper, random: Random) -> Sequence[Owed]:
    return _amid(paper, random, "進一步優化辦事流程，提高群眾滿意度。", "C002")


def _pinyin(paper: Paper, random: Random) -> Sequence[Owed]:
    return _amid(paper, random, "规范信(xìn)息(xī)发布，强化业务(wù)培训。", "C003")


def _spaces(paper: Paper, random: Random) -> Sequence[Owed]:
    return _amid(paper, random, "加强队伍      建设，提高      服务水平。", "C004")


def _amid(paper: Paper, random: Random, left: str, code: str) -> Sequence[Owed]:
    part = paper.part(random.choice(["overview", "problems"]))
    at = random.randrange(len(part.paragraphs))
    while not part.paragraphs[at].endswith("。"):
        at = (at + 1) % len(part.paragraphs)
    part.paragraphs[at] += left
    return [Owed(code, part.heading)]


_SUMMED = ("lists", "shares")
"""What tells parts and their whole."""

KINDS = (
    Kind("a total of its own", miscount=_row_total, untold=_SUMMED),
    Kind("answers without an outcome", miscount=_outcomes, untold=_SUMMED),
    Kind("a balance that does not hold", miscount=_balance, untold=_SUMMED),
    Kind("one wrong part", miscount=_part, untold=_SUMMED),
    Kind("a wrong total of reviews", miscount=_review_total, untold=_SUMMED),
    Kind("a wrong total of suits", miscount=_litigation_total, untold=_SUMMED),
    Kind("fewer in force than issued", miscount=_bound),
    Kind("a blank figure", spoil=_blank),
    Kind("a dash for a figure", spoil=_dash),
    Kind("a word for a figure", spoil=_word),
    Kind("no such count", spoil=_invalid, untold=("decisions",)),
    Kind("a figure too many", spoil=_spare_figure),
    Kind("a row missing", spoil=_missing_row),
    Kind("a row twice", spoil=_repeated_row, untold=("outcomes", "lists")),
    Kind("a row of one's own", spoil=_own_row),
    Kind("a row's own wording", spoil=_row_label),
    Kind("a column's own wording", spoil=_column_label),
    Kind("a table missing", spoil=_missing_table),
    Kind("a section missing", spoil=_missing_section),
    Kind("a section twice", spoil=_section_twice),
    Kind("sections exchanged", spoil=_section_order),
    Kind("a section empty", spoil=_empty_section),
    Kind("no title", spoil=_untitled),
    Kind("no number", spoil=_unnumbered),
    Kind("a wrong number", spoil=_misnumbered),
    Kind("a heading in own words", spoil=_own_heading),
    Kind("a sub-heading twice", spoil=_subheading_twice),
    Kind("a sub-heading skipped", spoil=_subheading_skipped),
    Kind("sub-headings in another style", spoil=_subheading_style),
    Kind("an enumeration out of order", spoil=_enumeration),
    Kind("no fee", spoil=_no_fee),
    Kind("a vague fee", spoil=_vague_fee),
    Kind("a fee elsewhere", spoil=_misplaced_fee),
    Kind("a fee denied and named", spoil=_two_fees),
    Kind("residue", spoil=_residue),
    Kind("traditional characters", spoil=_traditional),
    Kind("pinyin", spoil=_pinyin),
    Kind("stray spaces", spoil=_spaces),
)
