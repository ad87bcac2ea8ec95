"""Files of office programs: read for what they are, through LibreOffice where that is needed.

The files are LibreOffice's own, made of those that the tests of docx and xlsx read.
"""

from __future__ import annotations

import email.mime.multipart
import email.mime.text
import os
import select
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from reportlint.hookspecs import Source, Unreadable
from reportlint.model.document import NOWHERE, Document, Paragraph
from reportlint.readers.office import OfficeReader, conversion, installation
from tests.builder import checking
from tests.builder.office import convert, needs_office
from tests.builder.surfaces import markdown, tables_alone
from tests.builder.truth import Truth, places, truths
from tests.builder.web import SITES
from tests.builder.word import docx, packed
from tests.builder.written import written
from tests.builder.xlsx import Style, xlsx
from tests.reading.kit import refusal_by, texts

RTF = rb"{\rtf1 1}"


def document(name: str, data: bytes) -> Document:
    return OfficeReader().read(Source(name, data))


def read(name: str, data: bytes) -> list[Any]:
    return texts(document(name, data))


def refusal(name: str, data: bytes) -> Unreadable:
    return refusal_by(OfficeReader(), name, data)


# ---------------------------------------------------------------- the same report, the same findings


def said(document: Document) -> list[tuple[Any, ...]]:
    return checking.said(checking.parsed(document))


def some(count: int) -> list[Truth]:
    """Give a few truths, the second half of them with a figure changed."""
    drawn: list[Truth] = []
    whole = truths()
    changed = st.builds(Truth.with_figure, whole, st.sampled_from(places()), st.integers(0, 60))

    @settings(max_examples=count, phases=[Phase.generate])
    @given(pair=st.tuples(whole, changed))
    def draw(pair: tuple[Truth, Truth]) -> None:
        drawn.append(pair[len(drawn) % 2])

    draw()
    return drawn


def with_its_lists(rtf: bytes) -> bytes:
    """Write the numbers of headings as Word does: LibreOffice's RTF has `?` for what is not ASCII."""
    for written_, meant in (
        (rb"\'02\'00\'3f;", rb"\'02\'00\u12289 ?;"),
        (rb"\'03\'28\'01\'29;", rb"\'03\u-248 ?\'01\u-247 ?;"),
    ):
        rtf = rtf.replace(written_, meant)
    return rtf


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_what_is_said_of_a_text_is_said_of_an_old_file(suffix: str) -> None:
    reports = [written(truth) for truth in some(3)]
    files = {
        f"{place}.docx": docx(report, numbered=place != 1) for place, report in enumerate(reports)
    }
    made = convert(files, to=suffix)
    for place, report in enumerate(reports):
        old = with_its_lists(made[f"{place}.docx"])
        assert said(document(f"a.{suffix}", old)) == said(checking.read(markdown(report)))


@needs_office
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_what_is_said_of_tables_is_said_of_an_old_workbook(suffix: str) -> None:
    reports = [written(truth) for truth in some(2)]
    files = {f"{place}.xlsx": xlsx(report, Style()) for place, report in enumerate(reports)}
    made = convert(files, to=suffix)
    for place, report in enumerate(reports):
        old = document(f"a.{suffix}", made[f"{place}.xlsx"])
        assert said(old) == said(checking.read(tables_alone(report)))


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    columns = "<w:gridCol w:w='2000'/>" * len(rows[0])
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    body = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>"


CHANGE = "w:id='1' w:author='张' w:date='2025-01-02T00:00:00Z'"
AS_SEEN = (
    paragraph("总体情况", "<w:pStyle w:val='Heading1'/>")
    + f"<w:p>{run('共')}<w:del {CHANGE}><w:r><w:delText>5</w:delText></w:r></w:del>"
    + f"<w:ins {CHANGE}>{run('3')}</w:ins>{run('件。')}{run('（待核）', '<w:vanish/>')}</w:p>"
    + "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p>"
    + table((paragraph("一、") + table((paragraph("规章"), paragraph("3"))) + paragraph("二、"),))
    + paragraph("后")
    + table((paragraph("商业") + paragraph("企业"), paragraph("4")), (paragraph("其他"),) * 2)
    + paragraph("末")
)


@needs_office
@pytest.mark.parametrize("suffix", ["doc", "rtf", "odt"])
def test_what_is_seen_on_the_page_survives(suffix: str) -> None:
    (made,) = convert({"a.docx": packed(AS_SEEN)}, to=suffix).values()
    assert read(f"a.{suffix}", made) == [
        *("总体情况", "共3件。", "甲", "乙", "一、", [["规章", "3"]], "二、", "后"),
        [["商业\n企业", "4"], ["其他", "其他"]],
        "末",
    ]
    heading = document(f"a.{suffix}", made).blocks[0]
    assert isinstance(heading, Paragraph)
    assert heading.level == 1


