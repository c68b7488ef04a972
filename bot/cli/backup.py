"""`quoth backup` and `quoth restore`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import say, say_json
from bot.cli.signals import run_terminable
from bot.settings import Settings, load_settings
from index import Manifest, Restored, back_up, copy_from, move_to, size_of
from index import restore as put_back

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE")


@click.command()
@FILE
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@with_json
@with_data_dir
def backup(file: Path, force: bool, as_json: bool, data_dir: Path | None) -> None:
    """Copy the database into FILE, for `quoth restore`.

    It is the state of one moment, also while the bot runs and a reindex is under way, and the
    copy is verified before FILE appears. Settings and the operator's folder are not in it.

    \b
    Example:
      quoth backup quoth-monday.db
    """
    settings = load_settings(data_dir=data_dir)
    made = run_terminable(_back_up(settings, file, overwrite=force))
    size = file.stat().st_size
    if as_json:
        say_json(_as_json(made) | {"file": str(file), "bytes": size})
    else:
        say(f"Backed up {_contents(made)} to {file} ({size_of(size)}).")


@click.command()
@FILE
@with_json
@with_data_dir
def restore(file: Path, as_json: bool, data_dir: Path | None) -> None:
    """Put a backup in the place of the database.

    FILE is verified before anything is touched, and the database that it replaces is kept beside
    it, as are those of the two restores before. Stop the bot first: as long as anything of Quoth
    has the database open, this is refused. Into PostgreSQL a backup is put only if that is empty.

    \b
    Example:
      quoth restore quoth-monday.db
    """
    settings = load_settings(data_dir=data_dir)
    restored = run_terminable(_put_back(settings, file))
    if as_json:
        replaced = str(restored.replaced) if restored.replaced else None
        say_json(_as_json(restored.manifest) | {"replaced": replaced})
        return
    made_at = restored.manifest.made_at
    say(f"Restored {_contents(restored.manifest)}, as of {made_at:%Y-%m-%d %H:%M} UTC.")
    if restored.replaced:
        say(f"The database that was there before is now {restored.replaced}.")


async def _back_up(settings: Settings, file: Path, *, overwrite: bool) -> Manifest:
    if not settings.database:
        return await back_up(settings.data_dir, file, overwrite=overwrite)
    with TemporaryDirectory(prefix="quoth-backup-", dir=file.parent) as folder:
        await copy_from(settings.database, Path(folder))
        return await back_up(Path(folder), file, overwrite=overwrite)


async def _put_back(settings: Settings, file: Path) -> Restored:
    if not settings.database:
        return await put_back(settings.data_dir, file)
    with TemporaryDirectory(prefix="quoth-restore-", dir=file.parent) as folder:
        restored = await put_back(Path(folder), file)
        await move_to(Path(folder), settings.database)
        return restored


def _as_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "made_at": manifest.made_at.isoformat(),
        "libraries": manifest.libraries,
        "articles": manifest.articles,
        "paragraphs": manifest.paragraphs,
    }


def _contents(manifest: Manifest) -> str:
    return f"{manifest.articles:,} articles with {manifest.paragraphs:,} paragraphs"
