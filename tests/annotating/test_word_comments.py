"""Comments in a copy of a Word file, as python-docx, LibreOffice and reportlint itself find them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree

from benchmarks.reports import as_word
from reportlint.annotating.copies import annotated
from reportlint.annotating.notes import AUTHOR
from reportlint.hookspecs import Source, Unreadable
from reportlint.messages.languages import Language
from reportlint.readers.word.vocabulary import W
from tests.annotating.kit import CLAUSE, copied, faulty, known, placed, said, session
from tests.builder.office import convert, needs_office
from tests.builder.word import docx as word
from tests.test_real_reports import REPORTS

TEXTS = sorted(REPORTS.glob("*.txt"))
NAME = "水务局.docx"

WRONG = "七、收到和处理政府信息公开申请情况"
"""A heading with a wrong number."""

TRACKED = (
    "<w:r><w:rPr><w:b/></w:rPr><w:t>七、收到和</w:t></w:r>"
    '<w:ins w:id="9" w:author="王五"><w:r><w:t>处理政府信息公开申请情况</w:t></w:r></w:ins>'
    '<w:del w:id="8" w:author="王五"><w:r><w:delText>旧名称</w:delText></w:r></w:del>'
)
"""The same heading, in which somebody has changed something."""


def _changed(data: bytes, old: str, new: str, part: str = "word/document.xml") -> bytes:
    """Write a part of a file otherwise."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in _parts(data).items():
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            file.writestr(name, content)
    return stream.getvalue()


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def _root(data: bytes) -> etree._Element:
    return etree.fromstring(_parts(data)["word/document.xml"])


def _commented(data: bytes) -> Iterator[tuple[str, str]]:
    """Give what each comment stands around, and what it says; all its marks are there once."""
    around: dict[str, str] = {}
    open_: set[str] = set()
    marks = []
    for element in _root(data).iter(f"{W}*"):
        name, number = element.tag.removeprefix(W), element.get(f"{W}id", "")
        if name.startswith("comment"):
            marks.append((name, number))
        if name == "commentRangeStart":
            open_.add(number)
            around[number] = ""
        elif name == "commentRangeEnd":
            open_.remove(number)
        elif name == "t":
            around |= {each: around[each] + (element.text or "") for each in open_}
    for comment in docx.Document(BytesIO(data)).comments:
        number = str(comment.comment_id)
        assert [name for name, its in marks if its == number] == [
            *("commentRangeStart", "commentRangeEnd", "commentReference")
        ]
        yield around.pop(number), comment.text
    assert not around


@pytest.mark.parametrize("numbered", [False, True])
def test_every_finding_has_its_comment_around_its_words(numbered: bool) -> None:
    data = word(faulty(), numbered=numbered)
    found = placed(NAME, data)
    commented = list(_commented(copied(NAME, data)))
    assert len(commented) == len(found) >= 3
    for (finding, words), (around, text) in zip(found, commented, strict=True):
        assert finding.message(Language.ZH) in text
        assert f"{finding.code} {finding.name}" in text
        assert finding.basis is None or f"依据：{finding.basis.zh}" in text
        if not (numbered and finding.code[0] == "H"):  # Word's own numbers are no text.
            assert around.strip() == words
    assert "" in [around.strip() for around, _ in commented]
    assert CLAUSE in [around for around, _ in commented]


def test_all_else_stays() -> None:
    data = word(faulty())
    before, after = _parts(data), _parts(copied(NAME, data))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {
        *("word/document.xml", "word/comments.xml"),
        *("word/_rels/document.xml.rels", "[Content_Types].xml"),
        *("_rels/.rels", "docProps/custom.xml"),
    }
    assert list(after) == [*before, "word/comments.xml", "docProps/custom.xml"]
    text, copy = _root(data), _root(copied(NAME, data))
    assert said(text) == said(copy)
    assert known(NAME, copied(NAME, data)) == known(NAME, data)


def test_a_second_run_changes_nothing() -> None:
    once = copied(NAME, word(faulty()))
    assert copied(NAME, once) == once


def test_comments_in_english() -> None:
    texts = [text for _, text in _commented(copied(NAME, word(faulty()), Language.EN))]
    assert any("basis: " in text and "(error, A001 row-total)" in text for text in texts)


class TestWhatOthersHaveWritten:
    @pytest.fixture
    def data(self) -> bytes:
        """A report on which somebody has remarked at the very place, and changed it, tracked."""
        run = f'<w:r><w:t xml:space="preserve">{WRONG}</w:t></w:r>'
        file = docx.Document(BytesIO(_changed(word(faulty()), run, TRACKED)))
        (heading,) = (each for each in file.paragraphs if each.text == "七、收到和")
        file.add_comment(heading.runs, text="请改", author="张三", initials="张")
        stream = BytesIO()
        file.save(stream)
        return stream.getvalue()

    def test_their_comments_and_changes_stay(self, data: bytes) -> None:
        copy = copied(NAME, data)
        comments = list(docx.Document(BytesIO(copy)).comments)
        assert [each.text for each in comments if each.author == "张三"] == ["请改"]
        assert {each.author for each in comments} == {"张三", AUTHOR}
        assert _marked(copy) == _marked(data) == ["处理政府信息公开申请情况", "旧名称"]
        around = {text: words for words, text in _commented(copy)}
        (wrong,) = (words for text, words in around.items() if "H001" in text)
        assert wrong == WRONG
        assert around["请改"] == "七、收到和"
        assert copied(NAME, copy) == copy

    def test_ours_go_when_nothing_is_found_any_more(self, data: bytes) -> None:
        source = Source(NAME, copied(NAME, data))
        bare = annotated(source, session().as_it_is(source), [], Language.ZH).data
        assert [each.author for each in docx.Document(BytesIO(bare)).comments] == ["张三"]
        assert said(_root(bare)) == said(_root(data))
        assert len(list(_root(bare).iter(f"{W}commentReference"))) == 1


