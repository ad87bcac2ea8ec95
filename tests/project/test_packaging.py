"""What a user installs."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from packaging.metadata import Metadata
from packaging.utils import parse_sdist_filename, parse_wheel_filename

from reportlint import __version__
from tests.builder.pdf import Printer
from tests.builder.surfaces import markdown
from tests.builder.word import docx
from tests.builder.written import written
from tests.project.conftest import ROOT, Environment
from tests.project.reports import RECEIVED, a_truth


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


@pytest.fixture(scope="module")
def metadata(distributions: Path) -> Metadata:
    """What the wheel says of itself, seen to be valid."""
    (wheel,) = distributions.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return Metadata.from_email(archive.read(name), validate=True)


def test_the_distributions_say_what_they_are(distributions: Path, metadata: Metadata) -> None:
    (wheel,) = distributions.glob("*.whl")
    (source,) = distributions.glob("*.tar.gz")

    assert (metadata.name, str(metadata.version)) == ("reportlint", __version__)
    assert parse_wheel_filename(wheel.name)[:2] == ("reportlint", metadata.version)
    assert parse_sdist_filename(source.name) == ("reportlint", metadata.version)
    assert metadata.description == (ROOT / "README.md").read_text(encoding="utf-8")
    assert metadata.description_content_type == "text/markdown"


def test_extras_of_former_days_are_names_for_nothing(metadata: Metadata) -> None:
    former = {"word", "xlsx", "pdf", "ofd", "all"}
    assert former <= set(metadata.provides_extra or [])
    wanted = [str(requirement.marker) for requirement in metadata.requires_dist or []]
    assert [marker for marker in wanted for extra in former if f'"{extra}"' in marker] == []


def test_what_is_installed_says_which_version_it_is(environment: Environment) -> None:
    told = environment.run(environment.reportlint, "--version")

    assert told.stdout.split()[-1] == __version__, told.stderr


def test_what_is_installed_checks_a_report(environment: Environment) -> None:
    correct = environment.run(environment.reportlint, ROOT / "examples/forestry-bureau.md")
    wrong = environment.run(environment.reportlint, ROOT / "examples/water-bureau.txt")

    assert correct.returncode == 0, correct.stdout + correct.stderr
    assert wrong.returncode == 1, wrong.stdout + wrong.stderr


def test_what_is_installed_reads_word_files(environment: Environment, tmp_path: Path) -> None:
    report = tmp_path / "水务局.docx"
    report.write_bytes(docx(written(a_truth().with_figure(RECEIVED, 99))))

    checked = environment.run(environment.reportlint, report)

    assert checked.returncode == 1, checked.stderr
    assert "A001" in checked.stdout


def test_what_was_taken_away_is_named_once(environment: Environment, tmp_path: Path) -> None:
    (tmp_path / "水务局.pdf").write_bytes(Printer().print(written(a_truth())))
    (tmp_path / "林业局.md").write_text(markdown(written(a_truth())), encoding="utf-8")
    environment.pip("uninstall", "--yes", "pdfminer.six")
    try:
        checked = environment.run(environment.reportlint, tmp_path, "--format", "json")
    finally:
        environment.pip("install", "pdfminer.six")

    (finding,) = json.loads(checked.stdout)
    assert checked.returncode == 2
    assert (Path(finding["path"]).name, finding["code"]) == ("水务局.pdf", "E001")
    assert "pip install pdfminer.six" in finding["message"]