# ---------------------------------------------------------------- what a file is


WORD = b"\xec\xa5"
"""With this begins the text of a doc."""


@cache
def old(suffix: str) -> bytes:
    """Give an old file that says 一、总体情况."""
    text = packed(paragraph("一、总体情况"))
    (made,) = convert({"a.docx": text}, to=suffix).values()
    return made


@needs_office
class TestTrueFormats:
    @pytest.mark.parametrize("name", ["a.wps", "a.docx", "a.xls"])
    def test_an_old_doc_by_any_name(self, name: str) -> None:
        assert read(name, old("doc")) == ["一、总体情况"]

    def test_rtf_that_is_called_docx(self) -> None:
        found = document("a.docx", old("rtf"))
        assert [block.text for block in found.passages] == ["一、总体情况"]
        assert [note.en for note in found.notes] == ["read as docx, which LibreOffice made of RTF"]

    def test_what_takes_a_password(self) -> None:
        (report,) = (written(truth) for truth in some(1))
        (made,) = convert({"a.docx": docx(report)}, to="doc").values()
        data = bytearray(made)
        data[data.index(WORD) + 11] |= 1
        assert "password" in refusal("a.doc", bytes(data)).reason.en

    def test_what_is_damaged(self) -> None:
        whole = old("doc")
        start = whole.index(WORD)
        assert "docx" in refusal("a.doc", whole[:start].ljust(len(whole), b"\0")).remedy.en


def locked() -> bytes:
    """Give what begins as a docx with a password does, as far as that is looked at."""
    name = "EncryptedPackage\0".encode("utf-16-le")
    entry = name.ljust(64, b"\0") + len(name).to_bytes(2, "little") + bytes(62)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry


class TestWhatNeedsNoLibreOffice:
    @pytest.fixture(autouse=True)
    def without(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(installation, "USUAL", ())
        monkeypatch.setenv("PATH", str(tmp_path))

    def test_it_is_named_where_it_is_missing(self) -> None:
        for name in ("a.rtf", "a.docx"):
            missing = refusal(name, RTF)
            assert "RTF needs LibreOffice" in missing.reason.en
            assert "install LibreOffice" in missing.remedy.en
            assert "另存为 docx" in missing.remedy.zh

    def test_it_is_not_taken_from_the_current_folder(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        (tmp_path / "soffice").touch(0o755)
        monkeypatch.chdir(tmp_path)
        monkeypatch.setenv("PATH", os.pathsep.join(("", ".")))
        assert installation.soffice() is None

    def test_what_was_read_by_another_one_is_not_kept(self, tmp_path: Path) -> None:
        assert OfficeReader().rests_on == ""
        folder = tmp_path / "office"
        folder.mkdir()
        (folder / "soffice").touch(0o755)
        (tmp_path / "soffice").symlink_to(folder / "soffice")
        installation._found.cache_clear()
        first = OfficeReader().rests_on
        os.utime(folder / "soffice", (1, 1))
        assert "" != first != OfficeReader().rests_on
        installation._found.cache_clear()

    @pytest.mark.parametrize("name", ["a.doc", "a.wps", "a.xls", "a.docx", "a.docm", "a.dotx"])
    def test_a_docx_by_any_name(self, name: str) -> None:
        data = packed(paragraph("甲"))
        assert read(name, data) == ["甲"]
        assert len(document(name, data).notes) == (name in ("a.doc", "a.wps", "a.xls"))

    @pytest.mark.parametrize("name", ["a.xls", "a.xltx"])
    def test_an_xlsx_by_another_name(self, name: str) -> None:
        (report,) = (written(truth) for truth in some(1))
        found = document(name, xlsx(report, Style()))
        assert said(found) == []
        assert len(found.notes) == (name == "a.xls")

    @pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
    def test_a_web_page_that_is_called_doc(self, encoding: str) -> None:
        (report,) = (written(truth) for truth in some(1))
        page = SITES["published"].page(report).replace('charset="utf-8"', f'charset="{encoding}"')
        found = document("a.doc", page.encode(encoding))
        assert said(found) == said(checking.read(markdown(report)))
        assert found.locator.locate(found.blocks[0].span()).line  # type: ignore[union-attr]

    @pytest.mark.parametrize("name", ["a.doc", "a.mht"])
    def test_a_web_archive(self, name: str) -> None:
        (report,) = (written(truth) for truth in some(1))
        message = email.mime.multipart.MIMEMultipart("related")
        message.attach(email.mime.text.MIMEText(SITES["published"].page(report), "html", "utf-8"))
        found = document(name, message.as_bytes())
        assert said(found) == said(checking.read(markdown(report)))
        assert len(found.notes) == (name == "a.doc")
        assert found.locator.locate(found.blocks[0].span()) == NOWHERE  # type: ignore[union-attr]

    def test_web_archives_without_a_page(self) -> None:
        part = "Content-Type: multipart/mixed; boundary={0}\n\n--{0}\n"
        for depth in (0, 9000):
            parts = "".join(part.format(number) for number in range(depth))
            assert read("a.doc", f"MIME-Version: 1.0\n{parts}\n\n甲".encode()) == []

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "utf-16"])
    def test_a_text_that_is_called_doc(self, encoding: str) -> None:
        assert read("a.doc", "一、总体情况\n全年公开信息12条。".encode(encoding)) == [
            *("一、总体情况", "全年公开信息12条。")
        ]

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"", "damaged"),
            (bytes(600), "damaged"),
            (b"PK\x03\x04 and no more", "damaged"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged"),
            (b"<?xml version='1.0'?><w:wordDocument xmlns:w='x'/>", "damaged"),
            (b"%PDF-1.7\n", "PDF"),
            (locked(), "password"),
        ],
    )
    def test_what_cannot_be_read(self, data: bytes, says: str) -> None:
        for name in ("a.doc", "a.xls"):
            assert says in refusal(name, data).reason.en

    @given(st.data())
    def test_any_bytes_are_read_or_refused(self, data: st.DataObject) -> None:
        starts = [b"", b"PK", b"<html", b"MIME-Version: 1.0\n", b"\xef\xbb\xbf", locked()[:520]]
        with suppress(Unreadable):
            document("a.doc", data.draw(st.sampled_from(starts)) + data.draw(st.binary()))


