"""Columns in another order than the form's are read as their head names them, and judged as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from tests.builder import checking
from tests.builder.surfaces import (
    bare_lines,
    drawn_boxes,
    html_tables,
    markdown,
    ragged_pipes,
    tabs,
)
from tests.builder.truth import Truth, truths
from tests.builder.written import Grid, Written, written


def _total_first(grid: Grid) -> Grid:
    head, names, organisations, *rows = grid
    applicants = [*names[:3], names[9], names[3], names[4], None, None, None, None]
    below = ["", None, None, "", "", *organisations[4:9]]
    return [head, applicants, below, *([*row[:3], row[9], *row[3:9]] for row in rows)]


def _rearranged(report: Written) -> Written:
    sections = tuple(
        replace(section, grid=_total_first(section.grid))
        if section.form.table == "requests"
        else section
        for section in report.sections
    )
    return replace(report, sections=sections)


@pytest.mark.parametrize(
    "surface", [bare_lines, drawn_boxes, html_tables, markdown, ragged_pipes, tabs]
)
@given(truth=truths())
def test_a_total_that_stands_first(surface: object, truth: Truth) -> None:
    assert callable(surface)
    report = checking.parse(surface(_rearranged(written(truth))))
    assert checking.figures(report) == truth.figures
    assert not checking.findings(report)
