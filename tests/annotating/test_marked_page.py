"""The page that a text or a web page is drawn on, with marks: its text, its notes, and nothing else."""

from __future__ import annotations

from lxml import etree, html

from reportlint.annotating.copies import annotated
from reportlint.hookspecs import Source
from reportlint.messages.languages import Language
from tests.annotating.kit import CLAUSE, checked, copied, faulty, placed, said, session
from tests.builder.surfaces import cell_a_line, markdown, tabs
from tests.builder.web import SITES

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[31m\x00"


def _page(data: bytes) -> etree._Element:
    return html.document_fromstring(data.decode())


def _marked(page: etree._Element) -> dict[int, str]:
    """Give, by the numbers of the notes, the text that is marked before or around each number."""
    found = {}
    for number in page.iter("a"):
        if number.get("class") == "note":
            mark = number.getprevious()
            marked = ""
            if mark is not None and mark.tag == "mark" and not (mark.tail or "").strip():
                marked = said(mark)
            found[int(number.get("data-number", ""))] = marked
    return found


def test_every_finding_has_its_number_in_the_text_and_its_note() -> None:
    for name, text in {
        "a.md": markdown(faulty()),
        "a.txt": cell_a_line(faulty()),
        "b.txt": tabs(faulty()),
        "a.html": SITES["published"].page(faulty()),
    }.items():
        found = placed(name, text.encode())
        page = _page(copied(name, text.encode()))
        notes = page.findall(".//footer//li")
        assert len(notes) == len(found) > 3
        marked = _marked(page)
        for number, (finding, words) in enumerate(found, start=1):
            note = notes[number - 1]
            assert note.get("id") == f"n{number}"
            assert finding.message(Language.ZH) in said(note)
            (link,) = page.findall(f".//a[@id='m{number}']")
            assert link.get("href") == f"#n{number}"
            assert marked[number] == words
        assert CLAUSE in marked.values()


def test_it_is_read_as_the_report_is() -> None:
    for name, text in {
        "a.md": markdown(faulty()),
        "a.txt": tabs(faulty()),
        "a.html": SITES["bare"].page(faulty()),
    }.items():
        copy = copied(name, text.encode())
        once, again = (
            [(each.code, each.words.zh, each.actual) for each in checked(*report).findings]
            for report in ((name, text.encode()), ("copy.html", copy))
        )
        assert once == again
        assert _notes(copied("copy.html", copy)) == _notes(copy)


def _notes(data: bytes) -> list[str]:
    return [said(note) for note in _page(data).findall(".//footer//li")]


def test_nothing_of_the_report_is_markup() -> None:
    text = markdown(faulty()).replace("全年运转平稳", f"全年{HOSTILE}运转平稳")
    page = _page(copied("a.md", text.encode()))
    assert page.find(".//script") is None
    assert page.find(".//img") is None
    shown = said(page)
    assert "<script>alert(1)</script>" in shown
    assert not {"\x1b", "\x00"} & set(shown)
    (policy,) = page.findall(".//meta[@http-equiv]")
    assert "script-src" not in policy.get("content", "")
    assert "default-src 'none'" in policy.get("content", "")


def test_hostile_web_pages_do_nothing_either() -> None:
    source = SITES["published"].page(faulty())
    source = source.replace(
        "全年运转", "<b onclick=alert(1)>全年</b><svg onload=alert(1)></svg>运转"
    )
    page = _page(copied("a.html", source.encode()))
    assert {element.tag for element in page.iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "main", "footer", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "pre", "p", "div", "table", "tr", "td", "mark", "a", "ol", "li", "br"),
    }
    assert not [name for each in page.iter() for name in each.attrib if str(name).startswith("on")]


def test_without_findings_it_is_the_report() -> None:
    source = Source("a.md", markdown(faulty()).encode())
    copy = annotated(source, session().as_it_is(source), [], Language.EN)
    assert copy.is_page
    page = _page(copy.data)
    assert page.find(".//mark") is None
    assert page.findtext(".//footer/h2") == "Findings: 0"
