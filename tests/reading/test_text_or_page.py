"""What is called text is read for what it is: a page as a page, a text with tags in it as text."""

from __future__ import annotations

import pytest

from reportlint.hookspecs import Source
from reportlint.model.document import Location, Paragraph, Span
from reportlint.readers.text import PlainReader
from tests.reading.kit import texts

PAGE = "<html>\n<head><title>题</title></head><body><p>甲\n<span>乙</span></p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    "before", ["", "\r\n \t\n", "<!DOCTYPE html>\n", "<!doctype HTML PUBLIC ''>"]
)
def test_a_page_that_is_called_text(before: str, encoding: str) -> None:
    words = "一、总体情况，全年主动公开政府信息，依申请公开的办理情况。"
    page = f"{before}{PAGE}".replace("乙", words)
    found = PlainReader().read(Source("a.txt", page.encode(encoding)))
    assert texts(found) == ["题", f"甲{words}"]
    assert "HTML" in found.notes[0].en


def test_a_page_without_a_head() -> None:
    page = "<HTML><body><h1>题</h1>\n<p>甲"
    found = PlainReader().read(Source("a.txt", page.encode()))
    assert texts(found) == ["题", "甲"]
    place = page.index("甲")
    assert found.locator.locate(Span(place, place + 1)) == Location(2, 4, 2, 5)


@pytest.mark.parametrize(
    "before",
    [
        "<html><body><table><tr><td>甲</td></tr></table></body></html>\n",
        "<html>\n<body>\n<div class='t'><table border=1><tr><td>甲</td></tr></table></div></html>\n",
        "<table><tr><td>甲</td></tr></table>\n",
        "# 年度报告\n<!DOCTYPE html>\n",
        "<html5 是什么>\n",
    ],
)
def test_a_text_with_tags_in_it(before: str) -> None:
    found = PlainReader().read(Source("a.md", f"{before}\n# 题\n乙\n丙\n".encode()))
    assert texts(found)[-3:] == ["题", "乙", "丙"]
    assert isinstance(found.blocks[-3], Paragraph)
    assert found.blocks[-3].level == 1
    assert found.notes == ()
