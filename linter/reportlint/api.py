"""What other programs call, and the command line as one of them.

    from reportlint import lint_paths, lint_text

    for outcome in lint_paths(["年度报告/"], select=["A", "T"]):
        print(outcome.path, len(outcome.findings))

    lint_text(text).findings

What goes wrong with a file is in its outcome. What makes a run senseless is raised, as a `RunError`
that says in both languages what to do: a plugin that cannot be loaded, a faulty configuration, a
selector that means no rule. Nothing ends the process, and nothing is printed.

To import this costs next to nothing: what reads and checks is imported when it is first called.
"""

from __future__ import annotations

import functools
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reportlint.checking.session import Session
    from reportlint.comparing.comparison import Comparisons
    from reportlint.config.find import Configurations
    from reportlint.config.settings import FailOn, Layer, Overrides, Settings
    from reportlint.exporting.tables import Row
    from reportlint.fixing.mending import Mending
    from reportlint.hookspecs import Report, Run, Source
    from reportlint.messages.languages import Language
    from reportlint.model.outcome import Outcome
    from reportlint.model.rule import Rule
    from reportlint.plugins.loading import Plugins
    from reportlint.roster.listing import Roster
    from reportlint.running.batch import Keeping
    from reportlint.running.run import LintRun, Progress

    PathLike = str | os.PathLike[str]

UNNAMED = "report.txt"
"""What a report is called that has no file: its suffix says that it is read as text."""


def lint_text(
    text: str,
    *,
    name: str = UNNAMED,
    settings: Settings | None = None,
    plugins: Plugins | None = None,
) -> Outcome:
    """Check a text; raises PluginError.

    The suffix of its `name` chooses the reader, as that of a file does. Without `settings`, those
    hold that hold where there is no configuration; `settings_for` gives others. Without `plugins`,
    all that are installed are used, loaded once.
    """
    data = text.encode("utf-8", "surrogatepass")
    return lint_bytes(name, data, settings=settings, plugins=plugins)


def lint_bytes(
    name: str,
    data: bytes,
    *,
    settings: Settings | None = None,
    plugins: Plugins | None = None,
) -> Outcome:
    """Check the bytes of a file, which need not exist, by its name; raises PluginError.

    The limits are those of the command line: what may come to grief over its reader, or takes too
    long, is checked in a process apart.
    """
    from reportlint.config.settings import Settings
    from reportlint.debts.settling import settled_alone
    from reportlint.discovery.target import Target
    from reportlint.running.batch import outcomes

    session = _session(plugins)
    target = Target(name, settings or Settings(), data=data)
    (outcome,) = outcomes(session, [target], jobs=1)
    return settled_alone(session, outcome, target.settings)


def lint_rows(
    path: str,
    data: bytes,
    *,
    settings: Settings | None = None,
    language: Language | None = None,
    plugins: Plugins | None = None,
) -> list[Row]:
    """Check the bytes of a file; gives the rows that it has in the tables of data; raises PluginError.

    For any engine that maps a function over files: the function travels by its name, and rows are named
    tuples of texts and numbers. Only what all files together show is not in them.
    """
    from reportlint.checking.drawing import drawn
    from reportlint.config.settings import Settings
    from reportlint.debts.settling import settled_alone
    from reportlint.discovery.target import Target
    from reportlint.exporting.rows import Rows
    from reportlint.messages.languages import Language
    from reportlint.running.batch import outcomes

    session = _session(plugins)
    target = Target(path, settings or Settings(), data=data, with_facts=True)
    (outcome,) = outcomes(session, [target], jobs=1)
    rows = Rows(drawn(session.plugins.forms), language or Language.ZH)
    return [*rows.of(settled_alone(session, outcome, target.settings))]


