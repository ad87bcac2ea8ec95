"""How a colour shows on paper: how light it is, and how thickly it covers."""

from __future__ import annotations

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFStackT
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix

_INKS = 4
_PALEST = 0.99
"""What is not wholly white can be seen."""


class _Inked(PDFGraphicState):
    """A state of drawing that knows how thickly ink covers."""

    opacity: float = 1

    def copy(self) -> PDFGraphicState:
        """Give a state like this one."""
        other = _Inked()
        vars(other).update(vars(self))
        return other


class Interpreter(PDFPageInterpreter):
    """Draws pages; looks, as pdfminer's does not, at how thickly ink is to cover."""

    _opacity: float = 1

    def init_state(self, ctm: Matrix) -> None:
        """Begin with ink that covers as it did where what is drawn is used."""
        super().init_state(ctm)
        self.graphicstate = _Inked()
        self.graphicstate.opacity = self._opacity

    def subinterp(self) -> Interpreter:
        """Give another one for what is drawn within this."""
        other = Interpreter(self.rsrcmgr, self.device)
        other._opacity = opacity(self.graphicstate)
        return other

    def do_gs(self, name: PDFStackT) -> None:
        """Take over how thickly ink is to cover from now on."""
        states = resolve1(self.resources.get("ExtGState"))
        if not isinstance(states, dict) or not isinstance(name, PSLiteral):
            return
        given = resolve1(dict_value(states.get(str(name.name), {})).get("ca"))
        if isinstance(given, (int, float)) and isinstance(self.graphicstate, _Inked):
            self.graphicstate.opacity = min(max(float(given), 0), 1)


def opacity(state: PDFGraphicState) -> float:
    """Say how thickly ink covers: 1 is wholly, and 0 not at all."""
    return state.opacity if isinstance(state, _Inked) else 1


def lightness(colour: object, space: PDFColorSpace, covers: float = 1) -> float:
    """Say how near a colour is to that of paper: 0 is black, 1 is white, and so is what covers nothing."""
    values = colour if isinstance(colour, tuple) else (colour,)
    numbers = [float(value) for value in values if isinstance(value, (int, float))]
    if not numbers:
        return 0
    mean = sum(numbers) / len(numbers)
    light = 1 - mean if len(numbers) == _INKS or space.name == "Separation" else mean
    return 1 if light >= 1 else max(1 - covers * (1 - light), 0)
