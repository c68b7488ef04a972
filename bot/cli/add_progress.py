"""Taking many files in: what is said of each, a bar on a terminal, a summary."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from bot.cli.output import complain, counted, safe_line, say, say_json_line, terminal
from index import Added, Additions, Library, LibraryError

_Move = Callable[[int, str], None]
"""Moves the bar: how many files are done, and the name of the one that is read now."""


class FileAdder:
    """Adds files and addresses to a library and says what became of them.

    Attributes:
        failures: how many could not be added, or not wholly.
        report: each article that was added, with what became of it.

    Args:
        library: where they go.
        language: code of the files' language; None is whatever each seems to be in.
        encoding: name of their encoding; None likewise.
        folders: those of which the files are.
        base_url: address under which these stand; None is what their settings say.
        style: "text" says a line of each article, "lines" an object of JSON; "report" says
            nothing, since `report` has it in the end.
    """

    def __init__(
        self,
        library: Library,
        *,
        language: str | None = None,
        encoding: str | None = None,
        folders: Sequence[Path] = (),
        base_url: str | None = None,
        style: Literal["text", "lines", "report"] = "text",
    ) -> None:
        self._style = style
        self.report: list[dict[str, Any]] = []
        self._library = library
        self._language = language
        self._encoding = encoding
        self._folders = folders
        self._base_url = base_url
        self.failures = 0
        self._outcomes: Counter[str] = Counter()

    @property
    def has_changed(self) -> bool:
        """Whether the library is no longer what it was."""
        return any(count for outcome, count in self._outcomes.items() if outcome != "unchanged")

    async def add_files(self, paths: Sequence[Path]) -> None:
        """Add files: on a terminal many of them under a bar, else with a line for each article."""
        began, quiet = time.monotonic(), len(paths) > 1 and terminal() is not None
        done = 0
        with _bar(len(paths)) as move:

            def drawn() -> Iterator[Path]:
                for path in paths:
                    move(done, path.name)
                    yield path

            try:
                async for path, additions in self._library.add_files(
                    drawn(),
                    language=self._language,
                    encoding=self._encoding,
                    folders=self._folders,
                    base_url=self._base_url,
                ):
                    done += 1
                    move(done, path.name)
                    self._note(str(path), path.name, additions, quiet=quiet)
            finally:  # also after Ctrl-C: what was added stays
                if quiet and self._style == "text":
                    self._summarise(done, len(paths), time.monotonic() - began)

    async def add_address(self, url: str) -> None:
        """Add what is at an address."""
        try:
            additions = await self._library.add_url(url)
        except LibraryError as error:
            self.failures += 1
            complain(_told(url, str(error)))
            return
        self._note(url, url, additions, quiet=False)

    def _note(self, source: str, name: str, additions: Additions, *, quiet: bool) -> None:
        for added in additions.added:
            self._outcomes[added.outcome] += 1
            self.report.append(added_as_json(source, added))
            if self._style == "lines":
                say_json_line(self.report[-1])
            elif self._style == "text" and not quiet:
                say(_line(added))
        for part, why in additions.failed:
            complain(_told(source, why) if part == name else f"{source}: {part}: {why}")
        for part, note in additions.notes:
            complain(f"{source}: {note}" if part == name else f"{source}: {part}: {note}")
        self.failures += bool(additions.failed)

    def _summarise(self, done: int, total: int, seconds: float) -> None:
        from rich.table import Table

        table = Table(
            *("Added", "Updated", "Moved", "Unchanged", "Failed", "Files", "Files a second"),
            box=None,
        )
        counts = [str(self._outcomes[key]) for key in ("added", "updated", "moved", "unchanged")]
        pace = f"{done / max(seconds, 0.001):.1f}"
        table.add_row(*counts, str(self.failures), f"{done} of {total}", pace)
        if out := terminal():
            out.print(table)


def _told(source: str, why: str) -> str:
    """A sentence of a file or an address, which it may name by itself."""
    named = {word.rstrip(";,.:") for word in why.split()}
    return why if source in named else f"{source}: {why}"


def _line(added: Added) -> str:
    article = added.article
    size = counted(article.paragraphs, "paragraph")
    return f"{added.outcome}  {article.id}  {safe_line(article.title)}  ({size})"


def added_as_json(source: str, added: Added) -> dict[str, Any]:
    """Return what became of an article that was added."""
    return {
        "source": source,
        "outcome": added.outcome.value,
        "id": added.article.id,
        "title": added.article.title,
        "paragraphs": added.article.paragraphs,
    }


@contextmanager
def _bar(total: int) -> Iterator[_Move]:
    """Show a bar on a terminal for as long as there are several files to do."""
    out = terminal(stderr=True)
    if out is None or total < 2:
        yield lambda done, name: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[pace]}"),
        TextColumn("{task.description}"),
    )
    began = time.monotonic()
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("", total=total, pace="")

        def move(done: int, name: str) -> None:
            pace = f"{done / max(time.monotonic() - began, 0.001):.1f} files/s"
            bar.update(task, completed=done, description=safe_line(name)[:60], pace=pace)

        yield move
