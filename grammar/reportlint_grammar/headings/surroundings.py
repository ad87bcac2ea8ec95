"""What stands around a line that may be a heading: others of a list, the next one, a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain

from reportlint.model.document import Passage
from reportlint_grammar.form import labels
from reportlint_grammar.form.labels import Labels
from reportlint_grammar.form.wording import enumerator
from reportlint_grammar.headings.candidates import LONGEST, ROW, Candidate
from reportlint_grammar.headings.run_together import SPOKEN

_SHORTEST_LIST = 3
"""From so many headings on, with nothing between them, they may be a table of contents."""
_TABLE_BEGINS = 8
"""In so many lines below its section's heading a table has begun: remarks may stand between."""


def surrounded(
    found: Sequence[Candidate], lines: Sequence[Passage], known: Labels
) -> Iterator[Candidate]:
    """Give candidates with what stands around them; tables are told by their `known` labels."""
    listed = _listed(found, lines)
    for candidate, following in zip(found, [*found[1:], None], strict=False):
        yield candidate._replace(
            is_listed=candidate.place in listed,
            is_empty=following is not None and _is_right_above(candidate, following),
            tables=_tables_below(candidate, following, lines, known),
        )


def _is_right_above(candidate: Candidate, other: Candidate) -> bool:
    """Say whether nothing stands between a heading and another section's: a 一、 begins its own parts."""
    return (
        other.place == candidate.last + 1
        and other.told[0][0] is not candidate.told[0][0]
        and not candidate.is_run_in
        and (other.number is None or other.number.number > 1)
    )


def _tables_below(
    candidate: Candidate,
    following: Candidate | None,
    lines: Sequence[Passage],
    known: Labels,
) -> frozenset[str]:
    """Say which tables have labels of their own right below, where words do not tell the section."""
    if candidate.is_exact:
        return frozenset()
    first = candidate.last + 1
    last = first + _TABLE_BEGINS
    below = lines[first : min(last, following.place) if following else last]
    said = [line.text for line in below if len(line.text) <= labels.LONGEST]
    beginnings = chain.from_iterable(text.split(maxsplit=1)[:1] for text in said)
    meanings = chain.from_iterable(map(known.telling, {*said, *beginnings}))
    return frozenset(meaning.table for meaning in meanings)


def _listed(found: Sequence[Candidate], lines: Sequence[Passage]) -> Collection[int]:
    """Give the places of headings that are lists: with nothing between, and most of them said elsewhere.

    Elsewhere they stand over text; or, where they stand over nothing there either, later.
    """
    runs = list(_runs([candidate for candidate in found if candidate.section is not None], lines))
    elsewhere = {
        candidate.section for run in runs if len(run) < _SHORTEST_LIST for candidate in run
    }
    listed: set[int] = set()
    for run in reversed(runs):
        sections = {candidate.section for candidate in run}
        if len(run) >= _SHORTEST_LIST and 2 * len(sections & elsewhere) > len(run):
            listed.update(candidate.place for candidate in run)
        else:
            elsewhere |= sections
    return listed


def _runs(found: Sequence[Candidate], lines: Sequence[Passage]) -> Iterator[list[Candidate]]:
    """Give the headings between which nothing stands, or only what a table of contents has."""
    run: list[Candidate] = []
    numbers: set[int] = set()
    for candidate in found:
        number = candidate.told[0][0].number
        between = lines[run[-1].last + 1 : candidate.place] if run else []
        begins_anew = number in numbers or number < min(numbers, default=number)
        if run and (begins_anew or not all(map(_is_entry, between))):
            yield run
            run, numbers = [], set()
        run.append(candidate)
        numbers.add(number)
    if run:
        yield run


def _is_entry(line: Passage) -> bool:
    """Say whether a line between two headings may stand in a table of contents: （一）, a page."""
    text = line.text
    if line is ROW or len(text) > LONGEST:
        return False
    return text.isdigit() or (enumerator(text) is not None and SPOKEN.search(text) is None)
