"""Word files taken apart, for tests that look at what became of each part."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from itertools import groupby, pairwise
from random import Random
from xml.sax.saxutils import escape, unescape

from tests.builder.word import packed as word_packed

MAIN = "word/document.xml"
_RUN = re.compile(r'<w:r><w:t xml:space="preserve">([^<]*)</w:t></w:r>')
_RULE = re.compile(r"[|: -]+")
_SHOWN = re.compile(rb"(<w:t(?: [^>]*)?>)[^<]*")
_LOOKS = ("<w:rPr><w:b/></w:rPr>", '<w:rPr><w:color w:val="FF0000"/></w:rPr>', "")


def parts(data: bytes) -> dict[str, bytes]:
    """Give the parts of a package, in order."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def changed(data: bytes, change: Callable[[str], str], part: str = MAIN) -> bytes:
    """Give a package with another text in one of its parts; one that is not there is added."""
    members = parts(data)
    members[part] = change(members.get(part, b"").decode()).encode()
    return packed(members)


def packed(members: dict[str, bytes]) -> bytes:
    """Give a package of parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name, (2024, 1, 30, 9, 0, 0)), content)
    return stream.getvalue()


def in_many_runs(random: Random, data: bytes) -> bytes:
    """Part the text of a file into runs of different looks, as Word does for no reason to be seen."""
    return changed(data, lambda xml: _RUN.sub(lambda run: _parted(random, unescape(run[1])), xml))


def _parted(random: Random, text: str) -> str:
    cuts = sorted(random.randrange(len(text) + 1) for _ in range(random.choice((0, 0, 1, 3))))
    bounds = [0, *cuts, len(text)]
    return "".join(
        f'<w:r>{random.choice(_LOOKS)}<w:t xml:space="preserve">{escape(text[first:last])}</w:t></w:r>'
        for first, last in pairwise(bounds)
    )


def without_text(data: bytes) -> dict[str, bytes]:
    """Give the parts of a file without the text that it shows: what no fix may touch."""
    members = parts(data)
    members[MAIN] = _SHOWN.sub(rb"\1", members[MAIN])
    return members


def of_lines(text: str) -> bytes:
    """Give the Word file of a text: a paragraph a line, and tables of what stands between pipes."""
    blocks: list[str] = []
    for is_table, lines in groupby(text.splitlines(), lambda line: line.startswith("|")):
        if is_table:
            blocks.append(_table([line for line in lines if not _RULE.fullmatch(line)]))
        else:
            blocks += [_paragraph(line.lstrip("# ")) for line in lines]
    return word_packed("".join(blocks))


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(lines: list[str]) -> str:
    rows = "".join(
        "<w:tr>"
        + "".join(f"<w:tc>{_paragraph(cell.strip())}</w:tc>" for cell in line.strip("|").split("|"))
        + "</w:tr>"
        for line in lines
    )
    return f"<w:tbl><w:tblPr/>{rows}</w:tbl>"
