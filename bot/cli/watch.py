"""`quoth watch`."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.add import files_below, may_be_article
from bot.cli.add_progress import FileAdder
from bot.cli.options import with_data_dir, with_json, with_overrides
from bot.cli.output import complain, say
from bot.cli.signals import until_stopped
from bot.settings import Settings, load_settings
from index import Library

if TYPE_CHECKING:
    from watchfiles.main import FileChange

_LOOK_UP = 500
"""Milliseconds after which the watch looks up although nothing has changed."""


@click.command()
@click.argument(
    "directory", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR"
)
@with_overrides
@with_json
@with_data_dir
def watch(
    directory: Path,
    language: str | None,
    encoding: str | None,
    as_json: bool,
    data_dir: Path | None,
) -> None:
    """Add a directory's files, and what changes there.

    It goes on until Ctrl-C. --json prints an object a line, for each article.

    An article stays when its file is deleted; `quoth remove` removes it.

    \b
    Example:
      quoth watch ~/handbook
    """

    def adder(library: Library) -> FileAdder:
        return FileAdder(
            library,
            language=language,
            encoding=encoding,
            folders=[directory],
            style="lines" if as_json else "text",
        )

    settings = load_settings(data_dir=data_dir)
    asyncio.run(
        until_stopped(_watch(settings, directory.resolve(), adder, complain if as_json else say))
    )


async def _watch(
    settings: Settings,
    directory: Path,
    adder: Callable[[Library], FileAdder],
    tell: Callable[[str], None],
) -> None:
    from watchfiles import awatch

    from bot.client.open_library import (
        open_library,  # here, so that `quoth --help` does not wait for numpy
    )

    async with open_library(settings) as library:
        watched = awatch(directory, yield_on_timeout=True, rust_timeout=_LOOK_UP)
        await anext(watched)  # what changes from here on is told, also while the files are added
        await adder(library).add_files(await asyncio.to_thread(files_below, directory))
        tell(f"Watching {directory}; Ctrl-C stops.")
        await _follow_changes(watched, directory, lambda: adder(library))


async def _follow_changes(
    watched: AsyncIterator[set[FileChange]], directory: Path, adder: Callable[[], FileAdder]
) -> None:
    from watchfiles import Change

    async for changes in watched:
        changed = {Path(name) for change, name in changes if change is not Change.deleted}
        present = await asyncio.to_thread(_present, directory, changed)
        if present:
            await adder().add_files(present)


def _present(directory: Path, changed: set[Path]) -> list[Path]:
    """Return the files that have changed, those of a folder that was moved here among them."""
    found = set(changed)
    for path in changed:
        if path.is_dir():
            found.update(path.rglob("*"))
    return [path for path in sorted(found) if may_be_article(directory, path)]
