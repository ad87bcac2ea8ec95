"""All that a plugin may import from the engine: one module, and a promise that it stays.

    from reportlint.plugin import Bilingual, Finding, Rule, Severity, hookimpl

What is in `__all__` changes as docs/plugins.md says, and `API_VERSION` with it: the second number
with whatever is added, the first with what plugins written before may trip over. The rest of
`reportlint` is its own business. Tests of plugins have `reportlint.testing`; what a form knows, such
as the annual report's typed `Report`, is imported from the form.
"""

from reportlint.document import (
    Cell,
    Document,
    Location,
    Locator,
    Paragraph,
    Passage,
    Span,
    Table,
)
from reportlint.finding import Finding, Placed, Severity, Value
from reportlint.hookspecs import (
    DemandingReader,
    Detail,
    Form,
    Formatter,
    KeptElsewhere,
    Reader,
    Report,
    Run,
    Source,
    Style,
    TellingReport,
    Unreadable,
    hookimpl,
)
from reportlint.lacks import Lack
from reportlint.languages import Bilingual, Language
from reportlint.ledger import Entry, Fact, Facts, Identity, Ledger
from reportlint.outcome import Failure, Outcome, Standing, Summary, Unchecked
from reportlint.readers.decoding import Decoded, decode
from reportlint.readers.sheet import Sheet, SheetCell, SheetRow
from reportlint.readers.text import TextLocator
from reportlint.rule import Rule, Status

API_VERSION = (1, 0)
"""The version of this module. A plugin that needs more than it has can say so, and refuse."""

__all__ = [
    "API_VERSION",
    "Bilingual",
    "Cell",
    "Decoded",
    "DemandingReader",
    "Detail",
    "Document",
    "Entry",
    "Fact",
    "Facts",
    "Failure",
    "Finding",
    "Form",
    "Formatter",
    "Identity",
    "KeptElsewhere",
    "Lack",
    "Language",
    "Ledger",
    "Location",
    "Locator",
    "Outcome",
    "Paragraph",
    "Passage",
    "Placed",
    "Reader",
    "Report",
    "Rule",
    "Run",
    "Severity",
    "Sheet",
    "SheetCell",
    "SheetRow",
    "Source",
    "Span",
    "Standing",
    "Status",
    "Style",
    "Summary",
    "Table",
    "TellingReport",
    "TextLocator",
    "Unchecked",
    "Unreadable",
    "Value",
    "decode",
    "hookimpl",
]
