"""`quoth remove` and `quoth articles`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import safe_line, say, say_json, say_none, terminal
from bot.cli.session import with_library
from index import ArticleSummary, Library


@click.command()
@click.argument("article_id", metavar="ID")
@with_json
@with_data_dir
def remove(article_id: str, as_json: bool, data_dir: Path | None) -> None:
    """Remove an article from the shared library.

    `quoth articles` shows the IDs.

    \b
    Example:
      quoth remove 5bam2enn
    """

    async def work(library: Library) -> ArticleSummary:
        removed = await library.remove(article_id)
        await library.ready()
        return removed

    removed = with_library(data_dir, work)
    if as_json:
        say_json(_as_json(removed))
    else:
        say(f"removed  {removed.id}  {safe_line(removed.title)}")


@click.command()
@with_json
@with_data_dir
def articles(as_json: bool, data_dir: Path | None) -> None:
    """List the articles that answers come from.

    Piped, it prints one article a line: id, library, paragraphs, title and address, between tabs.

    \b
    Examples:
      quoth articles
      quoth articles --json
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
    if not rows:
        say_none("The library is empty; `quoth add FILE` adds an article.")
        return
    out = terminal()
    if out is None:
        for row in rows:
            say("\t".join(row))
        return
    from rich.table import Table

    table = Table("Id", "Library", "Paragraphs", "Title", "Address", box=None, header_style="bold")
    for row in rows:
        table.add_row(*row)
    out.print(table)
