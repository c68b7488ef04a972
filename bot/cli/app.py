"""The application: which commands there are, and what happens to an error."""

from __future__ import annotations

import os
import sys

import click

from bot.cli import (
    adding,
    articles,
    asking,
    demonstration,
    doctoring,
    evaluating,
    exporting,
    feeds,
    keeping,
    service,
    upkeep,
    watching,
)
from bot.cli.output import complain, prepare_streams, sentence

ERROR = 2
INTERRUPTED = 128 + 2
READER_GONE = 128 + 13
"""The exit codes of a shell for programs ended by SIGINT and SIGPIPE."""


@click.group()
@click.version_option(package_name="quoth", message="quoth %(version)s")
def app() -> None:
    """Answers questions with the exact words of the articles in its library."""


for command in (
    asking.ask,
    adding.add,
    watching.watch,
    articles.remove,
    articles.articles,
    feeds.feeds,
    upkeep.reindex,
    upkeep.status,
    doctoring.doctor,
    keeping.backup,
    keeping.restore,
    exporting.export,
    evaluating.evaluate,
    service.run,
    service.sync,
    demonstration.demo,
):
    app.add_command(command)


def main() -> None:
    """Run the command line and leave the process with its exit code.

    An error is one sentence on standard error and exit code 2; with QUOTH_DEBUG=1 its
    traceback comes before it.
    """
    prepare_streams()
    try:
        code = app(prog_name="quoth", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = ERROR
    except click.ClickException as error:
        complain(_usage(error))
        code = ERROR
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click and rich make the former into the latter
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
        code = READER_GONE
    except Exception as error:  # noqa: BLE001 - the outer edge
        if os.environ.get("QUOTH_DEBUG"):
            sys.excepthook(*sys.exc_info())
        complain(sentence(error))
        code = ERROR
    sys.exit(code)


def _usage(error: click.ClickException) -> str:
    """Return what is wrong with the arguments, and where to read which there are."""
    context = getattr(error, "ctx", None)
    place = context.command_path if isinstance(context, click.Context) else "quoth"
    return f"{error.format_message().rstrip('.')}; see `{place} --help`."
