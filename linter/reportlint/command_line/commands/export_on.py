"""`reportlint export --on ENGINE`: has many processes or machines check files, each a part of them."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from reportlint.api import lint_paths, settings_for
from reportlint.checking.session import Session
from reportlint.command_line.commands.export import Options, refuse_unknown
from reportlint.command_line.console import tell, watched
from reportlint.discovery.target import Target
from reportlint.errors import RunError
from reportlint.exporting.tables import TABLES
from reportlint.files.contents import is_hidden
from reportlint.messages.languages import Bilingual, Language
from reportlint.plugins.loading import load

if TYPE_CHECKING:
    from reportlint.cluster.job import Tally
    from reportlint.discovery.walk import Discovery
    from reportlint.plugins.loading import Plugins

DONE, UNTRUSTED, INTERRUPTED = 0, 2, 130

PARQUET = "parquet"


def export_on(options: Options, name: str) -> int:
    """Run the job that the options ask for; gives the exit status."""
    refuse_unknown(options.only)
    if options.output is None or options.format_name not in (None, PARQUET):
        raise RunError(
            "--on 把数据写成一个文件夹里的多个 Parquet 文件：请用 --output 指定文件夹，不要写别的 --format。",
            "--on writes Parquet files into a folder: name it by --output, and no other --format.",
        )
    try:
        from reportlint.cluster.engines import engine
        from reportlint.cluster.job import Job
        from reportlint.cluster.storage import Storage
    except ImportError as error:
        raise RunError(
            f"--on 要安装 {error.name}：pip install 'reportlint[cluster]'",
            f"--on needs {error.name}: pip install 'reportlint[cluster]'",
        ) from None
    plugins = load()
    language = Language(options.lang) if options.lang else None
    found, language = _found(options, plugins, language)
    only = [table for table in TABLES if not options.only or table in options.only]
    job = Job(Session(plugins), found, Storage(options.output), only, language)
    with engine(name, options.jobs) as running:
        try:
            tally = job.run(
                running,
                lambda files: watched(files, len(found.targets), language, on_screen=False),
            )
        except KeyboardInterrupt:
            said = Bilingual(
                "已中断：做完的部分都在，再运行一次就接着做。",
                "Interrupted: what is done is there, and the same command goes on from it.",
            )
            tell(said, language)
            return INTERRUPTED
    return _ended(tally, language)


def _found(
    options: Options, plugins: Plugins, language: Language | None
) -> tuple[Discovery, Language]:
    """Find the files, on this machine as a check does, elsewhere all that a reader knows by the suffix."""
    from reportlint.cluster.storage import REMOTE, listed

    run = lint_paths(
        [path for path in options.paths if REMOTE not in path],
        select=options.select,
        ignore=options.ignore,
        config=options.config,
        isolated=options.isolated,
        language=language,
        plugins=plugins,
    )
    settings = settings_for(
        select=options.select,
        ignore=options.ignore,
        config=options.config,
        isolated=options.isolated,
        plugins=plugins,
    )
    for path in options.paths:
        for address in listed(path) if REMOTE in path else ():
            name = PurePath(address)
            if is_hidden(name.name) or name.suffix.lower() not in plugins.readers:
                run.found.skipped.append(address)
            else:
                run.found.targets.append(Target(address, settings, wanted=False))
    return run.found, run.language


def _ended(tally: Tally, language: Language) -> int:
    """Say what the job came to; gives the exit status."""
    for path in tally.unchecked:
        tell(Bilingual(f"{path}：未能检查。", f"{path}: not checked."), language)
    for failure in tally.failures:
        tell(Bilingual(failure, failure), language)
    if not tally.reports:
        tell(
            Bilingual(
                "没有导出：没有找到年度报告。", "There is nothing to export: no report found."
            ),
            language,
        )
        return UNTRUSTED
    return DONE if tally.is_trusted else UNTRUSTED
