"""What a plugin raises, but should not: a refusal that names it, not the end of the run."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.errors import described
from reportlint.hookspecs import Unreadable
from reportlint.refusals.catalogue import refusal

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def blaming(culprit: object) -> Iterator[None]:
    """Turn whatever a plugin raises, but should not, into a refusal that names it."""
    try:
        yield
    except Unreadable:
        raise
    except MemoryError:
        raise refusal("process.out-of-memory") from None
    except Exception as error:
        name = f"{type(culprit).__module__}.{type(culprit).__qualname__}"
        raise refusal("plugin.failed", name=name, why=described(error)) from error
