"""The reports to measure on: the examples, varied so that no two are alike."""

from __future__ import annotations

from itertools import cycle, islice
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"


def examples() -> list[Path]:
    """Give the example reports, in a fixed order."""
    return sorted(
        path for path in EXAMPLES.iterdir() if path.suffix in {".md", ".txt"} and _is_report(path)
    )


def write(folder: Path, count: int) -> None:
    """Write reports of as many offices, in the shapes of the examples by turns."""
    for number, example in enumerate(islice(cycle(examples()), count), start=1):
        text = example.read_text(encoding="utf-8").replace("云岭县", f"云岭县第{number}分局")
        (folder / f"{number:04}{example.suffix}").write_text(text, encoding="utf-8")


def _is_report(path: Path) -> bool:
    return path.stem != "README"
