"""What the page's worker calls, as far as it can be tried without a browser."""

from __future__ import annotations

import subprocess
import sys

from tests.project.conftest import ROOT

EXAMPLE = ROOT / "examples" / "water-bureau.txt"


def test_who_chooses_no_profile_needs_no_pydantic() -> None:
    """In a browser it would have to be sent first; and memory in which it is cannot be kept."""
    script = (
        "import sys, pathlib; from reportlint.desk.in_browser import warm_up;"
        f"warm_up(pathlib.Path({str(EXAMPLE)!r}).read_text('utf-8'));"
        "print([name for name in sys.modules if name.startswith('pydantic')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