def lint_paths(
    paths: Iterable[PathLike],
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    extend_ignore: Sequence[str] = (),
    preview: bool | None = None,
    config: PathLike | None = None,
    isolated: bool = False,
    language: Language | None = None,
    locale: Language | None = None,
    fail_on: FailOn | None = None,
    jobs: int | None = None,
    roster: str | None = None,
    sources: Iterable[Source] = (),
    progress: Progress | None = None,
    cache: bool = False,
    kept: Keeping | None = None,
    facts: bool = False,
    baseline: PathLike | None = None,
    without_baseline: bool = False,
    ignore_suppressions: bool = False,
    new_since: str | None = None,
    mending: Mending | None = None,
    history: Sequence[PathLike] | None = None,
    side_by_side: Sequence[PathLike] = (),
    plugins: Plugins | None = None,
) -> LintRun:
    """Check files, and the files in folders and archives; raises RunError at once, before any is.

    Gives an iterator over what became of each file, in order, as it is done: reports, what is
    skipped and what could not be checked. It has a `summary` of all that have come.

    The keywords are the options of the command line, and say the same. The language is the one that is
    named, else that of the configuration, else that of the `locale`, else Chinese. `sources` are bytes
    at hand, checked as files of their names would be; `progress` may show how far it is, as
    `lambda files, total: tqdm(files, total=total)` does. With `cache`, files that are as they were
    are not checked again, as the command line has it, unless told otherwise; `kept` may know of them
    from elsewhere. With `facts`, what became of a report has all its figures, by the form's names, be
    there a rule that compares them or not.
    A `baseline` says which findings are known and do not count; without one, that which is configured,
    unless it is to be `without_baseline`. Nor does what was there `new_since` a revision of git.
    `mending` says which of the findings that count are to be fixed and what becomes of the mended
    files; without it, nothing is written to. `history` says where reports for earlier years lie: they are
    compared with, and nothing is said of them; without it, what is configured holds, else what lies beside
    files that were named. Reports in folders that lie `side_by_side` are compared as if they lay in one.
    """
    from reportlint.cache.kept import KeptOutcomes
    from reportlint.config.settings import Overrides, check_selectors
    from reportlint.debts.baseline import read
    from reportlint.debts.settling import Debts
    from reportlint.discovery.earlier_reports import earlier_reports
    from reportlint.discovery.target import Target
    from reportlint.discovery.walk import discover
    from reportlint.messages.languages import Language
    from reportlint.running.before_branch import known_before
    from reportlint.running.run import LintRun

    session = _session(plugins)
    layer = _layer(select, ignore, extend_select, extend_ignore, preview)
    overrides = Overrides(layer, language, fail_on, locale or Language.ZH)
    configurations = _configurations(session.plugins, overrides, config, isolated=isolated)
    listed = _roster(roster, session)
    named = [os.fspath(path) for path in paths]
    of_run = _of_run(named, configurations, overrides)
    known = None if without_baseline else baseline or of_run.baseline
    debts = Debts(
        session,
        read(Path(known)) if known else None,
        before=known_before(session, named, new_since, configurations, jobs) if new_since else None,
        ignores_suppressions=ignore_suppressions,
    )
    found = discover(named, configurations, session.plugins)
    of_files = [of_run, *(target.settings for target in found.targets)]
    rule_files = sorted({file for each in of_files for file in each.rule_files})
    for file in rule_files:
        found.leave_out(file)
    declared = _declared(of_files)
    if not found.faults:  # Else the rule that is asked for may be one that could not be read.
        check_selectors(
            layer.selectors(), (*session.plugins.rules, *declared), session.plugins.removed
        )
    if listed is not None:
        found.leave_out(listed.path)
    if known:
        found.leave_out(os.fspath(known))
    told = of_run.history if history is None else [os.fspath(path) for path in history]
    earlier = earlier_reports(named, told, found, configurations, session.plugins)
    for source in sources:
        settings = configurations.of(Path(source.path).parent)
        found.targets.append(Target(source.path, settings, data=source.data))
    found.notes += configurations.notes()
    found.targets = [target._replace(with_facts=facts) for target in found.targets]
    return LintRun(
        session,
        found,
        language=of_run.language,
        fail_on=of_run.fail_on,
        jobs=jobs,
        roster=listed,
        progress=progress,
        kept=KeptOutcomes(session.plugins) if cache else kept,
        debts=debts,
        baseline=os.fspath(known) if known else None,
        mending=mending,
        earlier=earlier,
        declared=tuple(declared),
        rule_files=rule_files,
        grading=of_run.grading,
        side_by_side=[os.fspath(path) for path in side_by_side],
    )


def notices(
    run: Run, *, language: Language | None = None, kind: str = "docx", template: bytes | None = None
) -> dict[str, bytes]:
    """Give the notices to offices of a run, by the names that their files may have; raises RunError.

    They are in Chinese unless another `language` is asked for, of the `kind` `docx` or `txt`, and by the
    `template` of one's own if there is one. Nothing is written to a disk.
    """
    from reportlint.formatters.notice import writing
    from reportlint.hookspecs import Source, Style
    from reportlint.messages.languages import Language

    suffix = f".{kind}"
    if suffix not in writing.KINDS:
        raise ValueError(f"a notice is docx or txt, not {kind!r}")
    chosen = writing.template(suffix, Source(f"template{suffix}", template)) if template else None
    given = writing.letters(run, Style(language or Language.ZH), suffix, chosen)
    return {letter.name: letter.data for letter in given}


class Comparing(NamedTuple):
    """A comparison about to be made: the `run` over both sides, and what tells one from the other."""

    run: LintRun
    old_paths: frozenset[str]

    def compared(self) -> Comparisons:
        """Have all files checked and compared."""
        from reportlint.comparing.comparison import comparisons
        from reportlint.model.ledger import KnownOffices

        of_files = {target.settings.offices for target in self.run.found.targets}
        offices = functools.reduce(KnownOffices.joined, of_files, KnownOffices())
        return comparisons(self.run, self.old_paths, offices)


