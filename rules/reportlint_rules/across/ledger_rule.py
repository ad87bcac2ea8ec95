"""The base of the rules that hold reports against each other."""

from __future__ import annotations

from abc import ABC

from reportlint.model.ledger import Ledger
from reportlint.model.rule import Rule


class LedgerRule(Rule[Ledger], ABC):
    """A check on all reports of a run, and on those that they are compared with."""

    subject = Ledger
