"""The application: which commands there are, and what happens to an error."""

from __future__ import annotations

import os
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from bot.cli import articles, asking, demonstration, service, upkeep
from bot.cli.output import complain, prepare_streams, sentence

app = typer.Typer(
    name="quoth",
    help="Answers questions with the exact words of the articles in its library.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # an error stays one plain sentence
    pretty_exceptions_enable=False,  # `main` decides what is shown
)
for command in (
    asking.ask,
    articles.add,
    articles.remove,
    articles.articles,
    upkeep.reindex,
    upkeep.status,
    service.run,
    service.sync,
    demonstration.demo,
):
    app.command()(command)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"quoth {version('quoth')}")
        raise typer.Exit


@app.callback()
def _quoth(
    _: Annotated[
        bool,
        typer.Option("--version", help="Show the version.", is_eager=True, callback=_show_version),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line and leave the process with its exit code.

    An error is one sentence on standard error and exit code 2; with QUOTH_DEBUG=1 its
    traceback comes before it.
    """
    prepare_streams()
    try:
        app(prog_name="quoth")
    except BrokenPipeError:
        _leave_quietly()
    except Exception as error:  # noqa: BLE001 - the outer edge
        if os.environ.get("QUOTH_DEBUG"):
            sys.excepthook(*sys.exc_info())
        complain(sentence(error))
        sys.exit(2)


def _leave_quietly() -> None:
    """Leave as other programs do whose reader has gone, without a complaint at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(128 + 13)
