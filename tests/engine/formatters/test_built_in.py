"""Which formats there are, and what each costs that is not asked for."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportlint.formatters import reportlint_formatters
from reportlint.hookspecs import Style
from reportlint.model.finding import Language
from reportlint.model.outcome import Outcome
from tests.engine.conftest import Invoke, Write
from tests.engine.formatters.kit import FINDING, TEXTS, Done, report, run_of

STREAMING = ["text", "concise", "jsonl", "github", "gitlab", "csv", "junit", "checkstyle"]


@pytest.mark.parametrize("name", TEXTS)
def test_the_exit_status_depends_on_no_format(invoke: Invoke, write: Write, name: str) -> None:
    write("good.txt", "好")
    assert invoke("good.txt", "--format", name, "--output", f"x.{name}").exit_code == 0
    write("bad.txt", "坏")
    assert invoke("bad.txt", "--format", name).exit_code == 1
    write("failing.txt", "崩")
    assert invoke("failing.txt", "--format", name).exit_code == 2


def test_none_is_imported_before_it_is_written_in() -> None:
    code = (
        "import sys; from reportlint.formatters import reportlint_formatters as given; given(); "
        "print(*(name for name in sys.modules if name.startswith('reportlint.formatters.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["reportlint.formatters.on_demand"]


@pytest.mark.parametrize("name", STREAMING)
def test_writes_as_files_are_done(name: str) -> None:
    out = io.StringIO()
    lengths: list[int] = []

    class Watched(Done):
        def __iter__(self) -> Iterator[Outcome]:
            for outcome in self.outcomes:
                lengths.append(len(out.getvalue()))
                yield outcome

    done = run_of(*(report(f"{number}.txt", FINDING) for number in range(3)))
    TEXTS[name].write(Watched(done.outcomes, done.summary), out, Style(Language.ZH))
    assert lengths == sorted({*lengths})


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("x.csv", "csv"),
        ("x.md", "markdown"),
        ("x.sarif", "sarif"),
        ("x.sarif.json", "sarif"),
        ("x.xml", "junit"),
        ("x.json", "json"),
        ("x.2024.json", "json"),
        ("x.txt", "text"),
    ],
)
def test_a_suffix_tells_the_format(invoke: Invoke, write: Write, file: str, name: str) -> None:
    write("a.txt", "坏")
    told = invoke("a.txt", "--output", file, "--output", "-")
    named = invoke("a.txt", "--format", name)
    assert told.exit_code == named.exit_code == 1
    with open(file, encoding="utf-8") as written:  # noqa: PTH123
        assert written.read() == named.stdout


@pytest.mark.parametrize(
    ("name", "file"),
    [("gitlab", "x.json"), ("sarif", "x.json"), ("checkstyle", "x.xml"), ("concise", "x.txt")],
)
def test_formats_may_share_a_suffix(invoke: Invoke, write: Write, name: str, file: str) -> None:
    write("a.txt", "坏")
    assert invoke("a.txt", "--format", name, "--output", file).exit_code == 1


def test_each_is_on_the_page() -> None:
    page = (Path(__file__).parents[3] / "docs" / "output.md").read_text(encoding="utf-8")
    table = page.partition("## 格式\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+)` \| .* \|(.*)\|$", table, re.MULTILINE)
    told = {name: set(re.findall(r"`(\.[.\w]+)`", suffixes)) for name, suffixes in rows}
    met: set[str] = set()
    for known in reportlint_formatters():
        assert told[known.name] == known.suffixes - met
        met |= known.suffixes