# ---------------------------------------------------------------- what a file may not do

FLAT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.{kind}">{before}<office:body>
<office:{kind}>{content}</office:{kind}></office:body></office:document>"""


def flat_text(content: str, before: str) -> str:
    return FLAT.format(kind="text", before=before, content=f"<text:p>甲</text:p>{content}")


def flat_sheet(content: str) -> str:
    table = (
        f'<table:table table:name="A"><table:table-row>{content}</table:table-row></table:table>'
    )
    return FLAT.format(kind="spreadsheet", before="", content=table)


def framed(element: str) -> str:
    return f'<text:p><draw:frame svg:width="2cm" svg:height="2cm">{element}</draw:frame></text:p>'


def referring(address: str) -> dict[str, str]:
    """Give files that refer to an address, in every way that LibreOffice might follow."""
    link = f'xlink:type="simple" xlink:href="{address}"'
    shown = f'{link} xlink:show="embed" xlink:actuate="onLoad"'
    formula = "<table:table-cell table:formula='of:={}'/>"
    return {
        "text.fodt": flat_text(
            framed(f"<draw:image {shown}/>")
            + framed(f"<draw:object {shown}/>")
            + f'<text:section text:name="S"><text:section-source {link}/><text:p/></text:section>',
            f"<office:meta><meta:template {link} meta:date='2020-01-01'/></office:meta>",
        ),
        "fields.rtf": rf"""{{\rtf1{{\*\template {address}}} 1
            {{\field{{\*\fldinst INCLUDETEXT "{address}"}}{{\fldrslt 2}}}}
            {{\field{{\*\fldinst LINK Word.Document.8 "{address}" "" \\a}}{{\fldrslt 4}}}}}}""",
        "picture.rtf": rf"""{{\rtf1 1
            {{\field{{\*\fldinst INCLUDEPICTURE "{address}" \\d}}{{\fldrslt 2}}}}}}""",
        "sheet.fods": flat_sheet(
            formula.format(f'WEBSERVICE("{address}")')
            + formula.format(f"[&apos;{address}&apos;#$A.A1]")
            + f'<table:table-cell><table:cell-range-source table:name="A" {link}/></table:table-cell>'
        ),
        "page.doc": f'<html><head><link rel="stylesheet" href="{address}"></head>'
        f'<body background="{address}"><p>甲<img src="{address}"></p></body></html>',
    }


@pytest.fixture(scope="module")
def asked() -> Iterator[tuple[str, list[str]]]:
    """Run a server; give an address that it serves, and what it has been asked for."""
    requests: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def parse_request(self) -> bool:
            requests.append(self.client_address[0])
            return False

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/secret.fodt", requests
        server.shutdown()


@needs_office
class TestReferences:
    def test_what_is_forbidden_would_be_done(self, asked: tuple[str, list[str]]) -> None:
        address, requests = asked
        convert({"text.fodt": referring(address)["text.fodt"].encode()}, to="docx")
        assert requests
        requests.clear()

    @pytest.mark.parametrize("name", referring(""))
    def test_nothing_is_fetched(self, asked: tuple[str, list[str]], name: str) -> None:
        address, requests = asked
        assert read(name, referring(address)[name].encode())
        assert requests == []

    @pytest.mark.parametrize("name", [name for name in referring("") if name != "page.doc"])
    def test_no_other_file_is_shown(self, tmp_path: Path, name: str) -> None:
        secret = tmp_path / "secret.fodt"
        secret.write_text(flat_text("<text:p>SECRET</text:p>", ""), encoding="utf-8")
        with suppress(Unreadable):  # LibreOffice gives up on a picture that is none.
            assert "SECRET" not in str(read(name, referring(secret.as_uri())[name].encode()))


# ---------------------------------------------------------------- what LibreOffice may do


@pytest.fixture
def scratch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Have temporary files made in a folder, and give it."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


class Misdeed(NamedTuple):
    """What a LibreOffice of ours does, as a shell script, and what is said of it."""

    script: str
    says: str
    hangs: bool = False


MISDEEDS = {
    "hangs": Misdeed("sleep 600", "more than 1 seconds", hangs=True),
    "hangs with a child": Misdeed("sleep 600 & sleep 600", "more than 1 seconds", hangs=True),
    "leaves a child": Misdeed("sleep 600 &", "could not convert"),
    "crashes": Misdeed("kill -SEGV $$", "could not convert"),
    "fails": Misdeed("echo PK >source.docx; exit 3", "could not convert"),
    "writes nothing": Misdeed("touch source.docx", "could not convert"),
    "writes elsewhere": Misdeed('echo PK >"$TMPDIR/other"; mkdir "$HOME/x"', "could not convert"),
    "writes garbage": Misdeed("echo garbage >source.docx", "could not convert"),
    "writes without end": Misdeed("exec cat /dev/zero >source.docx", "could not convert"),
}


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the path of a LibreOffice that is found before any other, to be written as a script."""
    path = tmp_path / "soffice"
    path.touch(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return path


@pytest.mark.parametrize("misdeed", MISDEEDS.values(), ids=MISDEEDS)
def test_nothing_is_left_of_one_that_misbehaves(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    program: Path,
    scratch: Path,
    misdeed: Misdeed,
) -> None:
    if misdeed.hangs:  # The others end by themselves, sooner or later.
        monkeypatch.setattr(conversion, "PATIENCE", 1.0)
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    listening = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    program.write_text(f'#!/bin/sh\nexec 3>"{alive}"\n{misdeed.script}\n', encoding="utf-8")
    refused = refusal("a.rtf", RTF)
    assert misdeed.says in refused.reason.en
    assert "docx" in refused.remedy.en
    assert list(scratch.iterdir()) == []
    ended, _, _ = select.select([listening], [], [], 5)
    assert ended, "a process lives on"
    os.close(listening)


def test_half_a_docx_is_refused(program: Path) -> None:
    program.write_text("#!/bin/sh\necho PK >source.docx\n", encoding="utf-8")
    assert "damaged" in refusal("a.rtf", RTF).reason.en


@needs_office
class TestHousekeeping:
    def test_nothing_is_left_of_one_that_is_ended(
        self, monkeypatch: pytest.MonkeyPatch, scratch: Path
    ) -> None:
        monkeypatch.setattr(conversion, "PATIENCE", 1.0)
        before = dead_pipes()
        with suppress(Unreadable):
            document("a.rtf", RTF)
            pytest.skip("it took less than a second")
        assert list(scratch.iterdir()) == []
        assert dead_pipes() <= before

    def test_nothing_is_left_of_a_run(self, tmp_path: Path) -> None:
        (tmp_path / "a.rtf").write_bytes(RTF)
        (tmp_path / "scratch").mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "reportlint", "--isolated", "a.rtf"],
            cwd=tmp_path,
            env={**os.environ, "TMPDIR": str(tmp_path / "scratch"), "HOME": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "E002" in done.stdout
        assert sorted(path.name for path in tmp_path.iterdir()) == ["a.rtf", "scratch"]
        assert list((tmp_path / "scratch").iterdir()) == []

    def test_it_has_memory_of_its_own(self) -> None:
        resource = pytest.importorskip("resource")
        before = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (400 * 1024**2, before[1]))
        try:
            assert read("a.rtf", RTF) == ["1"]
            assert resource.getrlimit(resource.RLIMIT_AS)[0] == 400 * 1024**2
        finally:
            resource.setrlimit(resource.RLIMIT_AS, before)


def dead_pipes() -> set[Path]:
    """Give the pipes of LibreOffices that were killed: nobody answers at them."""
    return {path for path in Path("/tmp").glob("OSL_PIPE_*") if not answers(path)}


def answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as caller:
        try:
            caller.connect(str(path))
        except OSError:
            return False
        return True