def test_what_word_keeps_beside_comments_goes_with_them() -> None:
    """Word gives the paragraphs of comments names, and says by them which comment replies to which."""
    once = copied(NAME, word(faulty()))
    w14 = "http://schemas.microsoft.com/office/word/2010/wordml"
    w15 = "http://schemas.microsoft.com/office/word/2012/wordml"
    kind = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
    saved = _changed(
        once,
        'w:initials="RL"><w:p>',
        f'w:initials="RL"><w:p xmlns:w14="{w14}" w14:paraId="0A0A0A0A">',
        "word/comments.xml",
    )
    relation = f'<Relationship Id="rIdX" Type="{kind}" Target="commentsExtended.xml"/>'
    name = "word/_rels/document.xml.rels"
    saved = _changed(saved, "</Relationships>", f"{relation}</Relationships>", name)
    stream = BytesIO(saved)
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr(
            "word/commentsExtended.xml",
            f'<w15:commentsEx xmlns:w15="{w15}"><w15:commentEx w15:paraId="0A0A0A0A"/>'
            '<w15:commentEx w15:paraId="0B0B0B0B" w15:paraIdParent="0A0A0A0A"/></w15:commentsEx>',
        )
    kept = etree.fromstring(_parts(copied(NAME, stream.getvalue()))["word/commentsExtended.xml"])
    assert [dict(entry.attrib) for entry in kept] == [{f"{{{w15}}}paraId": "0B0B0B0B"}]


def _marked(data: bytes) -> list[str]:
    changes = _root(data).iter(f"{W}ins", f"{W}del")
    return [said(change) for change in changes]


def test_runs_that_are_split_keep_their_looks() -> None:
    look = '<w:r w:rsidR="00AA"><w:rPr><w:rFonts w:eastAsia="仿宋"/><w:b/></w:rPr><w:tab/><w:t>全年'
    data = _changed(word(faulty()), '<w:r><w:t xml:space="preserve">全年', look)
    copy = copied(NAME, data)
    assert [words for words, text in _commented(copy) if "N001" in text] == [CLAUSE]
    (paragraph,) = (each for each in docx.Document(BytesIO(copy)).paragraphs if CLAUSE in each.text)
    runs = [run for run in paragraph.runs if run.text]
    assert [run.text for run in runs] == ["\t全年运转平稳，本年度", CLAUSE, "，均已登记。"]
    assert all(run.bold and run._r.get(f"{W}rsidR") == "00AA" for run in runs)


def test_a_strict_file_stays_strict() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    data = _changed(word(faulty()), W[1:-1], strict)
    copy = copied(NAME, data)
    parts = _parts(copy)
    assert W[1:-1].encode() not in parts["word/document.xml"] + parts["word/comments.xml"]
    assert etree.fromstring(parts["word/comments.xml"]).tag == f"{{{strict}}}comments"
    relations = parts["word/_rels/document.xml.rels"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in relations
    assert known(NAME, copy) == known(NAME, data)
    assert copied(NAME, copy) == copy


def test_a_signed_file_is_refused() -> None:
    origin = (
        '<Relationship Id="rIdS" Target="_xmlsignatures/origin.sigs" Type="http://schemas.openxml'
        'formats.org/package/2006/relationships/digital-signature/origin"/></Relationships>'
    )
    data = _changed(word(faulty()), "</Relationships>", origin, "_rels/.rels")
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("_xmlsignatures/origin.sigs", b"")
    with pytest.raises(Unreadable) as refused:
        copied(NAME, stream.getvalue())
    assert "数字签名" in refused.value.reason.zh


@needs_office
def test_libreoffice_has_every_comment() -> None:
    data = word(faulty())
    written = convert({"a.docx": copied(NAME, data)}, to="odt")["a.docx"]
    content = etree.fromstring(_parts(written)["content.xml"])
    creators = [
        each.findtext("{http://purl.org/dc/elements/1.1/}creator")
        for each in content.iter("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation")
    ]
    assert creators == [AUTHOR] * len(placed(NAME, data))


@pytest.mark.skipif(not TEXTS, reason="the five reports are not here")
@pytest.mark.parametrize("report", TEXTS, ids=lambda path: path.stem)
def test_real_reports_have_their_comments_around_their_words(report: Path) -> None:
    name, data = as_word(report)
    copy = copied(name, data)
    assert [around for around, _ in _commented(copy)] == [words for _, words in placed(name, data)]
    assert said(_root(copy)) == said(_root(data))
    assert known(name, copy) == known(name, data)
    assert copied(name, copy) == copy
