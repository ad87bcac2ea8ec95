"""What the rules across reports rest on."""

from __future__ import annotations

from reportlint.model.finding import Bilingual
from reportlint_grammar.form.facts import editions

_IN_FORCE = editions()[0]

REPETITION = Bilingual(
    f"{_IN_FORCE.notice}（四）明确责任：不得内容雷同、敷衍塞责",
    f"{_IN_FORCE.notice}, part 4: reports may not be alike (内容雷同)",
)
"""Reports that are alike are among what offices may be held to account for."""
