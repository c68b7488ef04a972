"""The application: which commands there are, and what happens to an error."""

from __future__ import annotations

import importlib
import os
import sys

import click

from bot.cli.output import complain, prepare_streams, sentence
from bot.cli.signals import Terminated, raise_at_sigterm
from bot.cli.usage import wrong_usage

ERROR = 2
INTERRUPTED = 128 + 2
READER_GONE = 128 + 13
TERMINATED = 128 + 15
"""The exit codes of a shell for programs ended by SIGINT, SIGPIPE and SIGTERM."""
COMMANDS = {
    "ask": "ask",
    "verify": "verify",
    "add": "add",
    "watch": "watch",
    "remove": "articles",
    "articles": "articles",
    "feeds": "feeds",
    "synonyms": "synonyms",
    "sources": "sources",
    "test": "tests",
    "reindex": "reindex_and_status",
    "status": "reindex_and_status",
    "doctor": "doctor",
    "backup": "backup",
    "restore": "backup",
    "move": "move",
    "export": "export",
    "evaluate": "evaluate",
    "run": "run",
    "sync": "run",
    "demo": "demo",
}
"""The module that each command is in, loaded when the command is wanted."""


class Commands(click.Group):
    """Loads no command but the one that is run, since a question should not wait for others."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None when there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"bot.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, cmd_name)
        return command


@click.group(
    cls=Commands, context_settings={"max_content_width": 100, "help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="quoth", message="quoth %(version)s")
def app() -> None:
    """Answers questions with the exact words of the articles in its library."""


def main() -> None:
    """Run the command line and leave the process with its exit code.

    An error is one sentence on standard error and exit code 2; with QUOTH_DEBUG=1 its
    traceback comes before it.
    """
    prepare_streams()
    raise_at_sigterm()
    try:
        code = app(prog_name="quoth", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = ERROR
    except click.ClickException as error:
        complain(wrong_usage(error))
        code = ERROR
    except (click.Abort, KeyboardInterrupt) as error:  # click makes the former of the latter
        code = TERMINATED if isinstance(error.__cause__ or error, Terminated) else INTERRUPTED
    except (BrokenPipeError, SystemExit):  # click and rich make the former into the latter
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # for the flush at exit
        code = READER_GONE
    except Exception as error:  # noqa: BLE001 - the outer edge
        if os.environ.get("QUOTH_DEBUG"):
            sys.excepthook(*sys.exc_info())
        complain(sentence(error))
        code = ERROR
    sys.exit(code)
