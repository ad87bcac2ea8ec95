"""The fields that templates have, and what is said of templates that are wrong."""

from __future__ import annotations

from collections.abc import Mapping

from reportlint.errors import RunError
from reportlint.formatters.notice.notices import OF_ITEM, OF_NOTICE, Item, Notice
from reportlint.messages.languages import Bilingual
from reportlint.messages.suggestions import did_you_mean

LIST = {"问题清单": "findings"}
"""What a template in text repeats something for."""

SAMPLE = Notice(
    "title", "office", "2024", (Item(1, *"abcdefg"), Item(2, "", "b", "", "", "", "", "")), "name"
)
"""What a template is tried with, before anything is checked."""

KNOWN: Mapping[str, str] = {
    **{name: name for name in (*OF_NOTICE.values(), *OF_ITEM.values())},
    **OF_NOTICE,
    **OF_ITEM,
}
"""The English name of every field by each of its names."""


def fault(template: str, where: Bilingual | None, why: Bilingual) -> RunError:
    """Give what is wrong with a template, and where in it if that is known."""
    zh, en = (f" {where.zh}", f", {where.en}") if where is not None else ("", "")
    zh, en = f"模板 {template}{zh}：{why.zh}", f"template {template}{en}: {why.en}"
    return RunError(zh if zh.endswith("？") else f"{zh}。", en if en.endswith("?") else f"{en}.")


def unknown(name: str, names: Mapping[str, str]) -> Bilingual:
    """Say that a template has a field which there is not."""
    near = did_you_mean(name, [*names, *names.values()])
    chinese = [known for known in names if not known.isascii()]
    return Bilingual(
        f"没有“{name}”这一项{near.zh or '，可用的是：' + '、'.join(chinese)}",
        f"there is no field {name!r}{near.en or '; there are: ' + ', '.join(names.values())}",
    )
