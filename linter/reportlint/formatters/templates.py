"""Templates of pages: what goes through one is text, whatever it looks like, and can do nothing."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined

from reportlint.characters.printable import legible


def environment(*packages: str) -> Environment:
    """Give what reads the templates that lie in some packages, the first that has one of a name."""
    environment = Environment(
        loader=FunctionLoader(lambda name: _first(packages, name)),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["on_one_line"] = lambda text: " ".join(text.splitlines())
    return environment


def _first(packages: tuple[str, ...], name: str) -> str:
    return own(
        next(package for package in packages if files(package).joinpath(name).is_file()), name
    )


def _shown(value: object) -> object:
    """Give a value as it may be shown: a text of others has no controls and no halves of characters."""
    return legible(value) if type(value) is str else value


def own(package: str, name: str) -> str:
    """Read a file that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def policy(style: str, script: str = "") -> str:
    """Forbid a page everything but its own style and script: whatever came into it, could do nothing."""
    allowed = [f"style-src {hash_of(style)}"]
    if script:
        allowed.append(f"script-src {hash_of(script)}")
    return f"default-src 'none'; {'; '.join(allowed)}; base-uri 'none'; form-action 'none'"


def hash_of(text: str) -> str:
    """Give what a policy calls a style or a script."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
