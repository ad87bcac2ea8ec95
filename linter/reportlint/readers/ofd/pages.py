"""The pages of an OFD document, each with the templates it is drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportlint.readers.ofd.numbers import NoNumberError, numbers
from reportlint.readers.ofd.painter import POINTS, Painter
from reportlint.readers.printed.doubts import MOST_PAGES, too_many_pages
from reportlint.readers.printed.drawn import Drawn
from reportlint.readers.shared.kinds import OFD

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from reportlint.readers.ofd.ofd_parts import OfdPackage

_ORDER = {"Background": 0, "Body": 1, "Foreground": 2}
"""What is drawn below and what above; a type of a program's own counts as body."""


def pages(package: OfdPackage) -> Iterator[Drawn]:
    """Give the pages of the first document of a file; raises Unreadable."""
    document = _Document(package, package.first_document())
    for part in document.pages:
        try:
            yield document.page(part)
        except NoNumberError as error:
            raise OFD.refused("ofd.no-number", part=part, found=error) from None


class _Document:
    """A document: the parts that are its pages, and what these have in common."""

    def __init__(self, package: OfdPackage, part: str) -> None:
        root = package.parsed(part)
        listed = root.findall("{*}Pages/{*}Page")
        if not listed:
            raise OFD.refused("ofd.incomplete", what="Pages")
        if len(listed) > MOST_PAGES:
            raise too_many_pages(OFD.name)
        self.pages = [package.located(part, page.get("BaseLoc")) for page in listed]
        self._package = package
        self._part = part
        self._area = root.find("{*}CommonData/{*}PageArea")
        self._templates = {
            template.get("ID"): template
            for template in root.iterfind("{*}CommonData/{*}TemplatePage")
        }
        self._template_roots: dict[str, Element] = {}
        self._graphics = {
            **self._resources(part, root.iterfind("{*}CommonData/{*}PublicRes")),
            **self._resources(part, root.iterfind("{*}CommonData/{*}DocumentRes")),
        }
        self._painter = Painter()

    def page(self, part: str) -> Drawn:
        """Give the page that a part describes; raises Unreadable."""
        root = self._package.parsed(part)
        areas = [root.find("{*}Area")]
        layers: list[tuple[int, Element]] = []
        for use in root.iterfind("{*}Template"):
            declared = self._templates.get(use.get("TemplateID"))
            if declared is not None:
                template = self._template(declared)
                areas.append(template.find("{*}Area"))
                order = _order(use.get("ZOrder") or declared.get("ZOrder") or "Background")
                layers += [(order, layer) for layer in template.iterfind("{*}Content/{*}Layer")]
        for layer in root.iterfind("{*}Content/{*}Layer"):
            layers.append((_order(layer.get("Type", "Body")), layer))
        layers.sort(key=lambda ranked: ranked[0])
        drawn = Drawn(*_size([*areas, self._area]))
        self._painter.paint(
            drawn,
            [layer for _, layer in layers],
            self._graphics | self._resources(part, root.iterfind("{*}PageRes")),
            part,
        )
        return drawn

    def _template(self, declared: Element) -> Element:
        part = self._package.located(self._part, declared.get("BaseLoc"))
        if part not in self._template_roots:
            self._template_roots[part] = self._package.parsed(part)
        return self._template_roots[part]

    def _resources(self, part: str, locations: Iterator[Element]) -> dict[str, Element]:
        """Give the graphics in the resources of a part, by name.

        Of other resources there are only fonts and pictures, which may be missing for all we care.
        """
        found = (self._package.find(part, location.text) for location in locations)
        return {
            graphic.get("ID", ""): graphic
            for resource in found
            if resource is not None
            for graphic in self._package.parsed(resource).iterfind(
                "{*}CompositeGraphicUnits/{*}CompositeGraphicUnit"
            )
        }


def _order(kind: str) -> int:
    return _ORDER.get(kind, _ORDER["Body"])


def _size(areas: list[Element | None]) -> tuple[float, float]:
    """Give a page's width and height, as the first area that says one has it."""
    for area in areas:
        box = None if area is None else numbers(area.findtext("{*}PhysicalBox"), 4)
        if box is not None:
            _, _, width, height = box
            return width * POINTS, height * POINTS
    raise OFD.refused("ofd.incomplete", what="PhysicalBox")
