"""Has the theme speak the language of each page."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

ENGLISH = "English"
"""The part of the navigation whose pages are in English."""


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: object
) -> TemplateContext:
    """Choose the words of the theme before the page is drawn."""
    english = any(section.title == ENGLISH for section in page.ancestors)
    config.theme["language"] = "en" if english else "zh"
    return context
