"""What a fix does to a Word file: to its runs, and to nothing else in the package."""

from __future__ import annotations

import codecs
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from reportlint.checking.session import Session
from reportlint.command_line.cli import main
from reportlint.config.settings import Settings
from reportlint.debts.settling import Debts
from reportlint.discovery.target import Target
from reportlint.fixing.mending import Mended, Mender, Mending
from reportlint.fixing.saving import difference
from reportlint.hookspecs import Source
from reportlint.model.document import Rewriting, Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load
from reportlint.readers.word import WordReader
from reportlint.readers.word.manuscript import WordManuscript
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule
from tests.builder.office import convert, needs_office
from tests.builder.word import NAMESPACE, packed
from tests.fixing.packages import MAIN, changed, of_lines, parts, without_text
from tests.fixing.packages import packed as repackaged

REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"
CORRECT = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
WRONG = CORRECT.replace("二、主动公开政府信息情况", "2、主动公开政府信息情况")
HEADING = '<w:p><w:r><w:t xml:space="preserve">2、主动公开政府信息情况</w:t></w:r></w:p>'

PLUGINS = load()


def run(text: str, properties: str = "") -> str:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def with_heading(*runs: str) -> bytes:
    """Give a report whose second heading, a wrong one, is made of some runs."""
    return changed(of_lines(WRONG), lambda xml: _once(xml, HEADING, f"<w:p>{''.join(runs)}</w:p>"))


def _once(xml: str, old: str, new: str) -> str:
    assert xml.count(old) == 1
    return xml.replace(old, new)


def mended(
    data: bytes, name: str = "a.docx", *, session: Session | None = None, is_unsafe: bool = False
) -> tuple[Mended | None, Outcome]:
    session = session or Session(PLUGINS)
    saved: list[Mended] = []
    mender = Mender(
        session,
        Mending(saved.append, saves=True, is_unsafe=is_unsafe),
        Debts(session),
        session.check,
    )
    target = Target(name, Settings(), data=data)
    outcome = mender.mended(target, session.check(target))
    assert len(saved) <= 1
    return (saved[0] if saved else None), outcome


def body(data: bytes) -> str:
    return parts(data)[MAIN].decode()


# ---------------------------------------------------------------- runs


@pytest.mark.parametrize(
    ("runs", "after"),
    [
        ([run("2、主动公开政府信息情况")], [run("二、主动公开政府信息情况")]),
        (
            [run("2", "<w:b/>"), run("、主动公开政府信息情况", "<w:i/>")],
            [run("二", "<w:b/>"), run("、主动公开政府信息情况", "<w:i/>")],
        ),
        (
            [run("主动公开", "<w:b/>"), run("政府信息情况")],
            [run("二、主动公开", "<w:b/>"), run("政府信息情况")],
        ),
        (
            [run("2"), run(".", "<w:b/>"), run("主动公开政府信息情况")],
            [run("二、"), run("", "<w:b/>"), run("主动公开政府信息情况")],
        ),
        (
            ["<w:r><w:t>2</w:t></w:r>", "<w:r><w:t>、主动公开政府信息情况</w:t></w:r>"],
            ["<w:r><w:t>二</w:t></w:r>", "<w:r><w:t>、主动公开政府信息情况</w:t></w:r>"],
        ),
        (
            ["<w:r><w:t>\n 2、主动公开政府信息情况 </w:t></w:r>"],
            ["<w:r><w:t>\n 二、主动公开政府信息情况 </w:t></w:r>"],
        ),
        (
            [run("&#50;、主动公开&#x653F;府信息情况")],
            [run("二、主动公开&#x653F;府信息情况")],
        ),
        (
            ['<w:bookmarkStart w:id="1" w:name="b"/>', run("2、"), run("主动公开政府信息情况")],
            ['<w:bookmarkStart w:id="1" w:name="b"/>', run("二、"), run("主动公开政府信息情况")],
        ),
        (
            ['<w:hyperlink w:anchor="b">', run("2、主动公开政府信息情况"), "</w:hyperlink>"],
            ['<w:hyperlink w:anchor="b">', run("二、主动公开政府信息情况"), "</w:hyperlink>"],
        ),
    ],
)
def test_an_edit_is_made_in_the_first_run_it_touches(runs: list[str], after: list[str]) -> None:
    data = with_heading(*runs)
    file, outcome = mended(data)
    assert file is not None
    assert (outcome.fixed, outcome.unfixed, outcome.findings) == (1, None, ())
    assert body(file.bytes_after) == _once(body(data), "".join(runs), "".join(after))
    assert without_text(file.bytes_after) == without_text(data)
    assert list(parts(file.bytes_after)) == list(parts(data))


