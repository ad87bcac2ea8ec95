"""reportlint: a linter for government-information-disclosure annual reports.

This package is the engine: it finds files, reads them, runs rules and reports what they say.
It knows no form. The form (`reportlint_grammar`) and the checks (`reportlint_rules`) reach it
through pluggy, as a third party's do. Other programs call it by `reportlint.api`, whose functions
are here, too.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from reportlint.api import compare_paths as compare_paths
    from reportlint.api import lint_bytes as lint_bytes
    from reportlint.api import lint_paths as lint_paths
    from reportlint.api import lint_rows as lint_rows
    from reportlint.api import lint_text as lint_text
    from reportlint.api import notices as notices
    from reportlint.api import read_report as read_report
    from reportlint.api import settings_for as settings_for
else:
    _API = frozenset(
        {
            *("compare_paths", "lint_bytes", "lint_paths", "lint_rows", "lint_text", "notices"),
            *("read_report", "settings_for"),
        }
    )

    def __getattr__(name):
        """Give a function of the API; it is imported when asked for, so that all else starts at once."""
        if name in _API:
            from reportlint import api

            return getattr(api, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
