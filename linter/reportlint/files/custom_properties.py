"""Properties of our own in a Word file or a workbook; programs that save it again keep them."""

from __future__ import annotations

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES, _TYPES = f"{_OFFICE}/custom-properties", f"{_OFFICE}/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_NUMBER = 2

KIND = "custom-properties"
"""As what a file refers to the part that has them."""

KINDS = (KIND, "customProperties")
"""The same, as strict files say it, too."""

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"

NONE = f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_TYPES}"/>'
"""The part where there are none."""


def put(properties: etree._Element, name: str, value: str | bool) -> None:
    """Give a property a value, among the others or in place of the one it had."""
    for former in [each for each in properties if each.get("name") == name]:
        properties.remove(former)
    given = [each.get("pid", "") for each in properties]
    numbers = [int(number) for number in given if number.isdecimal()]
    entry = etree.SubElement(
        properties,
        f"{{{_PROPERTIES}}}property",
        fmtid=_FORMAT,
        pid=str(max([_FIRST_NUMBER - 1, *numbers]) + 1),
        name=name,
    )
    kind, text = ("lpwstr", value) if isinstance(value, str) else ("bool", str(value).lower())
    etree.SubElement(entry, f"{{{_TYPES}}}{kind}").text = text
