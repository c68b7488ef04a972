"""What goes to the terminal: safe text, JSON, complaints."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import SettingsError
from index import LibraryError
from index.errors import ArticleNotFound, FeedNotFound, SiteNotFound

if TYPE_CHECKING:
    from rich.console import Console


class CommandError(Exception):
    """A command cannot do what was asked; `str(error)` is one sentence for the user."""


# What could move the cursor, change colours or turn the direction of writing: articles are
# written by others. Tabs and line feeds stay, carriage returns go.
_UNSAFE: dict[int, str] = dict.fromkeys(
    (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    "\N{REPLACEMENT CHARACTER}",
)
_UNSAFE[ord("\r")] = ""


def prepare_streams() -> None:
    """Make sure that no character of an article or a file name can fail to be printed.

    What a stream would get that the shell has closed (`>&-`) goes nowhere.
    """
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def safe(text: str) -> str:
    """Return the text without characters that a terminal would obey."""
    return text.translate(_UNSAFE)


def safe_line(text: str) -> str:
    """Return the text on one line, without characters that a terminal would obey."""
    return safe(" ".join(text.split()))


def terminal(*, stderr: bool = False) -> Console | None:
    """Return a console where a person is watching, None where a file or a pipe is.

    Args:
        stderr: whether it is standard error that is asked about.
    """
    stream = sys.stderr if stderr else sys.stdout
    if not (stream.isatty() or os.environ.get("FORCE_COLOR")):
        return None
    from rich.console import Console  # here, since it takes a tenth of a second to load

    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


@contextmanager
def progress_bar(label: str, unit: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Show a bar on a terminal; yield what moves it, or None where there is no terminal.

    Args:
        label: what is being done.
        unit: what is counted.
    """
    out = terminal(stderr=True)
    if out is None:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn(unit))
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def say(text: str) -> None:
    """Print lines to standard output."""
    print(safe(text), flush=True)  # noqa: T201 - flushed: `quoth demo` goes on for long


def say_json(value: object, indent: int | None = 2) -> None:
    """Print one JSON document to standard output."""
    import json  # here: few commands print any, and it takes a while to load

    unicode = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not unicode, indent=indent)
    print(text, flush=True)  # noqa: T201 - flushed: `quoth watch` goes on for long


def say_json_line(value: object) -> None:
    """Print a JSON document on a line of its own to standard output."""
    say_json(value, indent=None)


def complain(text: str) -> None:
    """Print a line to standard error."""
    print(safe_line(text), file=sys.stderr)  # noqa: T201


def say_none(text: str) -> None:
    """Say that a list is empty; on standard error where the list would go to another program."""
    if terminal():
        say(text)
    else:
        complain(text)


def counted(number: int, noun: str) -> str:
    """Return a number and its noun, as in "1 paragraph" and "2 paragraphs"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


_LISTS: dict[type[LibraryError], str] = {
    ArticleNotFound: "articles",
    FeedNotFound: "feeds",
    SiteNotFound: "sources",
}
"""The commands that list what was not found."""


def sentence(error: Exception) -> str:
    """Return what to tell about an error."""
    if isinstance(error, CommandError | SettingsError):
        return str(error)

    if isinstance(error, LibraryError):
        lists = next((name for kind, name in _LISTS.items() if isinstance(error, kind)), None)
        return f"{error} `quoth {lists}` lists what there is." if lists else str(error)
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"There is no room to write ({error.strerror}); make some and try again."
    if isinstance(error, UnicodeEncodeError):
        return "An argument is not UTF-8; write it as such."
    what = str(error) or "no more is known"
    return f"Something went wrong ({type(error).__name__}: {what}); QUOTH_DEBUG=1 shows where."
