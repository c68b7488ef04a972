"""`quoth synonyms`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click
import msgspec

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import CommandError, complain, safe_line, say, say_json, say_none
from bot.cli.session import with_library
from index import Library, SynonymsRefused

Result = TypeVar("Result")
_FILE = 1_000_000
"""Bytes of a file of synonyms."""


@click.group(invoke_without_command=True)
@with_json
@with_data_dir
@click.pass_context
def synonyms(context: click.Context, as_json: bool, data_dir: Path | None) -> None:
    """Say which words mean the same in questions.

    A question with one of them is answered by passages that have another. They count for all
    servers; `/library synonyms` has those of one server. A running bot knows them at once.

    \b
    Examples:
      quoth synonyms add mod moderator "server staff"
      quoth synonyms remove mod
      quoth synonyms list
    """
    context.obj = data_dir
    if context.invoked_subcommand is None:
        context.invoke(list_synonyms, as_json=as_json)


@synonyms.command()
@click.argument("words", nargs=-1)
@click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="Add all groups of FILE, as `quoth export` and `quoth synonyms list --json` write it.",
)
@with_json
@with_data_dir
def add(words: tuple[str, ...], file: Path | None, as_json: bool, data_dir: Path | None) -> None:
    """Let WORDS stand for one another; quote a phrase.

    \b
    Examples:
      quoth synonyms add mod moderator "server staff"
      quoth synonyms add --from synonyms.json
    """
    if bool(words) == bool(file):
        raise click.UsageError("Give words that mean the same, or a file with --from.")
    groups = _groups_in(file) if file else [words]

    async def work(library: Library) -> list[tuple[str, ...]]:
        added = []
        for group in groups:
            try:
                added.append(await library.management.synonyms.add(group))
            except SynonymsRefused as error:
                if not file:
                    raise
                complain(str(error))
        return added

    added = _with_library(data_dir, work)
    _say_groups("added", added, as_json)
    if len(added) < len(groups):
        click.get_current_context().exit(1)


@synonyms.command()
@click.argument("words", nargs=-1, required=True)
@with_json
@with_data_dir
def remove(words: tuple[str, ...], as_json: bool, data_dir: Path | None) -> None:
    """Remove the groups that have all these WORDS.

    \b
    Example:
      quoth synonyms remove mod
    """

    async def work(library: Library) -> list[tuple[str, ...]]:
        return await library.management.synonyms.remove(",".join(words))

    gone = _with_library(data_dir, work)
    if not gone:
        raise CommandError(
            f"No synonyms have {', '.join(map(safe_line, words))}; `quoth synonyms` lists them."
        )
    _say_groups("removed", gone, as_json)


@synonyms.command(name="list")
@with_json
@with_data_dir
def list_synonyms(as_json: bool = False, data_dir: Path | None = None) -> None:
    """List the words that mean the same.

    \b
    Examples:
      quoth synonyms list
      quoth synonyms list --json
    """

    async def work(library: Library) -> list[tuple[str, ...]]:
        return await library.management.synonyms.all()

    groups = _with_library(data_dir, work)
    if as_json:
        say_json(groups)
        return
    if not groups:
        say_none("There are no synonyms yet; `quoth synonyms add WORD WORD` adds some.")
    for group in groups:
        say(_line(group))


def _say_groups(what: str, groups: list[tuple[str, ...]], as_json: bool) -> None:
    """Tell what was done to some groups, a line for each or as JSON."""
    if as_json:
        say_json(groups)
        return
    for group in groups:
        say(f"{what:8} {_line(group)}")


def _groups_in(file: Path) -> list[tuple[str, ...]]:
    try:
        if file.stat().st_size > _FILE:
            raise CommandError(f"{file} is too large to be a list of synonyms.")
        return msgspec.json.decode(file.read_bytes(), type=list[tuple[str, ...]])
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        raise CommandError(
            f"{file} is not a JSON list of lists of words, as `quoth synonyms list --json` writes."
        ) from error


def _with_library(data_dir: Path | None, work: Callable[[Library], Awaitable[Result]]) -> Result:
    """Do work on the shared library, whether its directory was given before or after a command."""
    return with_library(data_dir or click.get_current_context().obj, work)


def _line(group: tuple[str, ...]) -> str:
    return ", ".join(map(safe_line, group))
