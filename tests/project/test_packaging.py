"""What a user installs."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.project.conftest import ROOT, Environment


def test_the_wheel_brings_three_packages_whole(distributions: Path) -> None:
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}

    assert packed == {
        path.relative_to(root).as_posix()
        for root in (ROOT / "linter", ROOT / "grammar", ROOT / "rules")
        for path in root.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }


def test_what_is_installed_checks_a_report(environment: Environment) -> None:
    correct = environment.run(environment.reportlint, ROOT / "examples/forestry-bureau.md")
    wrong = environment.run(environment.reportlint, ROOT / "examples/water-bureau.txt")

    assert correct.returncode == 0, correct.stdout + correct.stderr
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr
