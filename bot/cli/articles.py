"""`quoth add`, `quoth remove` and `quoth articles`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import complain, safe_line, say, say_json, terminal
from bot.cli.session import with_library

if TYPE_CHECKING:
    from index import ArticleSummary, Library


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH..."
)
@with_data_dir
@click.pass_context
def add(context: click.Context, paths: tuple[Path, ...], data_dir: Path | None) -> None:
    """Add articles to the shared library, or update them.

    A directory stands for the files below it. A file that cannot be read is reported, the
    others are added; the exit code is then 2.
    """

    async def work(library: Library) -> int:
        return sum([not await _added(library, path) for path in _files(paths)])

    if with_library(data_dir, work):
        context.exit(2)


async def _added(library: Library, path: Path) -> bool:
    from index import LibraryError

    try:
        added = await library.add_file(path)
    except LibraryError as error:
        complain(f"{path}: {error}")
        return False
    article = added.article
    say(
        f"{added.outcome}  {article.id}  {safe_line(article.title)}  "
        f"({_counted(article.paragraphs, 'paragraph')})"
    )
    return True


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the files; a directory stands for the files below it that are not hidden."""
    for path in paths:
        # A file, or what cannot be opened or is empty, is left for the library to read or refuse.
        yield from _files_below(path) or [path]


def _files_below(path: Path) -> list[Path]:
    try:
        return sorted(filter(partial(_is_shown_file, path), path.rglob("*")))
    except OSError:
        return []


def _is_shown_file(folder: Path, path: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not hidden


@click.command()
@click.argument("article_id", metavar="ID")
@with_data_dir
def remove(article_id: str, data_dir: Path | None) -> None:
    """Remove an article from the shared library, by the ID that `quoth articles` shows."""

    async def work(library: Library) -> ArticleSummary:
        return await library.remove(article_id)

    removed = with_library(data_dir, work)
    say(f"removed  {removed.id}  {safe_line(removed.title)}")


@click.command()
@with_json
@with_data_dir
def articles(as_json: bool, data_dir: Path | None) -> None:
    """List the articles that answers come from.

    Piped, it prints one article a line: id, library, paragraphs, title and address, between tabs.
    """

    async def work(library: Library) -> list[ArticleSummary]:
        return await library.articles()

    found = with_library(data_dir, work)
    if as_json:
        say_json([_as_json(article) for article in found])
    else:
        _show_table(found)


def _as_json(article: ArticleSummary) -> dict[str, Any]:
    return {
        "id": article.id,
        "library": article.library,
        "title": article.title,
        "url": article.url,
        "author": article.author,
        "date": article.date,
        "language": article.language,
        "origin": article.origin,
        "paragraphs": article.paragraphs,
        "characters": article.characters,
        "added_at": article.added_at.isoformat(),
    }


def _show_table(found: list[ArticleSummary]) -> None:
    rows = [
        tuple(map(safe_line, (a.id, a.library, str(a.paragraphs), a.title, a.url or "")))
        for a in found
    ]
    out = terminal()
    if out is None:
        for row in rows:
            say("\t".join(row))
        return
    if not rows:
        say("The library is empty; `quoth add FILE` adds an article.")
        return
    from rich.table import Table

    table = Table("Id", "Library", "Paragraphs", "Title", "Address", box=None, header_style="bold")
    for row in rows:
        table.add_row(*row)
    out.print(table)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
