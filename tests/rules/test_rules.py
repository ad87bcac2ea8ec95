"""Every rule is what the design says it is, and says just what its YAML cases say."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import pytest

from reportlint import __version__
from reportlint.hookspecs import Unchecked
from reportlint.model.finding import Bilingual, Language, Severity
from reportlint.model.rule import Rule, Status
from reportlint.testing import Case, check_examples, load_cases
from reportlint_rules import reportlint_families, reportlint_rules

HERE = Path(__file__).parent

_MERE_WORD = 3
"""What is shorter says nothing by itself: 总计, 其他, （三）."""

CATALOGUE = """
E001 unreadable-file error
E002 not-a-report error
E003 unplaced-content warning
E004 unused-suppression warning
E005 earlier-report info
S001 missing-section error
S002 duplicate-section error
S003 section-order error
S004 empty-section warning
S005 missing-title warning
S006 missing-aspect info
S007 missing-accountability info
S008 hollow-section warning
H001 section-number warning
H002 section-wording warning
H003 subheading-sequence warning
H004 subheading-style info
H005 enumeration-sequence warning
T001 missing-table error
T002 missing-row error
T003 unreadable-figure warning
T004 row-width error
T005 label-wording info
T006 invalid-count error
T007 regulations-without-power warning
T008 replaced-form warning
T009 repeated-row error
A001 row-total error
A002 outcome-total error
A003 request-balance error
A004 review-total error
A005 litigation-total error
A006 effective-documents-bound warning
F001 missing-fee-statement error
F002 vague-fee-statement warning
F003 misplaced-fee-statement warning
F004 fee-contradiction warning
F005 fee-parts warning
F006 fee-over-charges info
N001 narrative-figure warning
N002 narrative-none warning
N003 narrative-sum info
N004 missing-figure warning
N005 narrative-share info
D001 title-wording warning
D002 year-mismatch warning
D003 period warning
D004 late-publication warning off
D005 replaced-notice info
D006 parts-count info
D007 wrong-office warning
X001 carried-over warning
X002 effective-documents warning
X003 duplicate-report warning
X004 children-sum info off
X005 repeated-text warning
X006 copied-text warning
X007 change-rate info
X008 sudden-change info off
X009 wrong-figure info on
C001 extraction-residue warning
C002 traditional-characters warning
C003 pinyin-annotation warning
C004 stray-whitespace info
C005 mixed-width-punctuation info off
C006 template-remark warning
"""
"""The families that are built: code, name, severity, and whether it is off by default."""

FAMILIES = {
    "E": "files",
    "S": "sections",
    "H": "headings",
    "T": "tables",
    "A": "arithmetic",
    "N": "narrative",
    "F": "fee",
    "D": "identity",
    "X": "across",
    "C": "cleanliness",
}
"""The folder of each family; a family that is built later has no line in the catalogue yet."""


class Entry(NamedTuple):
    name: str
    severity: Severity
    on_by_default: bool


def _catalogue() -> dict[str, Entry]:
    lines = (line.split() for line in CATALOGUE.strip().splitlines())
    return {
        code: Entry(name, Severity.parse(severity), off != ["off"])
        for code, name, severity, *off in lines
    }


RULES = {rule.code: rule for rule in reportlint_rules() if rule.code[0] in FAMILIES}
CASES = load_cases(HERE)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case) -> None:
    case.run()


@pytest.mark.parametrize("case", [case for case in CASES if case.kind == "fail"], ids=str)
def test_no_message_repeats_the_place_that_is_shown_before_it(case: Case) -> None:
    for finding in case.findings():
        own = {finding.words.zh, finding.words.zh.rpartition(" · ")[2]}
        said = {finding.message(language) for language in Language}
        assert not [
            (name, message)
            for name in own
            for message in said
            if len(name) > _MERE_WORD
            and not name.endswith("段")
            and name in message.replace(f"行“{name}”栏", "")  # A culprit's cell is named in full.
        ]


def test_rules_are_those_of_the_catalogue() -> None:
    built = {
        code: Entry(rule.name, rule.severity, rule.on_by_default) for code, rule in RULES.items()
    }
    assert built == _catalogue()


def test_every_family_is_named() -> None:
    assert {code[0] for code in RULES} <= {family.letter for family in reportlint_families()}


def test_every_rule_has_cases_that_pass_and_cases_that_fail() -> None:
    kinds: dict[str, set[str]] = {}
    for case in CASES:
        kinds.setdefault(case.file.stem, set()).add(case.kind)
    assert kinds == {code: {"pass", "fail"} for code in _catalogue()}


def test_a_case_file_is_named_for_its_rule() -> None:
    for file in HERE.glob("*.yaml"):
        assert file.read_text(encoding="utf-8").startswith(f"rule: {file.stem}\n"), file


rules = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@rules
def test_examples(rule: type[Rule[Any]]) -> None:
    if rule.subject is Unchecked:
        assert rule.passing == rule.failing == ""
    else:
        check_examples(rule)


@rules
def test_rule_stands_in_a_module_of_its_name_in_its_family(rule: type[Rule[Any]]) -> None:
    module = f"{rule.code}_{rule.name}".lower().replace("-", "_")
    assert rule.__module__ == f"reportlint_rules.{FAMILIES[rule.code[0]]}.{module}"


@rules
def test_rule_explains_itself_in_both_languages(rule: type[Rule[Any]]) -> None:
    for text in filter(None, (rule.summary, rule.rationale, rule.remedy, rule.basis)):
        assert re.search("[一-鿿]{4}", text.zh)
        assert re.search("[A-Za-z]{4,}", text.en)


@rules
def test_rule_says_since_when_and_how_settled_it_is(rule: type[Rule[Any]]) -> None:
    """A rule says so itself: one that is added later must not have inherited it."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", vars(rule)["since"])
    assert _version(rule.since) <= _version(__version__)
    assert isinstance(rule.status, Status)


