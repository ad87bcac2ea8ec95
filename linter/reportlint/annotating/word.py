"""Word comments: one for each finding, around its words, or its paragraph or cell.

What else is in the file stays as it is: formats, tracked changes, the comments of others.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lxml import etree

from reportlint.annotating.anchors import END, NUMBER, REFERENCE, START, Anchors
from reportlint.annotating.notes import AUTHOR, Note
from reportlint.annotating.parts import Changes
from reportlint.readers.word.docx_parts import WordPackage
from reportlint.readers.word.story import SPACE
from reportlint.readers.word.vocabulary import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from reportlint.files.copy_marks import CopyMark
    from reportlint.readers.word.manuscript import WordManuscript

_PARAGRAPH, _RUN = f"{W}p", f"{W}r"
_COMMENT, _AUTHOR = f"{W}comment", f"{W}author"
_MARKS = (START, END, REFERENCE)

_NO_COMMENTS = f'<w:comments xmlns:w="{W[1:-1]}"/>'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"

_PARAGRAPH_ID = "{http://schemas.microsoft.com/office/word/2010/wordml}paraId"


def commented(
    data: bytes, manuscript: WordManuscript, notes: Sequence[Note], mark: CopyMark
) -> bytes:
    """Give a docx with a comment for each note, and without those of former copies.

    The `manuscript` is what was read of it. Raises Unreadable for a file with a digital signature.
    """
    package = WordPackage(data)
    changes = Changes(package, data)
    main = package.main()
    part = changes.related(main, "comments")
    if not notes and (part is None or not _own(changes.seen(part))):
        return changes.marked(mark)
    if part is None:
        part = changes.new_name("word/comments{}.xml")
        changes.relate(main, "comments", part)
        changes.declare(part, _TYPE)
    comments, text = changes.root(part, _NO_COMMENTS), changes.root(main)
    anchors = Anchors(manuscript, text)
    _forget(changes, main, text, comments)
    free = max([int(each.get(NUMBER, "")) for each in comments if _is_number(each)], default=-1) + 1
    for number, note in enumerate(notes, start=free):
        comments.append(_comment(number, note))
        anchors.add(number, note.span)
    anchors.put()
    return changes.marked(mark)


def _own(comments: _Element) -> Sequence[_Element]:
    return [each for each in comments if each.get(_AUTHOR) == AUTHOR]


def _is_number(comment: _Element) -> bool:
    return comment.get(NUMBER, "").isdecimal()


def _forget(changes: Changes, main: str, text: _Element, comments: _Element) -> None:
    """Take away the comments of former copies, and what refers to them."""
    own = _own(comments)
    names = {each.get(NUMBER) for each in own}
    paragraphs = {each.get(_PARAGRAPH_ID) for comment in own for each in comment.iter(_PARAGRAPH)}
    for comment in own:
        comments.remove(comment)
    for mark in [mark for mark in text.iter(*_MARKS) if mark.get(NUMBER) in names]:
        run = mark.getparent()
        assert run is not None  # noqa: S101 - it is not the root
        run.remove(mark)
        if mark.tag == REFERENCE and all(each.tag == f"{W}rPr" for each in run):
            outer = run.getparent()
            assert outer is not None  # noqa: S101
            outer.remove(run)
    _forget_threads(changes, main, paragraphs - {None})


def _forget_threads(changes: Changes, main: str, paragraphs: set[str | None]) -> None:
    """Take away what later Words keep of comments beside them; what replied to them stands alone."""
    for kind in ("commentsExtended", "commentsIds"):
        part = changes.related(main, kind)
        if part is None or not paragraphs:
            continue
        for entry in list(changes.root(part)):
            values = {etree.QName(name).localname: name for name in entry.attrib}
            if entry.get(values.get("paraId", "")) in paragraphs:
                changes.root(part).remove(entry)
            elif entry.get(values.get("paraIdParent", "")) in paragraphs:
                del entry.attrib[values["paraIdParent"]]


def _comment(number: int, note: Note) -> _Element:
    comment = etree.Element(
        _COMMENT, {NUMBER: str(number), _AUTHOR: AUTHOR, f"{W}initials": "RL"}, nsmap={"w": W[1:-1]}
    )
    for line in note.lines:
        run = etree.SubElement(etree.SubElement(comment, _PARAGRAPH), _RUN)
        text = etree.SubElement(run, f"{W}t", {SPACE: "preserve"})
        text.text = line
    return comment
