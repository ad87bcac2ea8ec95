"""What was found before a branch: the reports as they were there, checked by today's rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlint.debts.baseline import Baseline
from reportlint.discovery.target import Target
from reportlint.discovery.walk import Discovery
from reportlint.files.contents import is_hidden
from reportlint.files.revision import before_branch
from reportlint.files.unsupported_kinds import suffix_of
from reportlint.messages.languages import Language
from reportlint.running.run import LintRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportlint.checking.session import Session
    from reportlint.config.find import Configurations


def known_before(
    session: Session,
    paths: Iterable[str],
    revision: str,
    configurations: Configurations,
    jobs: int | None,
) -> Baseline:
    """Give what was found in the reports at some paths where the branch left a revision."""
    targets = [*_targets(session, paths, revision, configurations)]
    run = LintRun(
        session,
        Discovery(targets=targets),
        language=Language.ZH,
        jobs=jobs,
    )
    found = [
        (finding, outcome.identity)
        for outcome in run
        if outcome.is_report
        for finding in outcome.findings
    ]
    return Baseline().with_more(found)


def _targets(
    session: Session, paths: Iterable[str], revision: str, configurations: Configurations
) -> Iterator[Target]:
    readable = session.plugins.readers.keys() - {""}
    for path in paths:
        for source in before_branch(path, revision):
            name = Path(source.path)
            if suffix_of(source.path) in readable and not is_hidden(name.name):
                settings = configurations.of(name.parent)
                yield Target(source.path, settings, wanted=False, data=source.data)
