"""A report that was fixed says what it said, has nothing left to fix, and is changed nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportlint.checking.session import Session
from reportlint.config.settings import STRICT, Settings
from reportlint.debts.settling import Debts
from reportlint.discovery.target import Target
from reportlint.fixing.mending import Mended, Mender, Mending
from reportlint.model.document import Span
from reportlint.model.finding import Bilingual, Finding, Severity
from reportlint.model.fix import Edit, Fix, Safety
from reportlint.model.outcome import Outcome
from reportlint.plugins.loading import load
from reportlint_grammar.report import Report
from reportlint_rules.report_rule import ReportRule
from tests.builder import profiles
from tests.builder.faults import FAULTS, MORE_FAULTS, Fault
from tests.builder.noises import Noise, mixtures
from tests.builder.surfaces import SURFACES, Surface
from tests.builder.truth import Truth, truths
from tests.builder.web import SITES, Site
from tests.builder.word import docx
from tests.builder.written import Written, WrittenSection, written
from tests.fixing.packages import in_many_runs, without_text

SESSION = Session(load())
SETTINGS = Settings(layers=(STRICT,))

Slip = Callable[[Random, Written], Written]


def mended(
    name: str, data: bytes, *, is_unsafe: bool = False, session: Session = SESSION
) -> tuple[bytes, Outcome]:
    """Mend the bytes of a file; gives those that it would have, and what is then said of it."""
    saved: list[Mended] = []
    mending = Mending(saved.append, saves=True, is_unsafe=is_unsafe)
    target = Target(name, SETTINGS, data=data)
    outcome = Mender(session, mending, Debts(session), session.check).mended(
        target, session.check(target)
    )
    (after,) = [file.bytes_after for file in saved] or [data]
    return after, outcome


def codes(outcome: Outcome) -> Counter[str]:
    return Counter(finding.code for finding in outcome.findings)


def figures(name: str, data: bytes) -> dict[str, str]:
    outcome = SESSION.check(Target(name, SETTINGS, data=data, with_facts=True))
    return {place: fact.text for place, fact in outcome.facts.items()}


# ------------------------------------------------------------------- slips that can be fixed


def number_in_another_style(random: Random, report: Written) -> Written:
    place = random.randrange(len(report.sections))
    form = report.sections[place].form
    return _with(report, place, heading=f"{form.number}、{form.heading.official}")


def number_left_out(random: Random, report: Written) -> Written:
    place = random.randrange(len(report.sections))
    return _with(report, place, heading=report.sections[place].form.heading.official)


def heading_in_other_words(_random: Random, report: Written) -> Written:
    return _with(report, 4, heading="五、存在的问题及改进情况")


def subheadings_repeat(_random: Random, report: Written) -> Written:
    return _instead(
        report, "（一）建章立制。", "（二）学习培训。", "（二）便民服务。", "（三）走访调研。"
    )


def subheadings_in_another_style(_random: Random, report: Written) -> Written:
    return _instead(report, "（1）建章立制。", "（2）学习培训。", "（3）便民服务。")


def one_in_another_style(_random: Random, report: Written) -> Written:
    return _instead(report, "（一）建章立制。", "2.学习培训。", "（三）便民服务。")


def items_repeat(random: Random, report: Written) -> Written:
    way = random.choice(("{}是", "{}要"))
    one, two, three = (way.format(numeral) for numeral in "一二三")
    items = f"{one}健全制度。{two}加强培训。{two}强化监督。{three}及时更新。"
    return _put_in(report, f"做好以下工作：{items}")


def code_of_a_converter(random: Random, report: Written) -> Written:
    code = random.choice(("[bookmark: _GoBack]", "_Toc123456", "mso-fareast-font-family:宋体;"))
    return _put_in(report, f"认真落实{code}各项要求，全年工作平稳有序。")


def pinyin_of_a_mirror(_random: Random, report: Written) -> Written:
    return _put_in(report, "认真做好政务(wù)公开(kāi)工作，全年工作平稳有序。")


def title_padded(random: Random, report: Written) -> Written:
    at = random.randrange(report.title.index("年") + 2, len(report.title) - 2)
    return replace(report, title=f"{report.title[:at]}      {report.title[at:]}")


def remark_of_the_template(_random: Random, report: Written) -> Written:
    return _put_in(report, "（文字描述）认真落实各项要求，全年工作平稳有序。")


SLIPS: tuple[Slip, ...] = (
    number_in_another_style,
    number_left_out,
    heading_in_other_words,
    subheadings_repeat,
    subheadings_in_another_style,
    one_in_another_style,
    items_repeat,
    code_of_a_converter,
    pinyin_of_a_mirror,
    title_padded,
    remark_of_the_template,
)

_NUMBERED = frozenset({subheadings_repeat, subheadings_in_another_style, one_in_another_style})
"""Together they are no slips, but levels."""


def _with(report: Written, place: int, **changes: str) -> Written:
    sections: list[WrittenSection] = list(report.sections)
    sections[place] = replace(sections[place], **changes)  # type: ignore[arg-type]
    return replace(report, sections=tuple(sections))


def _put_in(report: Written, *paragraphs: str) -> Written:
    """Put paragraphs below the first heading."""
    first, *others = report.sections
    first = replace(first, paragraphs=(*first.paragraphs, *paragraphs))
    return replace(report, sections=(first, *others))


def _instead(report: Written, *paragraphs: str) -> Written:
    """Put paragraphs below the first heading instead of its own."""
    first, *others = report.sections
    return replace(report, sections=(replace(first, paragraphs=paragraphs), *others))


def some_slips() -> st.SearchStrategy[list[Slip]]:
    return st.lists(st.sampled_from(SLIPS), min_size=1, max_size=4, unique=True).filter(
        lambda slips: len(_NUMBERED.intersection(slips)) <= 1
    )


ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")


def _made(truth: Truth, slips: Sequence[Slip], random: Random) -> Written:
    report = written(truth)
    for slip in slips:
        report = slip(random, report)
    return report


def _is_mended_for_good(name: str, data: bytes) -> Outcome:
    after, outcome = mended(name, data)
    assert outcome.unfixed is None or "tags stand in the text" in outcome.unfixed.en
    assert figures(name, after) == figures(name, data)
    assert not [finding for finding in outcome.findings if _is_safe(finding.fix)]
    assert outcome == replace(
        SESSION.check(Target(name, SETTINGS, data=after)),
        fixed=outcome.fixed,
        unfixed=outcome.unfixed,
    )
    assert mended(name, after)[0] == after
    return outcome


def _is_not_made_worse(name: str, data: bytes, *, is_unsafe: bool = False) -> None:
    before = SESSION.check(Target(name, SETTINGS, data=data))
    after, outcome = mended(name, data, is_unsafe=is_unsafe)
    written, left = figures(name, data), figures(name, after)
    changed = [figure for figure in written if written[figure] != left.get(figure)]
    certain = [each for each in before.findings if each.code[0] == "A" and each.fix is not None]
    assert written.keys() == left.keys()
    assert len(changed) <= (len(certain) if is_unsafe else 0)
    assert not codes(outcome) - codes(before)
    assert (after == data) == (not outcome.fixed)
    assert mended(name, after, is_unsafe=is_unsafe)[0] == after


def _has_nothing_more(outcome: Outcome, flawless: bytes) -> None:
    """Make sure that no more is said of a mended report than of one that never had a slip."""
    without = SESSION.check(Target(outcome.path, SETTINGS, data=flawless))
    assert not codes(outcome) - codes(without), outcome.findings


def _is_safe(fix: object) -> bool:
    return getattr(fix, "safety", None) is Safety.SAFE


@pytest.mark.parametrize("suffix", [".txt", ".md"])
@settings(max_examples=profiles.mended())
@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    slips=some_slips(),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\n", "\r\n"]),
    random=st.randoms(use_true_random=False),
)
def test_a_text_is_mended_for_good(
    suffix: str,
    truth: Truth,
    surface: Surface,
    slips: Sequence[Slip],
    encoding: str,
    end: str,
    random: Random,
) -> None:
    data, flawless = (
        surface(report).replace("\n", end).encode(encoding)
        for report in (_made(truth, slips, random), written(truth))
    )
    outcome = _is_mended_for_good(f"a{suffix}", data)
    assert outcome.fixed
    _has_nothing_more(outcome, flawless)


@settings(max_examples=profiles.mended())
@given(
    truth=truths(),
    site=st.sampled_from(list(SITES.values())),
    slips=some_slips(),
    random=st.randoms(use_true_random=False),
)
def test_a_page_is_mended_for_good(
    truth: Truth, site: Site, slips: Sequence[Slip], random: Random
) -> None:
    page, flawless = (
        site.page(report).encode() for report in (_made(truth, slips, random), written(truth))
    )
    outcome = _is_mended_for_good("a.html", page)
    # What tags stand in is left to its author, and a page shows many spaces as one.
    if not site.dressed and slips != [title_padded]:
        assert outcome.unfixed is None
        assert outcome.fixed
        _has_nothing_more(outcome, flawless)


@settings(max_examples=profiles.mended())
@given(truth=truths(), slips=some_slips(), random=st.randoms(use_true_random=False))
def test_a_word_file_is_mended_for_good(
    truth: Truth, slips: Sequence[Slip], random: Random
) -> None:
    data = in_many_runs(random, docx(_made(truth, slips, random)))
    outcome = _is_mended_for_good("a.docx", data)
    assert outcome.unfixed is None
    assert outcome.fixed
    _has_nothing_more(outcome, docx(written(truth)))
    assert without_text(mended("a.docx", data)[0]) == without_text(data)


@given(truth=truths(), slips=some_slips(), random=st.randoms(use_true_random=False))
def test_a_word_file_whose_numbers_are_words_is_not_made_worse(
    truth: Truth, slips: Sequence[Slip], random: Random
) -> None:
    data = in_many_runs(random, docx(_made(truth, slips, random), numbered=True))
    _is_not_made_worse("a.docx", data)
    assert without_text(mended("a.docx", data)[0]) == without_text(data)


@settings(max_examples=profiles.mended())
@given(
    truth=truths(),
    surface=st.sampled_from(SURFACES),
    noises=mixtures(),
    fault=st.sampled_from((*FAULTS, *MORE_FAULTS)),
    slips=some_slips().filter(lambda slips: title_padded not in slips),  # Noises part titles.
    is_unsafe=st.booleans(),
    random=st.randoms(use_true_random=False),
)
def test_whatever_else_is_wrong_nothing_is_made_worse(
    truth: Truth,
    surface: Surface,
    noises: Sequence[Noise],
    fault: Fault,
    slips: Sequence[Slip],
    is_unsafe: bool,
    random: Random,
) -> None:
    report = fault(random, _made(truth, slips, random))
    for noise in noises:
        report = noise.words(random, report)
    text = surface(report)
    for noise in noises:
        text = noise.text(random, text)
    data = text.encode()
    _is_not_made_worse("a.md", data, is_unsafe=is_unsafe)


def test_a_file_that_is_gone_or_mended_meanwhile_is_said_so(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    correct = (Path(__file__).parents[1] / "reports" / "correct.md").read_bytes()
    path.write_bytes(correct.replace("二、主动".encode(), "2、主动".encode()))
    target = Target(str(path), SETTINGS)
    outcome = SESSION.check(target)
    saved: list[Mended] = []
    mender = Mender(SESSION, Mending(saved.append, saves=True), Debts(SESSION), SESSION.check)
    path.write_bytes(correct)
    meanwhile = mender.mended(target, outcome).unfixed
    path.unlink()
    gone = mender.mended(target, outcome).unfixed
    assert meanwhile is not None
    assert "changed meanwhile" in meanwhile.en
    assert gone is not None
    assert not saved


def test_more_findings_of_a_kind_than_are_listed_are_fixed_in_turns() -> None:
    correct = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
    line = "全年平稳  有序，各项工作  按期完成。"
    heading = "## 一、总体情况\n\n"
    data = correct.replace(heading, heading + f"{line}\n\n" * 250).encode()
    after, outcome = mended("a.md", data)
    assert outcome.unfixed is None
    assert outcome.fixed == 250
    assert after.decode() == data.decode().replace(line, line.replace("  ", ""))


class Spoiling(ReportRule):
    """A rule whose fixes make something else worse, but for one of them."""

    code = "ZZ902"
    name = "spoiling"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = rationale = remedy = message = Bilingual("不当", "spoiling")
    basis = None
    passing = failing = ""

    def check(self, subject: Report) -> Iterator[Finding]:
        for section in subject.sections:
            if (number := section.heading.number) is not None:
                end = section.heading.span.start + len(number.text)
                new = "七、" if section.form.number != 6 else ""
                edit = Edit(Span(section.heading.span.start, end), new)
                fix = Fix(Safety.SAFE, Bilingual("改序号", "number"), (edit,))
                yield self.finding(section.heading, fix=fix)


@pytest.mark.parametrize("wrong", [1, 3])
def test_a_fix_that_makes_something_worse_is_left_out_and_the_others_are_made(wrong: int) -> None:
    correct = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
    line = "全年平稳  有序，各项工作  按期完成。"
    heading = "## 一、总体情况\n\n"
    data = correct.replace(heading, heading + f"{line}\n\n" * wrong).encode()
    plugins = load()
    session = Session(replace(plugins, rules=(*plugins.rules, Spoiling())))
    after, outcome = mended("a.md", data, session=session)
    assert after.decode() == data.decode().replace(line, line.replace("  ", ""))
    assert outcome.fixed == wrong
    assert outcome.unfixed is not None
    assert "not as it should be" in outcome.unfixed.en
    assert "ZZ902 section 1" in outcome.unfixed.en
    assert "C004" not in outcome.unfixed.en
    again, outcome = mended("a.md", after, session=session)
    assert again == after
    assert outcome.unfixed is not None


class Mingled(ReportRule):
    """A rule with many fixes, of which those of paragraphs that begin with 乙 break a heading."""

    code = "ZZ903"
    name = "mingled"
    severity = Severity.WARNING
    since = "0.1.0"
    summary = rationale = remedy = message = Bilingual("不当", "mingled")
    basis = None
    passing = failing = ""

    def check(self, subject: Report) -> Iterator[Finding]:
        heading = subject.sections[-1].heading
        assert heading.number is not None
        number = Span(heading.span.start, heading.span.start + len(heading.number.text))
        for paragraph in subject.prose:
            if paragraph.text[:1] in ("甲", "乙"):
                start = paragraph.span.start
                edits = [Edit(Span(start, start + 1), "丙")]
                if paragraph.text.startswith("乙"):
                    edits.append(Edit(number, ""))
                fix = Fix(Safety.SAFE, Bilingual("改字", "letter"), tuple(edits))
                yield self.finding(paragraph, fix=fix)


def test_what_is_known_to_be_right_is_kept_when_there_is_no_end_of_what_is_not() -> None:
    correct = (Path(__file__).parents[1] / "reports" / "correct.md").read_text(encoding="utf-8")
    heading = "## 一、总体情况\n\n"
    kinds = "乙" * 20 + "甲" * 30 + "乙" * 40
    lines = [f"{kind}类事项第{number}项已经办完。\n\n" for number, kind in enumerate(kinds)]
    data = correct.replace(heading, heading + "".join(lines)).encode()
    plugins = load()
    session = Session(replace(plugins, rules=(*plugins.rules, Mingled())))
    after, outcome = mended("a.md", data, session=session)
    assert after.decode() == data.decode().replace("甲类", "丙类")
    assert outcome.fixed == 30
    assert outcome.unfixed is not None
    assert "没有逐一试完" in outcome.unfixed.zh
