"""Nothing makes the parser or a rule give up, and every finding lies within what was read."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Cell, Document, Paragraph, Passage, Table
from reportlint.readers.shared.text_locator import TextLocator
from reportlint_grammar.annual_report import AnnualReport
from reportlint_grammar.form.facts import edition, editions
from reportlint_grammar.report import Report
from reportlint_grammar.syntax.productions import TABLE
from reportlint_grammar.syntax.terminals import UNKNOWN_LABEL, FormToken, passages_of, tokens_of
from tests.builder import checking
from tests.builder.noises import Noise, mixtures, render
from tests.builder.productions import TERMINALS, TEXT, parser
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths

PARSER = parser(TEXT)

WORDINGS = [
    wording
    for label in (
        *(section.heading for section in edition().sections),
        *(
            label
            for form in editions()
            for table in form.tables.values()
            for label in table.labels()
        ),
    )
    for wording in label.wordings
]
FIGURES = (
    "0",
    "3",
    "1,024",
    "-",
    "/",
    "22（其中修订16件）",
    "160.5964万元",
    "-7",
    "0.5",
    "３",
    "1 2",
)
PIECES = (
    *WORDINGS,
    *(section.title for section in edition().sections),
    *FIGURES,
    "", " ", "\t", "|", "||", "---", "#", "（一）", "一、", "1.", "其他", "总计", "- 4 -",
    "青泷县水务局2024年政府信息公开工作年度报告", "信息处理费", "未收取", "一是", "三是", "2024年",
    "務(wù)", "?zhèng)", "[bookmark: _GoBack]", "&nbsp;", "\u200b", "\u3000", "\ufffd",
)  # fmt: skip

lines = st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=6).flatmap(
    lambda pieces: st.sampled_from(("", " ", "\t", " | ")).map(lambda between: between.join(pieces))
)


def _survives(text: str) -> None:
    document = checking.read(text)
    locator = document.locator
    size = len(text.removeprefix("\ufeff"))
    for finding in checking.run(AnnualReport().parse(document)):
        assert 0 <= finding.span.start <= finding.span.end <= size
        assert locator.locate(finding.span).line is not None


@given(st.lists(lines, max_size=40), st.sampled_from(("\n", "\r\n", "\r", "\n\n")))
def test_random_lines(pieces: list[str], end: str) -> None:
    _survives(end.join(pieces).replace("\0", ""))


@given(st.text(max_size=400))
def test_random_text(text: str) -> None:
    _survives(text.replace("\0", ""))


@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    noises=mixtures(),
    edits=st.lists(st.tuples(st.integers(0, 500), st.sampled_from("dDtx")), max_size=8),
)
def test_a_report_with_lines_lost_and_doubled(
    truth: Truth, surface: Surface, noises: tuple[Noise, ...], edits: list[tuple[int, str]]
) -> None:
    written = re.split("(?<=[\r\n])", render(truth, surface, noises))
    for place, edit in edits:
        at = place % max(1, len(written))
        match edit:
            case "d":
                del written[at : at + 1]
            case "D":
                del written[at : at + 10]
            case "t":
                written[at : at + 1] = [line[: len(line) // 2] for line in written[at : at + 1]]
            case "x":
                written[at:at] = written[max(0, at - 6) : at]
    _survives("".join(written))


@given(truth=truths(), surface=st.sampled_from(SURFACES), end=st.floats(0, 1))
def test_a_report_cut_off(truth: Truth, surface: Surface, end: float) -> None:
    text = render(truth, surface)
    _survives(text[: int(len(text) * end)])


cells = st.sampled_from(PIECES) | st.text(max_size=8)
tables = st.lists(st.lists(cells.map(lambda text: Cell(text, 0)), max_size=9), max_size=8)
blocks = st.lists(cells.map(lambda text: Paragraph(text, 0)) | tables.map(Table), max_size=12)


@given(blocks)
def test_random_documents(found: list[Paragraph | Table]) -> None:
    """Readers to come may give rows without cells and tables without rows."""
    document = Document(found, TextLocator(""))
    AnnualReport().recognises(document)
    checking.run(AnnualReport().parse(document))


@given(st.lists(st.sampled_from([*TERMINALS, UNKNOWN_LABEL]), max_size=60))
def test_random_terminals(names: list[str]) -> None:
    """Any terminals in any order are some report, and each is read once, in place or not."""
    said = [FormToken.of(name, Passage("一", place)) for place, name in enumerate(names)]
    tree = PARSER.parse(said)
    read = [token for token in tokens_of(tree) if not token.type.endswith(TABLE)]
    places = [passage.start for token in read for passage in passages_of(token)]
    assert Counter(places) == Counter(range(len(names)))
    checking.run(Report(tree, Document([], TextLocator("")), editions()))
