"""`quoth export`."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import CommandError, complain, counted, say, say_json
from bot.cli.session import with_library
from index import Exported, Library

_NAMED = 5
"""How many files that are not quite their article are named; JSON names all."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option(
    "--library",
    "key",
    default="shared",
    show_default=True,
    metavar="KEY",
    help="The library: shared, or the id of a server.",
)
@with_json
@with_data_dir
def export(folder: Path, key: str, as_json: bool, data_dir: Path | None) -> None:
    """Write a library's articles as files into DIR.

    Each file has front matter. Where text could not hold its structure, the file is a web page.
    `quoth add DIR` reads them back with the same title, address, author, date, language and
    paragraphs; what only the original document had (pages, times) is lost. A file that cannot be
    read back as quite the same article is reported. DIR must be new or empty.

    \b
    Examples:
      quoth export articles/
      quoth export --library 1456074443980800010 articles/
    """

    async def work(library: Library) -> Exported:
        return await (library if key == "shared" else _of(library, key)).export(folder)

    exported = with_library(data_dir, work)
    if not exported.files:
        raise CommandError(f"The library {key} has no articles; `quoth status` shows which do.")
    if as_json:
        say_json({"files": exported.files, "inexact": list(exported.inexact)})
        return
    say(f"Exported {counted(exported.files, 'article')} to {folder}.")
    if names := exported.inexact:
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        complain(
            f"{counted(len(names), 'file')} will be split into paragraphs differently from the "
            f"article: {', '.join(names[:_NAMED])}{more}."
        )


def _of(library: Library, key: str) -> Library:
    try:
        return library.of(key)
    except ValueError as error:
        raise CommandError(
            "What ships with Quoth is not exported; name another library."
        ) from error
