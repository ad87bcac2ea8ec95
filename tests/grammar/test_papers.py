"""What is a report among the papers of offices, and what its file's name may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reportlint_grammar.any_year import AnnualReportOfAnyYear
from tests.builder import checking
from tests.builder.noises import Noise, mixtures, render
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths

HERE = Path(__file__).parent
PAPERS = yaml.safe_load((HERE / "papers.yaml").read_text(encoding="utf-8"))
CORRECT = (HERE.parent / "reports" / "correct.md").read_text(encoding="utf-8")
MENU = """首页
政务公开
政府信息公开指南
政府信息公开制度
法定主动公开内容
政府信息公开年报
依申请公开
行政许可
行政处罚
行政强制
行政事业性收费
政府集中采购"""
FORM = AnnualReportOfAnyYear()


@cache
def parts() -> dict[str, str]:
    """Give what the marks in a text stand for."""
    front, *sections = re.split(r"^## .、.*\n+", CORRECT, flags=re.MULTILINE)
    found = {"菜单": MENU, "前言": front.partition("\n")[2].strip()}
    for numeral, section in zip("一二三四五六", sections, strict=True):
        found[numeral] = section.strip()
        if "|" in section:
            found[f"表{numeral}"] = section.strip()
            found[f"空表{numeral}"] = re.sub(r"(?<=\| )\d[\d.]*(?= \|)", "", section.strip())
    return found


def texts(kind: str) -> Iterator[tuple[str, str]]:
    for shape, its in PAPERS[kind].items():
        for number, text in enumerate(its, start=1):
            filled = re.sub("〔([^〕]{1,3})〕", lambda mark: parts()[mark[1]], text)
            yield f"{shape} {number}", filled


def cases(kind: str) -> list[object]:
    return [pytest.param(text, id=name) for name, text in texts(kind)]


@pytest.mark.parametrize("text", cases("others"))
def test_another_paper_is_no_report(text: str) -> None:
    assert not FORM.recognises(checking.read(text))


@pytest.mark.parametrize("text", cases("reports"))
def test_a_report_is_one_in_whatever_shape(text: str) -> None:
    assert FORM.recognises(checking.read(text))


@given(truth=truths(), surface=st.sampled_from(SURFACES), noises=mixtures())
def test_a_report_is_one_in_every_layout(
    truth: Truth, surface: Surface, noises: tuple[Noise, ...]
) -> None:
    assert FORM.recognises(checking.read(render(truth, surface, noises)))


@pytest.mark.parametrize("name", PAPERS["names"]["a report handed in"])
def test_a_name_that_speaks_of_a_report(name: str) -> None:
    assert FORM.speaks_of(name)


@pytest.mark.parametrize("name", PAPERS["names"]["something else"])
def test_a_name_that_speaks_of_something_else(name: str) -> None:
    assert not FORM.speaks_of(name)
