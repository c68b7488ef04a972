"""`quoth reindex` and `quoth status`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import complain, counted, progress_bar, safe_line, say, say_json
from bot.cli.session import with_library
from bot.cli.tests import summary
from bot.settings import load_settings
from index import (
    DEPTH,
    Library,
    LibraryStatus,
    ReindexReport,
    TestRun,
    size_of,
)


@click.command()
@with_json
@with_data_dir
@click.pass_context
def reindex(context: click.Context, as_json: bool, data_dir: Path | None) -> None:
    """Build the shared library's index anew.

    The operator's folder is read again first. Questions are answered from the old index
    meanwhile. A file that cannot be read is reported; the exit code is then 2.

    \b
    Example:
      quoth reindex
    """

    async def work(library: Library) -> tuple[ReindexReport, TestRun]:
        with progress_bar("Reindexing", "articles") as move:
            report = await library.reindex(
                move and (lambda step: move(step.articles_done, step.articles_total))
            )
        return report, await library.management.tests.run(partial(library.ask, limit=DEPTH))

    report, tests = with_library(data_dir, work)
    if as_json:
        say_json(to_builtins(report))
    else:
        say("\n".join(_summary(report)))
        if tests.tests:
            say(f"{summary(tests)} `quoth test list` shows them.")
    for name, what_to_do in report.failed:
        complain(f"{name}: {what_to_do}")
    if report.failed:
        context.exit(2)


def _summary(report: ReindexReport) -> Iterator[str]:
    yield (
        f"Reindexed {report.articles} articles, {report.paragraphs} paragraphs "
        f"({report.paragraphs_changed} changed) in {report.seconds:.1f} s."
    )
    for word, titles in (
        ("added", report.added),
        ("updated", report.updated),
        ("kept, though its file is gone", report.missing),
    ):
        for title in titles:
            yield f"{word}: {safe_line(title)}"


@click.command()
@with_json
@with_data_dir
def status(as_json: bool, data_dir: Path | None) -> None:
    """Show what the library holds and where it is kept.

    \b
    Examples:
      quoth status
      quoth status --json
    """

    async def work(library: Library) -> list[LibraryStatus]:
        return await library.statuses()

    settings = load_settings(data_dir=data_dir)
    libraries = with_library(data_dir, work)
    if as_json:
        say_json(_status_as_json(settings.data_dir, libraries))
        return
    say(f"Quoth {_version()}, data in {settings.data_dir}")
    for library in libraries:
        say(_library_line(library))


def _version() -> str:
    from importlib.metadata import version  # here, since reading metadata is slow to load

    return version("quoth")


def _status_as_json(data_dir: Path, libraries: list[LibraryStatus]) -> dict[str, Any]:
    return {
        "version": _version(),
        "data_dir": str(data_dir),
        "libraries": [_library_as_json(library) for library in libraries],
    }


def _library_as_json(library: LibraryStatus) -> dict[str, Any]:
    running = library.reindexing
    return {
        "key": library.key,
        "articles": library.articles,
        "paragraphs": library.paragraphs,
        "characters": library.characters,
        "bytes": library.bytes,
        "generation": library.generation,
        "reindexed_at": library.reindexed_at.isoformat() if library.reindexed_at else None,
        "reindexing": running
        and {"articles_done": running.articles_done, "articles_total": running.articles_total},
    }


def _library_line(library: LibraryStatus) -> str:
    line = (
        f"{library.key}: {counted(library.articles, 'article')}, "
        f"{counted(library.paragraphs, 'paragraph')}, {size_of(library.bytes)}"
    )
    if running := library.reindexing:
        return f"{line}; reindexing, {running.articles_done} of {running.articles_total} articles"
    if library.reindexed_at:
        return f"{line}; reindexed {library.reindexed_at:%Y-%m-%d %H:%M} UTC"
    return line
