"""`python -m tools.web`: make `web/`, and say how large it is."""

from __future__ import annotations

from tools.web.build import ROOT, build

WEB = ROOT / "web"

build(WEB)
for path in sorted(WEB.rglob("*")):
    if path.is_file():
        print(f"{path.stat().st_size / 1024**2:8.2f} MB  {path.relative_to(WEB)}")
