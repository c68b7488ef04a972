"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

with_data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Directory of the database and settings.  [default: QUOTH_DATA_DIR, "
    "else the platform's data directory]",
)
_with_language = click.option(
    "--language", metavar="CODE", help="Language of the files, as in es, instead of a guess."
)
_with_encoding = click.option(
    "--encoding", metavar="NAME", help="Encoding of text files, as in latin-1, instead of a guess."
)


def with_overrides(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options that say how files are to be read."""
    return _with_language(_with_encoding(command))


with_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
