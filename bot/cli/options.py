"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

with_data_dir = click.option(
    "--data-dir",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Directory of the database and settings.  [default: QUOTH_DATA_DIR, "
    "else the platform's data directory]",
)
with_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
