"""The reports to measure on: the examples, varied so that no two are alike."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import docx

from reportlint.document import Paragraph
from reportlint.hookspecs import Source
from reportlint.readers.text import TextReader

EXAMPLES = Path(__file__).parents[1] / "examples"


def examples() -> list[Path]:
    """Give the example reports, in a fixed order."""
    return sorted(
        path for path in EXAMPLES.iterdir() if path.suffix in {".md", ".txt"} and _is_report(path)
    )


def write(folder: Path, count: int) -> None:
    """Write reports of as many offices, in the shapes of the examples by turns."""
    folder.mkdir()
    for number, example in enumerate(islice(cycle(examples()), count), start=1):
        text = example.read_text(encoding="utf-8").replace("云岭县", f"云岭县第{number}分局")
        (folder / f"{number:04}{example.suffix}").write_text(text, encoding="utf-8")


def as_word(example: Path) -> Source:
    """Give an example as a Word file."""
    file = docx.Document()
    for block in TextReader().read(Source(example.name, example.read_bytes())).blocks:
        if isinstance(block, Paragraph):
            file.add_paragraph(block.text)
            continue
        table = file.add_table(len(block.rows), max(map(len, block.rows)))
        for cells, row in zip(table.rows, block.rows, strict=True):
            for cell, passage in zip(cells.cells, row, strict=False):
                cell.text = passage.text
    stream = BytesIO()
    file.save(stream)
    return Source(f"{example.stem}.docx", stream.getvalue())


def _is_report(path: Path) -> bool:
    return path.stem != "README"
