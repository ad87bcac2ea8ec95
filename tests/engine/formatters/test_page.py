"""The page as it is written: nothing of others is markup, and each name leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pytest
from lxml import html

from reportlint.formatters import page
from reportlint.formatters.page import writing
from reportlint.formatters.page.vocabulary import WORDS
from reportlint.hookspecs import Style
from reportlint.messages.languages import Bilingual, Language
from reportlint.model.document import NOWHERE, Location, Span
from reportlint.model.finding import Related, Role, Severity
from reportlint.model.layout import Layout, LayoutCell
from reportlint.model.ledger import Fact
from reportlint.model.outcome import Identity, Outcome, Unchecked
from reportlint.model.place import Place, Spot
from reportlint.model.reported import Quotation, Reported, State
from tests.engine.formatters.kit import FINDING, refused, report, resting_on, run_of

Element = Any

HOSTILE = (
    "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\x00\x1b[31m\ud800\u202e\r\n"
)
"""What a text may have in it that is up to no good."""


def both(text: str) -> Bilingual:
    return Bilingual(text, text)


def at(*names: str) -> Spot:
    return Spot(Span(0, 1), Place(names), both(" · ".join(names)), NOWHERE)


WHOLE, PARTS, TOTAL = at("table", "all"), at("table", "parts"), at("table", "total")

LAYOUT = Layout(
    "sum",
    both("表"),
    (
        (LayoutCell(both("部分"), Place(("head",))), LayoutCell(both("总计"), Place(("sum",)))),
        (
            LayoutCell(PARTS.words, PARTS.place, "parts"),
            LayoutCell(TOTAL.words, TOTAL.place, "total"),
        ),
    ),
)

BROKEN = replace(
    FINDING,
    at=TOTAL,
    expected=3,
    actual=2,
    related=(Related(Role.TOTAL, TOTAL), Related(Role.ADDEND, PARTS)),
)


def said(*findings: Reported, path: str = "a.txt", parts: str = "3", total: str = "2") -> Outcome:
    """Give a report with a table of two figures."""
    facts = {
        name: Fact(text, int(text) if text.isdecimal() else None, spot.place, spot.span)
        for name, text, spot in (("parts", parts, PARTS), ("total", total, TOTAL))
    }
    whose = Identity("甲局", "2024")
    return Outcome(path, whose, findings, rules=1, facts=facts, layouts=("sum",))


def written(*outcomes: Outcome, language: Language = Language.ZH, **run: Any) -> str:
    done = replace(run_of(*outcomes), **{"layouts": {"sum": LAYOUT}, **run})
    out = io.StringIO()
    writing.write(done, out, Style(language))
    return out.getvalue()


def read(*outcomes: Outcome, language: Language = Language.ZH, **run: Any) -> Element:
    return html.document_fromstring(written(*outcomes, language=language, **run))


def texts(found: Iterable[Element]) -> list[str]:
    return [" ".join(element.text_content().split()) for element in found]


@pytest.fixture(scope="module")
def hostile() -> str:
    spot = replace(TOTAL, words=both(HOSTILE))
    finding = replace(
        FINDING,
        at=spot,
        code=HOSTILE,
        name=HOSTILE,
        basis=both(HOSTILE),
        arguments={"who": HOSTILE},
        expected=HOSTILE,
        quotation=Quotation(HOSTILE, HOSTILE, HOSTILE),
        related=(Related(Role.ADDEND, spot), Related(Role.COUNTERPART, spot, HOSTILE)),
    )
    prose = replace(finding, at=replace(spot, place=Place((HOSTILE,))), related=())
    facts = {"total": Fact(HOSTILE, None, TOTAL.place, TOTAL.span)}
    evil = Outcome(
        HOSTILE,
        Identity(HOSTILE, HOSTILE),
        (finding, prose),
        notes=(both(HOSTILE),),
        rules=1,
        facts=facts,
        layouts=("sum",),
    )
    unread = Unchecked(HOSTILE, False, both(HOSTILE), both(HOSTILE))
    return written(evil, Outcome(HOSTILE, unchecked=unread), Outcome(HOSTILE, skipped=True))


class TestHostileText:
    def test_is_no_markup(self, hostile: str) -> None:
        page: Element = html.document_fromstring(hostile)
        assert len(page.xpath("//script")) == 1
        assert page.xpath("//img | //@onerror | //@style | //iframe | //base") == []
        assert len(page.xpath("//meta[@http-equiv]")) == 1

    def test_has_no_controls_and_no_halves_of_characters(self, hostile: str) -> None:
        assert hostile.encode("utf-8")
        assert [each for each in hostile if not each.isprintable() and each not in "\n\xa0"] == []

    def test_is_said_all_the_same(self, hostile: str) -> None:
        page: Element = html.document_fromstring(hostile)
        shown = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
        for where in ("h2", "*[@class='message']", "*[@class='path']", "mark", "td", "dt"):
            assert any(shown in said for said in page.xpath(f"//{where}/text()")), where


class TestFrame:
    @pytest.mark.parametrize("language", Language)
    def test_allows_its_own_style_and_script_and_nothing_else(self, language: Language) -> None:
        page = read(said(BROKEN), language=language)
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        allowed = dict(each.strip().split(" ", 1) for each in policy.split(";"))
        assert allowed.pop("default-src") == "'none'"
        assert allowed.pop("base-uri") == allowed.pop("form-action") == "'none'"
        assert allowed == {
            f"{kind}-src": _hash("".join(page.xpath(f"//{kind}/text()")))
            for kind in ("style", "script")
        }

    def test_loads_nothing(self) -> None:
        text = written(said(BROKEN))
        assert re.findall(r"https?:|//\w|@import|url\(|\bsrc=", text.split("<body")[1]) == []
        assert re.findall(r"@import|url\(", text) == []

    def test_every_name_is_there_once_and_every_link_leads_to_one(self) -> None:
        page = read(said(BROKEN, FINDING), said(path="b.txt"), refused("c.doc", "缺程序"))
        names = page.xpath("//@id")
        assert len(names) == len(set(names))
        links = [link.removeprefix("#") for link in page.xpath("//a/@href")]
        assert links
        assert set(links) <= set(names)
        assert set(page.xpath("//@aria-labelledby")) <= set(names)

    @pytest.mark.parametrize(("language", "tag"), [(Language.ZH, "zh-CN"), (Language.EN, "en")])
    def test_speaks_one_language(self, language: Language, tag: str) -> None:
        page = read(said(), language=language)
        assert page.get("lang") == tag
        own = " ".join(texts(page.xpath("//h1 | //h2 | //label | //legend | //button | //th")))
        is_chinese = re.search(
            r"[一-鿿]", own.replace("甲局", "").replace("部分", "").replace("总计", "")
        )
        assert bool(is_chinese) is (language is Language.ZH)

    def test_every_word_is_used_and_none_is_missing(self) -> None:
        templates = ("page.html.j2", "macros.html.j2")
        used = "".join(files(page).joinpath(name).read_text(encoding="utf-8") for name in templates)
        assert set(re.findall(r"\bt\.(\w+)", used)) == WORDS.keys()
        assert [name for name, words in WORDS.items() if not (words.zh and words.en)] == []


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


class TestOverview:
    def test_has_the_worst_first_and_counts_by_severity_and_family(self) -> None:
        warning = replace(FINDING, code="T001", severity=Severity.WARNING)
        page = read(
            report("a.txt", warning, warning, office="甲局", year="2023"),
            report("b.txt", office="乙局"),
            report("c.txt", FINDING, warning, office="丙局"),
            families={"T": both("表格"), "A": both("勾稽关系")},
        )
        heads, *rows = page.xpath("//table[@class='offices']//tr")
        assert texts(heads) == [
            "单位",
            "年度",
            "错误",
            "警告",
            "提示",
            "T表格",
            "A勾稽关系",
            "文件",
        ]
        assert [texts(row) for row in rows] == [
            ["丙局", "", "1", "1", "", "1", "1", "c.txt"],
            ["甲局", "2023", "", "2", "", "2", "", "a.txt"],
            ["乙局", "", "", "", "", "", "", "b.txt"],
        ]
        assert texts(page.xpath("//section[contains(@class, 'office')]/h2")) == [
            "丙局",
            "甲局 2023年",
            "乙局",
        ]

    def test_says_why_what_was_not_checked_and_what_to_do(self) -> None:
        page = read(
            refused("a.doc", "缺程序"), refused("b.doc", "缺程序"), refused("c.pdf", "有密码")
        )
        assert texts(page.xpath("//ul[@class='unchecked']/li")) == [
            "缺程序；请重存a.docb.doc",
            "有密码；请重存c.pdf",
        ]

    def test_names_what_was_skipped(self) -> None:
        page = read(*[Outcome(f"README{number}", skipped=True) for number in range(30)])
        assert len(page.xpath("//details//li")) == 30


class TestOffice:
    def test_what_is_found_at_last_stands_with_the_rest(self) -> None:
        later = replace(FINDING, code="X001")
        hindsight = Outcome("a.txt", Identity("甲局", "2024"), (later,), in_hindsight=True)
        page = read(said(BROKEN), said(path="b.txt"), hindsight)
        assert page.xpath("//section[@id='o1']//li/@data-code") == ["A001", "X001"]

    def test_what_has_one_cause_stands_together(self) -> None:
        cause = replace(TOTAL, place=Place(("cause",)))
        findings = (
            resting_on(cause, code="A001"),
            replace(FINDING, code="T001"),
            resting_on(cause, code="A002"),
        )
        page = read(said(*findings))
        assert page.xpath("//li/@data-code") == ["A001", "A002", "T001"]
        assert texts(page.xpath("//a[@href='#o1f1' and not(@class)]")) == ["与第 1 条同一原因"]

    def test_quotes_with_the_clause_marked(self) -> None:
        quoted = Quotation("本年度", "收取信息处理费", "0元。")
        page = read(said(replace(FINDING, quotation=quoted)))
        (quote,) = page.xpath("//blockquote")
        assert quote.text_content() == "本年度收取信息处理费0元。"
        assert texts(quote.xpath("mark")) == ["收取信息处理费"]

    def test_does_not_quote_a_figure_that_is_drawn(self) -> None:
        quoted = Quotation("", "2", "")
        page = read(said(replace(BROKEN, quotation=quoted), replace(FINDING, quotation=quoted)))
        assert len(page.xpath("//li[@id='o1f1']//blockquote")) == 0
        assert len(page.xpath("//li[@id='o1f2']//blockquote")) == 1

    def test_says_of_what_does_not_count_why(self) -> None:
        old = replace(FINDING, state=State.BASELINED)
        put_aside = replace(FINDING, state=State.SUPPRESSED, reason="已核实")
        page = read(said(FINDING, old, put_aside))
        assert texts(page.xpath("//*[@class='state']")) == ["原有问题", "已忽略：已核实"]

    def test_what_does_not_count_is_in_no_number(self) -> None:
        old = replace(FINDING, state=State.BASELINED)
        warning = replace(old, code="T001", severity=Severity.WARNING)
        page = read(said(BROKEN, old), said(warning, path="b.txt"))
        assert texts(page.xpath("//select[@id='code']/option")) == [
            *("全部规则", "A (1)", "A001 不许写某个词 (1)"),
            *("T (0)", "T001 row-total (0)"),
        ]
        assert page.xpath("//table[@class='offices']//th[@class='number']/@title") == [""]
        assert texts(page.xpath("//label[input/@id='known']")) == ["也显示不计的 2 个问题"]
        assert texts(page.xpath("//*[@id='o2']/p[@class='about']/span"))[-1] == "没有新问题"
        known = page.xpath("//*[contains(@class, 'known')][@value]/@id")
        assert known == ["o1f2", "o2f1"]

    def test_where_all_count_nobody_is_asked(self) -> None:
        assert not read(said(FINDING)).xpath("//*[@id='known']")

    def test_says_where_it_is_in_the_file(self) -> None:
        on_page = replace(FINDING, at=replace(FINDING.at, location=Location(page=3)))
        page = read(said(FINDING, on_page))
        assert texts(page.xpath("//*[@class='where']")) == ["2:5", "第3页"]

    def test_the_basis_and_the_remedy_are_one_link_away(self) -> None:
        page = read(said(FINDING))
        (link,) = page.xpath("//a[@class='why']/@href")
        assert texts(page.xpath(f"//*[@id='{link[1:]}']/following-sibling::dd[1]")) == [
            "依据：某办法"
        ]


class TestTables:
    def test_are_drawn_with_what_is_written(self) -> None:
        page = read(said(total="一二"))
        rows = page.xpath("//table[@class='form']//tr")
        assert [texts(row) for row in rows] == [["部分", "总计"], ["3", "一二"]]
        assert page.xpath("//table[@class='form']//th/@scope") == ["col", "col"]

    def test_a_wrong_cell_shows_what_is_owed_and_leads_to_the_finding(self) -> None:
        page = read(said(BROKEN))
        (cell,) = page.xpath("//td[contains(@class, 'wrong')]")
        assert texts([cell]) == ["2应为 31"]
        assert cell.xpath("a/@href") == ["#o1f1"]
        assert page.xpath("//li[@id='o1f1']//a[@class='place']/@href") == [f"#{cell.get('id')}"]

    def test_what_is_expected_of_several_cells_is_not_owed_in_one(self) -> None:
        page = read(said(replace(BROKEN, expected=9, actual=7)))
        assert page.xpath("//*[@class='owed']") == []
        assert texts(page.xpath("//p[@class='facts']/span")) == ["应为 9", "现为 7", "相差 2"]

    def test_the_cells_that_take_part_are_numbered_the_judged_one_last(self) -> None:
        page = read(said(BROKEN))
        terms = page.xpath("//ol[@class='terms']/li")
        assert [(term.get("value"), term.get("class")) for term in terms] == [
            ("1", "addend"),
            ("2", "total"),
        ]
        assert texts(terms) == ["parts 3", "total 2"]
        cells = {cell.get("id"): cell for cell in page.xpath("//td")}
        assert [cells[term.get("data-cell")].text.strip() for term in terms] == ["3", "2"]

    def test_the_culprit_among_them_is_named(self) -> None:
        culprit = Related(Role.CULPRIT, PARTS)
        page = read(said(replace(BROKEN, related=(*BROKEN.related, culprit))))
        assert texts(page.xpath("//ol[@class='terms']/li")) == ["parts 3 经测算可能有误", "total 2"]

    def test_where_the_culprit_is_known_it_is_wrong_and_the_sum_takes_part(self) -> None:
        culprit = Related(Role.CULPRIT, PARTS, expected=2, actual=3)
        broken = replace(BROKEN, related=(*BROKEN.related, culprit), cause=PARTS)
        page = read(said(broken, replace(broken, code="A002")))
        assert texts(page.xpath("//td[contains(@class, 'wrong')]")) == ["3应为 21"]
        assert texts(page.xpath("//td[@class='part']")) == ["212"]
        assert texts(page.xpath("//p[@class='facts']/span"))[:2] == ["现为 2", "相差 1"]

    def test_a_sum_that_is_the_culprit_is_wrong(self) -> None:
        culprit = Related(Role.CULPRIT, TOTAL, expected=3, actual=2)
        page = read(said(replace(BROKEN, related=(*BROKEN.related, culprit), cause=TOTAL)))
        assert texts(page.xpath("//td[contains(@class, 'wrong')]")) == ["2应为 31"]
        assert not page.xpath("//td[@class='part']")

    def test_a_culprit_is_wrong_as_long_as_one_of_its_findings_counts(self) -> None:
        culprit = Related(Role.CULPRIT, PARTS, expected=2, actual=3)
        broken = replace(BROKEN, related=(*BROKEN.related, culprit), cause=PARTS)
        page = read(said(replace(broken, state=State.BASELINED), broken))
        assert texts(page.xpath("//td[contains(@class, 'wrong')]")) == ["3应为 22"]

    def test_the_cause_is_told_once_among_those_that_count(self) -> None:
        lead = {"lead": both("，甲有误")}
        caused = replace(BROKEN, template=both("不一致{lead}"), arguments=lead, cause=TOTAL)
        page = read(said(caused, replace(caused)))
        messages = "//*[@class='message']"
        assert texts(page.xpath(messages)) == ["不一致，甲有误", "不一致"]
        page = read(said(replace(caused, state=State.BASELINED), caused))
        assert texts(page.xpath(messages)) == ["不一致，甲有误", "不一致，甲有误"]

    def test_a_blank_is_blank(self) -> None:
        outcome = said()
        page = read(replace(outcome, facts={"total": outcome.facts["total"]}))
        assert texts(page.xpath("//table[@class='form']//td")) == ["", "2"]

    def test_a_head_that_stands_twice_has_its_name_once(self) -> None:
        twice = replace(LAYOUT, rows=(LAYOUT.rows[0], *LAYOUT.rows))
        head = replace(BROKEN, at=Spot(Span(0, 1), Place(("head",)), both("部分")), related=())
        page = read(said(head), layouts={"sum": twice})
        assert len(page.xpath("//th[contains(@class, 'wrong')]")) == 1


def test_a_hundred_thousand_findings_are_written() -> None:
    text = written(report("a.txt", *[FINDING] * 100_000))
    assert text.count("<li id=o1f") == 100_000
