"""A stranger's rule package: built, installed beside the project, seen to run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.conftest import ROOT, Environment, Run

PLUGIN = ROOT / "examples" / "plugin"
CORRECT = ROOT / "examples" / "forestry-bureau.md"

BROKEN = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "reportlint-broken"
version = "1"

[project.entry-points.reportlint]
broken = "reportlint_broken"
"""


@pytest.fixture(scope="module")
def example(
    run: Run, environment: Environment, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Environment]:
    """The environment with the example plugin in it, from its own wheel."""
    folder = tmp_path_factory.mktemp("example")
    built = run(sys.executable, "-m", "build", "--wheel", "--outdir", folder, PLUGIN)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("*.whl")
    with environment.holding("reportlint-example", wheel):
        yield environment


def test_its_rule_is_listed(example: Environment) -> None:
    listed = example.run(example.reportlint, "rules")

    assert "Z001" in listed.stdout, listed.stderr


def test_its_rule_runs(example: Environment, tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    text = CORRECT.read_text(encoding="utf-8")
    report.write_text(text.replace("全年组织培训1次", "全年组织培训若干次"), encoding="utf-8")

    checked = example.run(example.reportlint, report)

    assert checked.returncode == 1, checked.stderr
    assert "Z001 vague-count" in checked.stdout


def test_its_rule_on_all_reports_runs_when_all_are_done(
    example: Environment, tmp_path: Path
) -> None:
    for name in ("draft.md", "final.md"):
        (tmp_path / name).write_bytes(CORRECT.read_bytes())

    checked = example.run(example.reportlint, ".", "--quiet", "--select", "Z", cwd=tmp_path)

    assert checked.returncode == 1, checked.stderr
    first, second = checked.stdout.splitlines()
    assert first.startswith("draft.md: ")
    assert "Z002 same-office-twice" in first
    assert second.endswith("draft.md")


def test_its_own_test_passes(example: Environment, tmp_path: Path) -> None:
    example.pip("install", "pytest")

    tested = example.run(
        example.python, "-m", "pytest", "-p", "no:cacheprovider", PLUGIN, cwd=tmp_path
    )

    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_a_plugin_that_cannot_be_loaded_stops_the_run(
    environment: Environment, tmp_path: Path
) -> None:
    (tmp_path / "pyproject.toml").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "reportlint_broken.py").write_text("import a_module_nobody_has\n", encoding="utf-8")

    with environment.holding("reportlint-broken", tmp_path):
        checked = environment.run(environment.reportlint, CORRECT)

    assert checked.returncode == 2
    assert "reportlint-broken" in checked.stderr
    assert "a_module_nobody_has" in checked.stderr
    assert "Traceback" not in checked.stderr