def as_written(xml: str) -> bytes:
    """Give the file whose body is some XML, as it is written."""
    return changed(packed("<w:p/>"), lambda whole: _once(whole, "<w:p/>", xml))


def edited(data: bytes, old: str, new: str) -> str:
    """Give the body of a file in which an edit was made of what is shown once."""
    manuscript = WordReader().read(Source("a.docx", data)).source
    assert isinstance(manuscript, WordManuscript)
    start = manuscript.text.index(old)
    span = Span(start, start + len(old))
    written = manuscript.rewritten(span, new)
    assert written == Rewriting(old, new), written
    return body(manuscript.edited([(span, new)]))


@pytest.mark.parametrize(
    ("text", "old", "new", "after"),
    [
        ("<w:t>甲乙</w:t>", "乙", " ", '<w:t xml:space="preserve">甲 </w:t>'),
        ("<w:t> 甲 乙\t</w:t>", "甲", "", '<w:t xml:space="preserve"> 乙</w:t>'),
        ("<w:t> 甲 乙\t</w:t>", "甲", "丙", "<w:t> 丙 乙\t</w:t>"),
        ("<w:t>甲乙</w:t><w:t>丙</w:t>", "甲乙丙", "", "<w:t></w:t><w:t></w:t>"),
        (
            "<w:t>甲乙</w:t><w:t>丙丁</w:t>",
            "乙丙",
            "1 < 2 & 3",
            "<w:t>甲1 &lt; 2 &amp; 3</w:t><w:t>丁</w:t>",
        ),
        ("<w:t>甲&#x20BB7;&lt;乙</w:t>", "乙", "丙", "<w:t>甲&#x20BB7;&lt;丙</w:t>"),
        ("<w:t>甲\r\n乙</w:t>", "乙", "丙", "<w:t>甲\r\n丙</w:t>"),
        (
            "<w:t  xml:space = 'preserve' >甲</w:t >",
            "甲",
            "乙",
            "<w:t  xml:space = 'preserve' >乙</w:t >",
        ),
        (
            "<w:t>甲</w:t><!-- 甲 --><w:t/><w:t>乙</w:t>",
            "乙",
            "丙",
            "<w:t>甲</w:t><!-- 甲 --><w:t/><w:t>丙</w:t>",
        ),
    ],
)
def test_only_the_characters_of_an_edit_are_others(
    text: str, old: str, new: str, after: str
) -> None:
    before, now = (f"<w:p><w:r>{each}</w:r></w:p>" for each in (text, after))
    data = as_written(before)
    assert edited(data, old, new) == body(as_written(now))


@pytest.mark.parametrize("between", ["<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>"])
def test_an_edit_is_of_nothing_but_text(between: str) -> None:
    data = packed(f"<w:p><w:r><w:t>甲</w:t>{between}<w:t>乙</w:t></w:r></w:p>")
    source = WordReader().read(Source("a.docx", data)).source
    assert isinstance(source, WordManuscript)
    start, end = source.text.index("甲"), source.text.index("乙")
    assert not isinstance(source.rewritten(Span(start, end + 1), "丙"), Rewriting)
    assert not isinstance(source.rewritten(Span(start, start + 1), "\x07"), Rewriting)
    assert source.rewritten(Span(start, start + 1), "丙") == Rewriting("甲", "丙")


# ---------------------------------------------------------------- what is left alone

TRACKED = '<w:ins w:id="1" w:author="甲">{}</w:ins>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF b</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SAYS = "主动公开政府信息情况"


