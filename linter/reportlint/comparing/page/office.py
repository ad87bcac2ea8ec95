"""An office on the page of comparisons: the new report as the page of findings has it, with what was before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportlint.comparing import words
from reportlint.formatters.page.office import Office
from reportlint.formatters.whole_run import Figure, WholeReport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reportlint.comparing.comparison import Comparison
    from reportlint.messages.languages import Language
    from reportlint.model.layout import Layout, LayoutCell


class ComparedOffice(Office):
    """A comparison for the template."""

    def __init__(
        self,
        number: int,
        comparison: Comparison,
        layouts: Mapping[str, Layout],
        language: Language,
    ) -> None:
        new = comparison.new
        figures = {
            name: Figure(fact.text, fact.number)
            for name, fact in new.facts.items()
            if not fact.is_in_words
        }
        report = WholeReport(
            new.path, new.identity, figures, new.layouts, (), [*comparison.findings]
        )
        super().__init__(number, report, layouts, language)
        self.heading = words.heading(comparison, language)
        self.old_path = comparison.old.path
        self.remark = comparison.remark and comparison.remark.within(language)
        self.changed = len(comparison.changes)
        self.unchanged = sum(table.unchanged for table in comparison.tables)
        self.repeated = [
            (section.words.within(language), section.percent, words.passages(section))
            for section in comparison.repeated
        ]
        self.shares = [
            f"{section.words.within(language)} {section.percent}%"
            for section in comparison.repeated
        ]
        self._changes = {
            change.cell.fact: words.told(change, language) for change in comparison.changes
        }

    def before(self, cell: LayoutCell) -> str:
        """Say what stood in a cell before, and by how much it has changed."""
        return self._changes.get(cell.fact, "")
