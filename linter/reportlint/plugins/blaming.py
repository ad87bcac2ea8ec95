"""What a plugin raises, but should not: a refusal that names it, not the end of the run."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportlint.errors import described
from reportlint.hookspecs import Unreadable
from reportlint.messages.languages import Bilingual

if TYPE_CHECKING:
    from collections.abc import Iterator


def _too_much_memory() -> Unreadable:
    return Unreadable(
        Bilingual("读它需要的内存太多", "reading it takes too much memory"),
        Bilingual(
            "请核对文件的来历；若确是报告，请只留下文字和表格，另存后再查",
            "ask where it is from; if it is a report, keep only its text and tables",
        ),
    )


@contextmanager
def blaming(culprit: object) -> Iterator[None]:
    """Turn whatever a plugin raises, but should not, into a refusal that names it."""
    try:
        yield
    except Unreadable:
        raise
    except MemoryError:
        raise _too_much_memory() from None
    except Exception as error:
        name = f"{type(culprit).__module__}.{type(culprit).__qualname__}"
        why = described(error)
        raise Unreadable(
            Bilingual(f"{name} 出错（{why.zh}）", f"{name} failed ({why.en})"),
            Bilingual(
                "请将本信息和文件告知其作者", "send this message and the file to its authors"
            ),
        ) from error
