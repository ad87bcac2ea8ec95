"""The reports to measure on: the examples, varied so that no two are alike."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from html import escape
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import docx

from reportlint.hookspecs import Source
from reportlint.model.document import Paragraph
from reportlint.readers.text.plain_text import TextReader

EXAMPLES = Path(__file__).parents[1] / "examples"

YEARS = ("2023", "2024")
_YEAR_TOLD = "2024"
"""The year of which the examples tell, and no other."""

_PAGE_HEAD = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>政府信息公开工作年度报告</title>
<style>p.MsoNormal { margin: 0 }</style><script>var menu = ["首页", "政务公开"];</script></head>
<body><nav><a href="/">首页</a><a href="/zwgk">政务公开</a></nav>"""


def examples() -> list[Path]:
    """Give the example reports, in a fixed order."""
    return sorted(
        path for path in EXAMPLES.iterdir() if path.suffix in {".md", ".txt"} and _is_report(path)
    )


def write(folder: Path, count: int) -> None:
    """Write reports of as many offices, in the shapes of the examples by turns.

    All are called Markdown: most of the peers read nothing else.
    """
    folder.mkdir()
    for number, example in enumerate(islice(cycle(examples()), count), start=1):
        text = example.read_text(encoding="utf-8").replace("云岭县", f"云岭县第{number}分局")
        (folder / f"{number:04}.md").write_text(text, encoding="utf-8")


def write_years(folder: Path, count: int) -> None:
    """Write reports of half as many offices for two years, a folder a year, in the shapes of the examples.

    Of an office the second is the first but for the years, so that there is something to be found.
    """
    texts = [example.read_text(encoding="utf-8") for example in examples()]
    for year in YEARS:
        (folder / year).mkdir(parents=True)
    for number in range(count):
        office, which = divmod(number, len(YEARS))
        text = texts[office % len(texts)].replace("云岭县", f"云岭县第{office}分局")
        text = text.replace(_YEAR_TOLD, YEARS[which])
        (folder / YEARS[which] / f"{office:06}.md").write_text(text, encoding="utf-8")


def as_word(example: Path) -> Source:
    """Give an example as a Word file."""
    file = docx.Document()
    for block in TextReader().read(Source(example.name, example.read_bytes())).blocks:
        if isinstance(block, Paragraph):
            file.add_paragraph(block.text)
            continue
        table = file.add_table(len(block.rows), max(map(len, block.rows)), "Table Grid")
        for cells, row in zip(table.rows, block.rows, strict=True):
            for cell, passage in zip(cells.cells, row, strict=False):
                cell.text = passage.text
    stream = BytesIO()
    file.save(stream)
    return Source(f"{example.stem}.docx", stream.getvalue())


def as_pdf(example: Path) -> Source | None:
    """Give an example as LibreOffice prints it; None where there is no LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    word = as_word(example)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / word.path).write_bytes(word.data)
        subprocess.run(
            [
                *(program, f"-env:UserInstallation=file://{folder}/profile", "--headless"),
                *("--convert-to", "pdf", word.path),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        name = f"{example.stem}.pdf"
        return Source(name, (Path(folder) / name).read_bytes())


def as_page(example: Path) -> Source:
    """Give an example as a web page, dressed as Word dresses what it saves for the web."""
    lines = [_PAGE_HEAD]
    for block in TextReader().read(Source(example.name, example.read_bytes())).blocks:
        if isinstance(block, Paragraph):
            lines.append(_dressed(block.text))
            continue
        lines.append('<table class="MsoNormalTable" border="1" cellspacing="0"><tbody>')
        for row in block.rows:
            cells = "".join(
                f'<td width="58" valign="center">{_dressed(cell.text)}</td>' for cell in row
            )
            lines.append(f"<tr>{cells}</tr>")
        lines.append("</tbody></table>")
    lines.append("</body></html>")
    return Source(f"{example.stem}.html", "\n".join(lines).encode())


def _dressed(text: str) -> str:
    return (
        '<p class="MsoNormal" style="text-indent:32.0000pt; line-height:28.0000pt;">'
        '<span style="font-family:仿宋_GB2312; font-size:16.0000pt; letter-spacing:0.0000pt;">'
        f"{escape(text)}</span><o:p></o:p></p>"
    )


def _is_report(path: Path) -> bool:
    return path.stem != "README"