@pytest.mark.parametrize(
    ("runs", "why"),
    [
        (TRACKED.format(run(f"2、{SAYS}")), "tracked changes"),
        (run("2、") + TRACKED.format(run(SAYS)), "tracked changes"),
        (
            run(f"2、{SAYS}") + '<w:del w:id="1"><w:r><w:delText>一</w:delText></w:r></w:del>',
            "tracked",
        ),
        (
            run(f"2、{SAYS}", '<w:b/><w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'),
            "tracked changes",
        ),
        (FIELD.format(run(f"2、{SAYS}")), "made by a field"),
        (f'<w:fldSimple w:instr="REF b">{run(f"2、{SAYS}")}</w:fldSimple>', "made by a field"),
        (
            '<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent>'
            f"{run(f'2、{SAYS}')}</w:sdtContent></w:sdt>",
            "content control",
        ),
        (
            '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>'
            f"{run(f'2、{SAYS}')}</w:sdtContent></w:sdt>",
            "content control",
        ),
        (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps">{run(f"2、{SAYS}")}</mc:Choice>'
            f"<mc:Fallback>{run(f'2、{SAYS}')}</mc:Fallback></mc:AlternateContent>",
            "there twice",
        ),
        (run(f"<![CDATA[2、]]>{SAYS}"), "unusual way"),
        (run(f"2、<!-- 二 -->{SAYS}"), "unusual way"),
    ],
)
def test_what_cannot_be_edited_is_left_alone_and_said(runs: str, why: str) -> None:
    file, outcome = mended(with_heading(runs))
    assert file is None
    assert outcome.unfixed is not None
    assert why in outcome.unfixed.en
    assert "H001" in outcome.unfixed.en
    assert [finding.code for finding in outcome.findings] == ["H001"]


def test_what_can_be_edited_is_although_something_else_cannot() -> None:
    xml = body(with_heading(TRACKED.format(run(f"2、{SAYS}"))))
    data = changed(of_lines(WRONG), lambda _: xml.replace("六、其他", "6、其他"))
    file, outcome = mended(data)
    assert file is not None
    assert outcome.fixed == 1
    assert outcome.unfixed is not None
    assert "tracked changes" in outcome.unfixed.en
    assert body(file.bytes_after) == xml
    assert mended(file.bytes_after)[0] is None


def test_like_paragraphs_that_are_left_alone_are_each_named_by_its_own_place() -> None:
    xml = body(of_lines(CORRECT))
    line = "全年平稳  有序，各项工作  按期完成。"
    tracked = "".join(f"<w:p>{TRACKED.format(run(line))}</w:p>" for _ in range(3))
    first = f"<w:p>{run('一、总体情况')}</w:p>"
    data = changed(of_lines(CORRECT), lambda _: _once(xml, first, first + tracked))
    file, outcome = mended(data)
    assert file is None
    assert [finding.code for finding in outcome.findings] == ["C004"] * 3
    assert outcome.unfixed is not None
    for number in (1, 2, 3):
        assert f"第 {number} 段" in outcome.unfixed.zh


def test_a_number_that_word_makes_is_no_text() -> None:
    numbering = (
        f'<w:abstractNum {NAMESPACE} w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="2"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    )
    plain = of_lines(WRONG)
    listed = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr></w:pPr>'
    inner = body(plain)
    inner = inner[inner.index("<w:body>") + len("<w:body>") : inner.index("<w:sectPr")]
    data = packed(_once(inner, HEADING, f"{listed}{run(SAYS)}</w:p>"), numbering)
    file, outcome = mended(data)
    assert file is None
    assert outcome.unfixed is not None
    assert "list numbering" in outcome.unfixed.en


def _with(**settings: str) -> Callable[[str], str]:
    (tag,) = settings.values()
    return lambda xml: xml.replace("</w:settings>", f"{tag}</w:settings>")


@pytest.mark.parametrize(
    ("part", "change", "why"),
    [
        ("_xmlsignatures/sig1.xml", lambda _: "<Signature/>", "digitally signed"),
        (
            "word/settings.xml",
            _with(tag='<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
            "protected against editing",
        ),
        (
            "word/settings.xml",
            _with(tag='<w:writeProtection w:hashValue="AAAA" w:algorithmName="SHA-512"/>'),
            "protected against editing",
        ),
    ],
)
def test_what_is_signed_or_protected_is_left_alone_and_said(
    part: str, change: Callable[[str], str], why: str
) -> None:
    file, outcome = mended(changed(of_lines(WRONG), change, part))
    assert file is None
    assert outcome.unfixed is not None
    assert why in outcome.unfixed.en


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (
            "word/settings.xml",
            _with(tag='<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'),
        ),
        ("word/settings.xml", _with(tag='<w:writeProtection w:recommended="1"/>')),
        ("word/vbaProject.bin", lambda _: "macros"),
    ],
)
def test_what_is_neither_is_mended_with_all_it_has(part: str, change: Callable[[str], str]) -> None:
    data = changed(of_lines(WRONG), change, part)
    file, _ = mended(data, "a.docm")
    assert file is not None
    assert without_text(file.bytes_after) == without_text(data)


