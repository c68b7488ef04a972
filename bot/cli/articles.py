"""`quoth add`, `quoth remove` and `quoth articles`."""

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bot.cli.feeds import follow
from bot.cli.options import with_data_dir, with_json
from bot.cli.output import complain, counted, safe_line, say, say_json, terminal
from bot.cli.session import with_library

if TYPE_CHECKING:
    from index import Added, ArticleSummary, Library


@click.command()
@click.argument("sources", nargs=-1, metavar="PATH|URL...")
@click.option(
    "--feed",
    "feeds",
    multiple=True,
    metavar="URL",
    help="Follow a feed: add its entries now, and new ones as they appear.",
)
@with_data_dir
@click.pass_context
def add(
    context: click.Context,
    sources: tuple[str, ...],
    feeds: tuple[str, ...],
    data_dir: Path | None,
) -> None:
    """Add articles to the shared library, or update them.

    A directory stands for the files below it; what begins with https:// or http:// is fetched.
    What cannot be read is reported, the rest is added; the exit code is then 2.
    """
    if not sources and not feeds:
        raise click.UsageError("Name a file, a directory or an address", context)

    async def work(library: Library) -> int:
        failures = [await _failed(source, _add(library, source)) for source in _files(sources)]
        return sum(failures + [await _failed(url, follow(library, url)) for url in feeds])

    if with_library(data_dir, work):
        context.exit(2)


async def _failed(source: Path | str, work: Awaitable[bool]) -> bool:
    """Return whether anything went wrong, having complained about it."""
    from index import LibraryError

    try:
        return await work
    except LibraryError as error:
        complain(f"{source}: {error}")
        return True


async def _add(library: Library, source: Path | str) -> bool:
    """Add a file, or what is at an address; return whether a part of it failed."""
    if isinstance(source, Path):
        _say_added(await library.add_file(source))
        return False
    result = await library.add_url(source)
    for added in result.added:
        _say_added(added)
    for name, sentence in result.failed:
        complain(f"{source}: {name}: {sentence}")
    return bool(result.failed)


def _say_added(added: Added) -> None:
    article = added.article
    say(
        f"{added.outcome}  {article.id}  {safe_line(article.title)}  "
        f"({counted(article.paragraphs, 'paragraph')})"
    )


def _files(sources: Iterable[str]) -> Iterator[Path | str]:
    """Yield addresses and files; a directory stands for the files below it, hidden ones apart."""
    for source in sources:
        if source.lower().startswith(("https://", "http://")):
            yield source
            continue
        path = Path(source)
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
