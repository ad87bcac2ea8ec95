"""Lists the claims of a report for people: of what, how much, whose, of which year, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reportlint.messages.languages import Bilingual, Language
from reportlint.model.document import Document
from reportlint_grammar.claims.claim import Bound, Claim, Figures, Subject
from reportlint_grammar.form.edition import TableForm

_SUBJECTS = {
    Subject.FEE: Bilingual("信息处理费", "information-processing fee"),
    Subject.NOTICES: Bilingual("收费通知", "notices to pay"),
    Subject.REQUESTS: Bilingual("收费的申请", "requests charged"),
    Subject.ASKED: Bilingual("通知收费的金额", "sum asked"),
    Subject.RECEIVED: Bilingual("实际收取的金额", "sum received"),
    Subject.COSTS: Bilingual("检索、复制、邮寄等费用", "cost of copies"),
}
_SUMS = frozenset({Subject.ASKED, Subject.RECEIVED, Subject.COSTS, Subject.FEE})
_BOUNDS = {
    Bound.EXACTLY: Bilingual("{0}{1}", "{0}{1}"),
    Bound.AT_LEAST: Bilingual("不少于{0}{1}", "at least {0}{1}"),
    Bound.ABOUT: Bilingual("约{0}{1}", "about {0}{1}"),
    Bound.NONE: Bilingual("没有", "none"),
}
_UNSAID = Bilingual("未写明", "not said")
_YUAN, _COUNT = Bilingual("元", " yuan"), Bilingual("件", "")
_OWN = Bilingual("本机关", "this office")
_YEAR, _SEVERAL = Bilingual("{0}年", "{0}"), Bilingual("多年", "several years")
_LINE, _PAGE = Bilingual("第{0}行", "line {0}"), Bilingual("第{0}页", "page {0}")
_CLAIM = Bilingual("{0}  {1}：{2}，{3}，{4}  “{5}”", "{0}  {1}: {2}, {3}, {4}  “{5}”")


def listed(
    claims: Iterable[Claim],
    document: Document,
    forms: Mapping[str, TableForm],
    year: int | None,
    language: Language,
) -> Iterator[str]:
    """Give a line a claim; `forms` are the tables by their names, `year` is the one reported on."""
    for claim in claims:
        subject, unit = _subject(claim, forms)
        place = document.locator.locate(claim.span)
        where = _LINE if place.line is not None else _PAGE
        when = _SEVERAL if claim.several_years else _YEAR
        yield _CLAIM.within(language).format(
            where.within(language).format(place.line or place.page or "?"),
            subject.within(language),
            _quantity(claim, unit, language),
            claim.whose or _OWN.within(language),
            when.within(language).format(claim.year or year or "?"),
            claim.prose.text[claim.first : claim.last],
        )


def _subject(claim: Claim, forms: Mapping[str, TableForm]) -> tuple[Bilingual, Bilingual]:
    """Say what a claim is of, and its unit."""
    if isinstance(claim.subject, Figures):
        form = forms[claim.subject.table]
        return claim.subject.words(form), _YUAN if claim.subject.is_money(form) else _COUNT
    return _SUBJECTS[claim.subject], _YUAN if claim.subject in _SUMS else _COUNT


def _quantity(claim: Claim, unit: Bilingual, language: Language) -> str:
    if claim.quantity is None:
        return _UNSAID.within(language)
    words = _BOUNDS[claim.quantity.bound].within(language)
    return words.format(claim.quantity, unit.within(language))