@needs_office
def test_an_old_word_file_is_not_taken_for_what_it_is_read_as() -> None:
    old = convert({"a.docx": of_lines(WRONG)}, to="doc")["a.docx"]
    file, outcome = mended(old, "a.doc")
    assert file is None
    assert outcome.unfixed is not None
    assert "files of this kind are not edited" in outcome.unfixed.en
    assert [finding.fix for finding in outcome.findings if finding.code == "H001"] == [None]


# ---------------------------------------------------------------- how its XML is written


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace("w:", "ns0:").replace("xmlns:w=", "xmlns:ns0="),
        lambda xml: xml.replace("UTF-8", "gb2312").replace("utf-8", "gb2312"),
        lambda xml: xml[xml.index("?>") + 2 :],
        lambda xml: "\ufeff" + xml,
        lambda xml: xml.replace("<w:p>", "<!-- ' > --><w:p  >").replace("</w:t>", "</w:t\n>"),
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    ],
    ids=["prefix", "declaration", "none", "mark", "layout", "strict"],
)
def test_however_its_xml_is_written_it_stays_so(change: Callable[[str], str]) -> None:
    data = changed(of_lines(WRONG), change)
    file, outcome = mended(data)
    if file is None:  # Nobody reads a text in another encoding than it says.
        assert outcome.unchecked is not None or outcome.unfixed is not None
        return
    assert body(file.bytes_after) == body(data).replace(f"2、{SAYS}", f"二、{SAYS}")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_xml_in_utf_16_stays_so(codec: str) -> None:
    mark = codecs.BOM_UTF16_LE if codec.endswith("le") else codecs.BOM_UTF16_BE
    members = parts(of_lines(WRONG))
    xml = members[MAIN].decode().replace("UTF-8", "UTF-16").replace("utf-8", "UTF-16")
    members[MAIN] = mark + xml.encode(codec)
    file, _ = mended(repackaged(members))
    assert file is not None
    after = parts(file.bytes_after)[MAIN]
    assert after == mark + xml.replace(f"2、{SAYS}", f"二、{SAYS}").encode(codec)


# ---------------------------------------------------------------- cells


class CellTotal(ReportRule):
    """What a rule is that knows for certain which figure is wrong, and what it is."""

    code = "ZZ901"
    name = "cell-total"
    severity = Severity.ERROR
    since = "0.1.0"
    summary = rationale = remedy = message = Bilingual("总计应为{expected}", "should be {expected}")
    basis = None
    passing = failing = ""

    def check(self, subject: Report) -> Iterator[Finding]:
        received = subject.requests and subject.requests.received
        cell = received and received.total
        if cell and cell.cell.text != "7":
            description = Bilingual("改数字", "put the figure right")
            fix = Fix(Safety.UNSAFE, description, (Edit(cell.span, "7"),))
            yield self.finding(cell, expected="7", actual=cell.cell.text, fix=fix)


def test_a_figure_is_put_right_in_its_cell_if_that_is_asked_for() -> None:
    rules = (CellTotal(),)
    session = Session(replace(PLUGINS, rules=rules))
    data = of_lines(CORRECT)
    assert mended(data, session=session)[0] is None
    file, outcome = mended(data, session=session, is_unsafe=True)
    assert file is not None
    assert outcome.fixed == 1
    (line,) = [each for each in difference(file) if each.startswith("+") and "+++" not in each]
    assert line.rstrip().endswith("| 7")
    assert without_text(file.bytes_after) == without_text(data)


# ---------------------------------------------------------------- the five reports


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the five reports are not here")
def test_the_five_reports_as_word_files_keep_what_has_no_safe_fix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {}
    for report in REPORTS.glob("*.txt"):
        before[f"{report.stem}.docx"] = of_lines(report.read_text(encoding="utf-8"))
    for name, data in before.items():
        (tmp_path / name).write_bytes(data)
    said = _findings("--isolated")
    left = _findings("--isolated", "--fix")
    owed = [each for each in said if (each["fix"] or {}).get("safety") != "safe"]
    assert len(owed) < len(said)
    assert [_known_by(each) for each in left] == [_known_by(each) for each in owed]
    once = {name: (tmp_path / name).read_bytes() for name in before}
    assert {name for name in before if once[name] != before[name]} == {
        each["path"] for each in said if each not in owed
    }
    for name, data in before.items():
        assert without_text(once[name]) == without_text(data)
    assert _findings("--isolated", "--fix") == left
    assert {name: (tmp_path / name).read_bytes() for name in before} == once


def _findings(*options: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, [".", *options, "--format", "json"])
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def _known_by(finding: dict[str, object]) -> object:
    return finding["path"], finding["code"], finding["expected"], finding["actual"]