def _version(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(".")))


@rules
def test_options_are_explained_in_both_languages(rule: type[Rule[Any]]) -> None:
    for option in rule.options.values():
        assert re.search("[一-鿿]{4}", option.summary.zh)
        assert re.search("[A-Za-z]{4,}", option.summary.en)


def test_every_option_has_a_case() -> None:
    declared = {(code, name) for code, rule in RULES.items() for name in rule.options}
    tried = {
        (selector, name)
        for case in CASES
        for layer in case.settings.layers
        for selector, switch in layer.rules
        for name, _ in switch.options
    }
    assert tried == declared


@rules
def test_rule_says_what_to_do_in_one_to_three_sentences(rule: type[Rule[Any]]) -> None:
    assert 1 <= rule.remedy.zh.count("。") <= 3
    assert 1 <= rule.remedy.en.count(". ") + 1 <= 3
    assert rule.remedy.zh.endswith("。")
    assert rule.remedy.en.endswith(".")


@rules
def test_messages_end_without_a_full_stop(rule: type[Rule[Any]]) -> None:
    for message in _messages(rule):
        assert not message.zh.endswith("。")
        assert not message.en.endswith(".")


@rules
def test_messages_have_the_same_arguments_in_both_languages(rule: type[Rule[Any]]) -> None:
    for message in _messages(rule):
        assert _arguments(message.zh) == _arguments(message.en)


def _messages(rule: type[Rule[Any]]) -> list[Bilingual]:
    """Give all that a rule may say of a report: its texts but for those that describe it."""
    texts = [value for _, value in inspect.getmembers(rule) if isinstance(value, Bilingual)]
    described = (rule.summary, rule.rationale, rule.remedy, rule.basis)
    messages = [text for text in texts if text not in described]
    assert rule.message in messages
    return messages


def _arguments(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
