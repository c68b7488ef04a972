"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from bot.cli.usage import range_of


class NumberOption(click.Option):
    """An option whose help says in words which numbers it takes."""

    def get_help_extra(self, ctx: click.Context) -> click.types.OptionHelpExtra:
        """Return what stands in brackets behind its help."""
        extra = super().get_help_extra(ctx)
        if isinstance(self.type, click.IntRange | click.FloatRange):
            extra["range"] = range_of(self.type)
        return extra


def _with_data_dir(default: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(
        "--data-dir",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        help=f"Directory of the database and settings.  [default: {default}]",
    )


with_data_dir = _with_data_dir("QUOTH_DATA_DIR, else the platform's data directory")
with_scratch_dir = _with_data_dir("one that is deleted at the end")
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
