"""What happens to a report on its way without changing what it says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, partial
from random import Random
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reportlint_grammar.form.facts import edition
from reportlint_grammar.form.wording import numeral
from tests.builder import labels, surroundings
from tests.builder.surfaces import Surface
from tests.builder.truth import Truth
from tests.builder.written import Written, WrittenSection, written

if TYPE_CHECKING:
    from opencc import OpenCC

ODD_SPACES = ("\u00a0", "\u3000", "\u2003", "\u200b", "\ufeff", " ")
WIDTHLESS = ("\u200b", "\u200d", "\ufeff", "\u2060")
SYLLABLES = ("wù", "zhèng", "fǔ", "kai", "lǐ", "shēn", "qing", "dòng", "yè", "ju", "lǜ")

_LONGEST_WITH_A_BREAK = 16
"""No surface breaks so short a label again."""
_HAN = "[一-鿿]"
_ENUMERATOR = re.compile(r"^((?:[一二三四五六七]、|（[一二三四五六七]）|\d\.(?!\d)))")


@dataclass(frozen=True)
class Noise:
    """One kind of noise: how it changes the words, then the text; and the findings it earns.

    The surfaces that it `spares` are written by programs that have nothing of the kind.
    """

    name: str
    words: Callable[[Random, Written], Written] = lambda _, report: report
    text: Callable[[Random, str], str] = lambda _, text: text
    earns: frozenset[str] = field(default_factory=frozenset)
    spares: frozenset[str] = field(default_factory=frozenset)

    def __repr__(self) -> str:
        return self.name


def render(truth: Truth, surface: Surface, noises: Sequence[Noise] = (), seed: int = 0) -> str:
    """Write a truth down in a surface, then let noises at it, in order."""
    random = Random(seed)
    report = written(truth)
    met = [noise for noise in noises if surface.__name__ not in noise.spares]
    for noise in met:
        report = noise.words(random, report)
    text = surface(report)
    for noise in met:
        text = noise.text(random, text)
    return text


def mixtures() -> st.SearchStrategy[tuple[Noise, ...]]:
    """Give up to three noises, in the order in which a text meets them."""
    chosen = st.sets(st.sampled_from(range(len(NOISES))), max_size=3)
    return chosen.map(lambda places: tuple(NOISES[place] for place in sorted(places)))


def _each(
    random: Random,
    report: Written,
    *,
    line: Callable[[Random, str], str],
    cell: Callable[[Random, str], str],
) -> Written:
    sections = tuple(
        section.changed(partial(line, random), partial(cell, random)) for section in report.sections
    )
    return Written(
        line(random, report.title),
        tuple(line(random, paragraph) for paragraph in report.front),
        sections,
    )


def _odd_spaces(random: Random, report: Written) -> Written:
    return _each(random, report, line=_indented, cell=_surrounded)


def _indented(random: Random, line: str) -> str:
    return random.choice(("", "\u3000\u3000", "  ")) + line


def _surrounded(random: Random, cell: str) -> str:
    return random.choice(("", *ODD_SPACES)) + cell + random.choice(("", *ODD_SPACES))


def _spaces_inside(random: Random, report: Written) -> Written:
    return _each(random, report, line=_hollowed, cell=_loosened)


def _hollowed(random: Random, text: str) -> str:
    """Put something without width into a text, between any two characters."""
    if len(text) < 2:
        return text
    place = random.randrange(1, len(text))
    return text[:place] + random.choice(WIDTHLESS) + text[place:]


def _loosened(random: Random, cell: str) -> str:
    """Put an odd space into a label, or what has no width into a figure."""
    if len(cell) != len(re.findall(_HAN, cell)) or len(cell) < 2:
        return _hollowed(random, cell)
    place = random.randrange(1, len(cell))
    return cell[:place] + random.choice(ODD_SPACES) + cell[place:]


def _spaces_after_enumerators(random: Random, report: Written) -> Written:
    return _each(random, report, line=_spaced_enumerator, cell=_spaced_enumerator)


def _spaced_enumerator(random: Random, text: str) -> str:
    space = random.choice((" ", "\u00a0", "\u3000"))
    return _ENUMERATOR.sub(rf"\1{space}", text)


def _page_numbers(random: Random, report: Written) -> Written:
    def paged(section: WrittenSection) -> WrittenSection:
        paragraphs = list(section.paragraphs)
        place = random.randint(0, len(paragraphs))
        paragraphs.insert(place, f"- {random.randint(1, 30)} -")
        return replace(section, paragraphs=tuple(paragraphs))

    return replace(report, sections=tuple(map(paged, report.sections)))


def _marked_up(random: Random, report: Written) -> Written:
    """Leave in the text what is Markdown's, or LaTeX's, own."""
    return _each(random, report, line=_escaped, cell=_dressed)


def _escaped(random: Random, text: str) -> str:
    return re.sub(r"(?<=\d)([.-])", r"\\\1", text) if random.random() < 0.5 else text


def _dressed(random: Random, cell: str) -> str:
    if cell.replace(".", "").isdecimal():
        return random.choice((f"${cell}$", f"$ {cell} $", f"**{cell}**", cell.replace(".", "\\.")))
    if re.match(r"\W*\d+(?!\.[一-鿿])", cell):
        return cell
    dresses = [f"**{cell}**", f"&nbsp;{cell}&nbsp;", _escaped(random, cell)]
    if 4 < len(cell) <= _LONGEST_WITH_A_BREAK:
        dresses.append(f"{cell[:2]}<br>{cell[2:]}")
    return random.choice(dresses) if cell else cell


def _remarked(random: Random, report: Written) -> Written:
    """Say behind figures what they count, and mark them with notes; and give amounts in 元."""
    fee = edition().tables["disclosure"].by_name["charges"].label.official

    def figures(row: list[str | None]) -> list[str | None]:
        remark = _amount if fee in row else _count
        return [
            remark(random, text) if text and text.replace(".", "").isdigit() else text
            for text in row
        ]

    sections = [
        replace(section, grid=list(map(figures, section.grid))) for section in report.sections
    ]
    return replace(report, sections=tuple(sections))


def _count(random: Random, figure: str) -> str:
    return random.choice(
        ("{}", "{}件", "{}（件）", "+{}", "{}①", "{}*", "{}（其中修订1件）", "{}[1]")
    ).format(figure)


def _amount(random: Random, figure: str) -> str:
    yuan = f"{(Decimal(figure) * 10000).normalize():f}"
    return random.choice(
        (f"{figure}万元", f"{yuan}元", f"{yuan}（元）", f"{figure}万元（{yuan}元）")
    )


def _unnumbered(random: Random, report: Written) -> Written:
    return _headed(
        report,
        lambda section: section.form.heading.official if random.random() < 0.5 else section.heading,
    )


def _renumbered(random: Random, report: Written) -> Written:
    """Number the sections as one does who began at section two, in Chinese or Arabic."""
    mark = random.choice((numeral, str))
    shift = random.choice((-1, 0, 1))

    def heading(section: WrittenSection) -> str:
        number = section.form.number + shift
        return (f"{mark(number)}、" if number else "") + section.form.heading.official

    return _headed(report, heading)


def _headed(report: Written, heading: Callable[[WrittenSection], str]) -> Written:
    sections = tuple(replace(section, heading=heading(section)) for section in report.sections)
    return replace(report, sections=sections)


def _full_width_digits(_random: Random, text: str) -> str:
    return text.translate({ord("0") + digit: "０１２３４５６７８９"[digit] for digit in range(10)})


def _half_width_brackets(_random: Random, text: str) -> str:
    return text.replace("（", "(").replace("）", ")")


def _traditional(_random: Random, text: str) -> str:
    converted: str = _converter().convert(text)
    return converted


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC

    return OpenCC("s2t")


def _annotated(random: Random, text: str) -> str:
    """Let a mirror site explain characters, many or few: 務(wù), 政(zheng)(zheng)."""
    rate = random.choice((0.05, 0.2, 0.6))

    def annotation(character: re.Match[str]) -> str:
        if random.random() > rate:
            return character[0]
        syllable = f"({random.choice(SYLLABLES)})"
        return character[0] + syllable * random.choice((1, 1, 2))

    return re.sub(_HAN, annotation, text)


def _line_ends(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("\r\n", "\r")))


def _byte_order_mark(_random: Random, text: str) -> str:
    return f"\ufeff{text}"


NOISES = (
    Noise("title_in_pieces", words=surroundings.title_in_pieces),
    Noise("with_contents", words=surroundings.with_contents),
    Noise("template_remarks", words=surroundings.template_remarks),
    Noise("own_lists", words=surroundings.own_lists),
    Noise("renumbered_labels", words=labels.renumbered),
    Noise("shortened_labels", words=labels.shortened),
    Noise("labels_in_other_words", words=labels.in_other_words),
    Noise("labels_added_to", words=labels.added_to),
    Noise("damaged_labels", words=labels.damaged, earns=frozenset({"C001"})),
    Noise("unnumbered", words=_unnumbered, earns=frozenset({"H001"})),
    Noise("renumbered", words=_renumbered, earns=frozenset({"H001"})),
    Noise("spaces_after_enumerators", words=_spaces_after_enumerators),
    Noise("spaces_inside", words=_spaces_inside),
    Noise("odd_spaces", words=_odd_spaces),
    Noise("remarked_figures", words=_remarked),
    Noise("marked_up", words=_marked_up, spares=frozenset({"comma_rows"})),
    Noise("page_numbers", words=_page_numbers),
    Noise("title_repeated", text=surroundings.title_repeated),
    Noise("behind_contents", text=surroundings.behind_contents),
    Noise("on_a_page", text=surroundings.on_a_page),
    Noise("full_width_digits", text=_full_width_digits),
    Noise("half_width_brackets", text=_half_width_brackets),
    Noise("traditional", text=_traditional, earns=frozenset({"C002"})),
    Noise("annotated", text=_annotated, earns=frozenset({"C003"})),
    Noise("line_ends", text=_line_ends),
    Noise("byte_order_mark", text=_byte_order_mark),
)
"""Every noise, in the order in which a text meets them."""
