"""`quoth move`: an installation from SQLite to PostgreSQL, and back."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import say, say_json
from bot.cli.signals import run_terminable
from bot.settings import load_settings
from index import move_from, move_to


@click.command()
@click.option("--to", "target", metavar="URL", help="Move into this database of PostgreSQL.")
@click.option("--from", "source", metavar="URL", help="Move out of it, into the data directory.")
@with_json
@with_data_dir
def move(target: str | None, source: str | None, as_json: bool, data_dir: Path | None) -> None:
    """Move all that is stored into PostgreSQL, or back into a file.

    All rows and the salt go in one transaction and are compared afterwards; what is moved from
    stays as it is. Stop the bot first. The URL is as in the setting `database`, which has to be
    set, or emptied, afterwards.

    \b
    Examples:
      quoth move --to postgresql://quoth@db.example/quoth
      quoth move --from postgresql://quoth@db.example/quoth
    """
    if (target is None) == (source is None):
        raise click.UsageError("Say either --to URL or --from URL.")
    folder = load_settings(data_dir=data_dir).data_dir
    if target is not None:
        moved = run_terminable(move_to(folder, target))
    else:
        moved = run_terminable(move_from(str(source), folder))
    if as_json:
        say_json({"tables": moved.tables, "rows": moved.rows})
    else:
        say(f"Moved {moved.rows:,} rows of {moved.tables} tables; they were compared one by one.")
        say("Now set `database` to that address." if target else "Now empty `database`.")
