"""reportlint: a linter for government-information-disclosure annual reports.

This package is the engine: it finds files, reads them, runs rules and reports what they say.
It knows no form. The form (`reportlint_grammar`) and the checks (`reportlint_rules`) reach it
through pluggy, as a third party's do.
"""

__version__ = "0.1.0"
