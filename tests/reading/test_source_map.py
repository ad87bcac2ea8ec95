"""Whatever cleaning takes out or puts right, every character left knows where it stood."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from reportlint.model.document import Document, Paragraph, Passage, Table
from tests.builder import checking
from tests.builder.noises import WIDTHLESS, Noise, mixtures, render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths

if TYPE_CHECKING:
    from opencc import OpenCC

ODD = {" ": "\u00a0\u3000\u2003\u2009", **{str(digit): chr(0xFF10 + digit) for digit in range(10)}}
"""What stands for a plain character without being it."""
RESIDUES = ("[bookmark: _GoBack]", "<o:p></o:p>", "\ufffd", "&ldquo;", "<span lang='x'>", "</span>")
HAN = "政府信息公开年度报告办理申请服务处理总体情况发布东书"


class Piece(NamedTuple):
    """A stretch of the source: as written, and the character that it says; nothing if dirt."""

    written: str
    says: str


def _spoken() -> st.SearchStrategy[Piece]:
    plain = st.sampled_from((*HAN, *" 0123456789，。（）、"))
    return plain.flatmap(
        lambda character: st.sampled_from((character, *ODD.get(character, character))).map(
            lambda as_: Piece(as_, character)
        )
    )


def _dirt() -> st.SearchStrategy[Piece]:
    return st.sampled_from((*WIDTHLESS, *RESIDUES)).map(lambda text: Piece(text, ""))


def _annotated() -> st.SearchStrategy[list[Piece]]:
    """Give a Traditional character with its pinyin, toned, so that it cannot be a word."""
    return st.tuples(
        st.sampled_from(("務务", "開开", "報报", "總总", "處处")),
        st.sampled_from(("wù", "kāi", "bào")),
    ).map(lambda pair: [Piece(pair[0][0], pair[0][1]), Piece(f"({pair[1]})", "")])


pieces = st.lists(
    _spoken().map(lambda piece: [piece]) | _dirt().map(lambda piece: [piece]) | _annotated(),
    max_size=40,
).map(lambda groups: [piece for group in groups for piece in group])


@given(st.lists(pieces, max_size=4))
def test_what_is_left_is_what_was_said_and_knows_where(lines: list[list[Piece]]) -> None:
    written = ["".join(piece.written for piece in line) for line in lines]
    document = checking.read("\n".join(["题", *written]))
    said = [
        ("题", 0),
        *(
            (character, start)
            for line, offset in zip(lines, _offsets(written), strict=True)
            for character, start in _characters(line, offset)
        ),
    ]
    left = [
        (character, passage.span(place, place + 1))
        for passage in _passages(document)
        for place, character in enumerate(passage.text)
    ]
    assert left == [(character, (start, start + 1)) for character, start in said]


@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    noises=mixtures(),
    seed=st.integers(0, 2**16),
)
def test_every_character_of_a_report_stands_where_it_says(
    truth: Truth, surface: Surface, noises: tuple[Noise, ...], seed: int
) -> None:
    text = render(truth, surface, noises, seed)
    source = text.removeprefix("\ufeff")
    for passage in _passages(checking.read(text)):
        spans = [passage.span(place, place + 1) for place in range(len(passage.text))]
        assert all(end == start + 1 for start, end in spans)
        assert spans == sorted(set(spans))
        assert _stands_for("".join(source[start] for start, _ in spans), passage.text)


def _offsets(lines: list[str]) -> Iterator[int]:
    offset = len("题\n")
    for line in lines:
        yield offset
        offset += len(line) + 1


def _characters(line: list[Piece], offset: int) -> list[tuple[str, int]]:
    """Give what a line says, without the blanks at its ends, and where each character stands."""
    said = []
    for piece in line:
        if piece.says:
            said.append((piece.says, offset))
        offset += len(piece.written)
    while said and said[-1][0] == " ":
        said.pop()
    return list(dropwhile(lambda piece: piece[0] == " ", said))


def _passages(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
        else:
            assert isinstance(block, Paragraph)
            yield block


def _stands_for(source: str, text: str) -> bool:
    plain = source.translate(
        {ord(odd): character for character, all_ in ODD.items() for odd in all_}
    )
    return text in (plain, _converter().convert(plain))


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("t2s")
