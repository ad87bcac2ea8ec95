"""`python -m tools.web`: make `web/`, and say how large it is."""

from __future__ import annotations

from tools.web.build import MOST, ROOT, build, sent_at_once

WEB = ROOT / "web"

build(WEB)
for path in sorted(WEB.rglob("*")):
    if path.is_file():
        print(f"{path.stat().st_size / 1024**2:8.2f} MB  {path.relative_to(WEB)}")
print(
    f"{sent_at_once(WEB) / 1024**2:8.2f} MB  compressed, without the part for PDF; {MOST / 1024**2:g} at most"
)
