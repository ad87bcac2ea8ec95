"""All that a plugin may import from the engine: one module, and a promise that it stays.

    from reportlint.plugin import Bilingual, Finding, Rule, Severity, hookimpl

What is in `__all__` changes as docs/plugins.md says, and `API_VERSION` with it: the second number
with whatever is added, the first with what plugins written before may trip over. The rest of
`reportlint` is its own business. Tests of plugins have `reportlint.testing`; what a form knows, such
as the annual report's typed `Report`, is imported from the form.
"""

from reportlint.hookspecs import (
    BinaryFormatter,
    DemandingReader,
    Detail,
    DrawingForm,
    DrawnReport,
    Form,
    Format,
    Formatter,
    KeptElsewhere,
    Profile,
    Reader,
    Report,
    RuleMaker,
    Run,
    Source,
    Style,
    TellingReport,
    Unreadable,
    hookimpl,
)
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.document import (
    Cell,
    Document,
    EditableLocator,
    Location,
    Locator,
    Manuscript,
    Origin,
    Paragraph,
    Passage,
    Rectangle,
    Rewriting,
    SourceText,
    Span,
    Table,
    Unwritable,
)
from reportlint.model.finding import Finding, Related, Role, Severity, Value
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.grading import Cost, Grade, Grading, Loss, PointGroup
from reportlint.model.layout import Layout, LayoutCell
from reportlint.model.ledger import Entry, Fact, Facts, Identity, Ledger
from reportlint.model.missing_software import Lack
from reportlint.model.option import Objection, Option, OptionValue
from reportlint.model.outcome import Failure, Outcome, Standing, Summary, Unchecked
from reportlint.model.place import Place, Placed, Spot
from reportlint.model.reported import (
    Folded,
    Quotation,
    Reported,
    State,
    Verdict,
    folded,
    with_hindsight,
)
from reportlint.model.rule import Family, LeftOut, RemovedRule, Rule, Status, related
from reportlint.model.suppression import Suppression, Suppressions
from reportlint.readers.shared.decoding import Decoded, decode
from reportlint.readers.shared.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.shared.text_locator import TextLocator

API_VERSION = (1, 0)
"""The version of this module. A plugin that needs more than it has can say so, and refuse."""

__all__ = [
    "API_VERSION",
    "Bilingual",
    "BinaryFormatter",
    "Cell",
    "Cost",
    "Decoded",
    "DemandingReader",
    "Detail",
    "Document",
    "DrawingForm",
    "DrawnReport",
    "Edit",
    "EditableLocator",
    "Entry",
    "Fact",
    "Facts",
    "Failure",
    "Family",
    "Finding",
    "Fix",
    "Folded",
    "Form",
    "Format",
    "Formatter",
    "Grade",
    "Grading",
    "Identity",
    "KeptElsewhere",
    "Lack",
    "Language",
    "Layout",
    "LayoutCell",
    "Ledger",
    "LeftOut",
    "Location",
    "Locator",
    "Loss",
    "Manuscript",
    "Objection",
    "Option",
    "OptionValue",
    "Origin",
    "Outcome",
    "Paragraph",
    "Passage",
    "Place",
    "Placed",
    "PointGroup",
    "Profile",
    "Quotation",
    "Reader",
    "Rectangle",
    "Related",
    "RemovedRule",
    "Report",
    "Reported",
    "Rewriting",
    "Role",
    "Rule",
    "RuleMaker",
    "Run",
    "Safety",
    "Severity",
    "Sheet",
    "SheetCell",
    "SheetRow",
    "Source",
    "SourceText",
    "Span",
    "Spot",
    "Standing",
    "State",
    "Status",
    "Style",
    "Summary",
    "Suppression",
    "Suppressions",
    "Table",
    "TellingReport",
    "TextLocator",
    "Unchecked",
    "Unreadable",
    "Unwritable",
    "Value",
    "Verdict",
    "decode",
    "folded",
    "hookimpl",
    "related",
    "with_hindsight",
]