def compare_paths(
    old: PathLike,
    new: PathLike,
    *,
    config: PathLike | None = None,
    isolated: bool = False,
    language: Language | None = None,
    locale: Language | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    cache: bool = False,
    plugins: Plugins | None = None,
) -> Comparing:
    """Put reports beside those for an earlier year, files or whole folders, paired by office.

    Raises RunError at once, before any file is checked. Only rules on the ledger are run. Of a folder
    within the other, the files are its own.
    """
    from reportlint.errors import RunError
    from reportlint.model.ledger import Ledger

    loaded = _session(plugins).plugins

    def paths_in(side: PathLike) -> frozenset[str]:
        found = lint_paths([side], config=config, isolated=isolated, plugins=plugins).found
        return frozenset(target.path for target in found.targets)

    then, now = Path(old).resolve(), Path(new).resolve()
    if then == now:
        raise RunError(
            f"原来的和现在的是同一个文件或文件夹：{os.fspath(old)}",
            f"both sides are one file or folder: {os.fspath(old)}",
        )
    old_paths = paths_in(old) - (paths_in(new) if now.is_relative_to(then) else frozenset())
    run = lint_paths(
        [old, new],
        ignore=[rule.code for rule in loaded.rules if not issubclass(Ledger, rule.subject)],
        config=config,
        isolated=isolated,
        language=language,
        locale=locale,
        jobs=jobs,
        progress=progress,
        cache=cache,
        facts=True,
        history=(),
        side_by_side=[old, new, Path(old).parent, Path(new).parent],
        plugins=plugins,
    )
    return Comparing(run, old_paths)


def settings_for(
    folder: PathLike = ".",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    extend_select: Sequence[str] = (),
    extend_ignore: Sequence[str] = (),
    preview: bool | None = None,
    config: PathLike | None = None,
    isolated: bool = False,
    plugins: Plugins | None = None,
) -> Settings:
    """Give the settings of the files in a folder, as its configuration has them; raises RunError."""
    from reportlint.config.settings import Overrides, check_selectors

    overrides = Overrides(_layer(select, ignore, extend_select, extend_ignore, preview))
    loaded = _session(plugins).plugins
    settings = _configurations(loaded, overrides, config, isolated=isolated).of(folder)
    check_selectors(
        overrides.layer.selectors(), (*loaded.rules, *settings.declared), loaded.removed
    )
    return settings


def read_report(
    source: PathLike | bytes, *, name: str = UNNAMED, plugins: Plugins | None = None
) -> Report:
    """Read a report, from a file or from its bytes, without checking it; raises RunError.

    Gives what its form makes of it: for the annual report, a `reportlint_grammar.report.Report`.
    What cannot be read, or is not a report, is NoReportError. Bytes are read by their `name`.
    """
    from reportlint.discovery.target import refused
    from reportlint.errors import NoReportError
    from reportlint.files.contents import read
    from reportlint.hookspecs import Source, Unreadable

    session = _session(plugins)
    path = name if isinstance(source, bytes) else os.fspath(source)
    try:
        parsed = session.parse(Source(path, source) if isinstance(source, bytes) else read(path))
    except Unreadable as refusal:
        raise NoReportError(*refused(path, refusal).said) from refusal
    if parsed is None:
        raise NoReportError(*session.not_a_report(path).said)
    return parsed.report


def _session(plugins: Plugins | None) -> Session:
    if plugins is None:
        return _installed()
    from reportlint.checking.session import Session

    return Session(plugins)


@functools.cache
def _installed() -> Session:
    from reportlint.checking.session import Session
    from reportlint.plugins.loading import load

    return Session(load())


def _layer(
    select: Sequence[str],
    ignore: Sequence[str],
    extend_select: Sequence[str],
    extend_ignore: Sequence[str],
    preview: bool | None,
) -> Layer:
    """Give what the caller says of the rules; to select or to ignore none is to say nothing."""
    from reportlint.config.settings import COMMAND_LINE, Layer

    return Layer(
        COMMAND_LINE,
        select=tuple(select) or None,
        ignore=tuple(ignore) or None,
        extend_select=tuple(extend_select),
        extend_ignore=tuple(extend_ignore),
        preview=preview,
    )


def _configurations(
    plugins: Plugins, overrides: Overrides, config: PathLike | None, *, isolated: bool
) -> Configurations:
    from reportlint.config.find import Configurations

    explicit = Path(config).absolute() if config else None
    return Configurations(plugins, overrides, explicit=explicit, isolated=isolated)


def _declared(settings: Iterable[Settings]) -> Iterable[Rule[Any]]:
    """Give the rules that are declared in files, each code once."""
    return {rule.code: rule for each in settings for rule in each.declared}.values()


def _roster(option: str | None, session: Session) -> Roster | None:
    """Read the list of offices that is given, if one is."""
    if option is None:
        return None
    from reportlint.roster.listing import Roster, path_and_column

    path, column = path_and_column(option)
    return Roster.read(path, session, column)


def _of_run(paths: Sequence[str], configurations: Configurations, overrides: Overrides) -> Settings:
    """Give the settings of the run as a whole: those that are configured where the first path leads."""
    from reportlint.config.faults import ConfigurationError
    from reportlint.config.settings import Settings

    path = Path(paths[0]) if paths else Path()
    is_folder = os.path.isdir(path)  # noqa: PTH112 - Path.is_dir() raises where this says no
    try:
        return configurations.of(path if is_folder else path.parent)
    except ConfigurationError:
        return overrides.over(Settings(language=overrides.locale))
