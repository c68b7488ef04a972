"""What is wrong with the arguments of a command, in a sentence to act on."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click
from click.types import FloatRange, IntRange


def wrong_usage(error: click.ClickException) -> str:
    """Return what is wrong with the arguments, and where to read which there are."""
    context = getattr(error, "ctx", None)
    place = context.command_path if isinstance(context, click.Context) else "quoth"
    said = _said(error).rstrip(".")
    return said if said.endswith("?") else f"{said}; see `{place} --help`."


def _said(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption(option_name=name, possibilities=similar):
            return f"There is no option {name}{_meant(similar or [])}"
        case click.NoSuchCommand(
            command_name=name, ctx=click.Context(command=click.Group() as group) as context
        ):
            return f"There is no command {name}" + _meant(
                get_close_matches(name, group.list_commands(context))
            )
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"{_name(parameter)} is missing"
        case click.BadParameter(param=click.Parameter() as parameter):
            takes = _takes(parameter.type)
            return f"{_name(parameter)} takes {takes}" if takes else error.message
    return error.format_message()


def _meant(similar: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(similar)}?" if similar else ""


def _name(parameter: click.Parameter) -> str:
    """Return an option as it is typed, or an argument as the help calls it."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return (parameter.metavar or parameter.human_readable_name).upper().rstrip(".")


def _takes(kind: object) -> str | None:
    """Return which values there are where a few words say it."""
    if isinstance(kind, click.Choice):
        return " or ".join(map(str, kind.choices))
    if not isinstance(kind, IntRange | FloatRange):
        return None
    number = "a whole number" if isinstance(kind, IntRange) else "a number"
    return f"{number} {range_of(kind)}" if kind.max is not None else f"{number}, {range_of(kind)}"


def range_of(kind: IntRange | FloatRange) -> str:
    """Return which numbers there are, as in "from 1 to 50" and "1 or more"."""
    return f"{kind.min} or more" if kind.max is None else f"from {kind.min} to {kind.max:,}"
