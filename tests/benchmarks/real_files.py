"""Reads the files that people really have, as test corpora collect them, and counts break-downs.

    uv run python -m tests.benchmarks.real_files FOLDER [--ending pdf] [--said refused.txt]

Every file below the folder whose ending is that of a document goes through the sandbox, as it does
when it is added. What is refused is counted by its sentence, so that each can be judged; a reader
that breaks down, a time-out and a crash are break-downs. The exit code is 1 if there was any.
"""

from __future__ import annotations

import asyncio
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import click

from index.errors import UnreadableDocument
from index.parsing import MAX_FILE_BYTES, Unread
from index.parsing.sandbox.sandbox import Sandbox

ENDINGS = frozenset({
    ".pdf", ".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".epub", ".srt", ".vtt",
})  # fmt: skip
_BROKEN = re.compile(r"Try saving it|longer than|of computing|of memory|nonsense|MB of text")
_SLOWEST = 5


class Outcome(NamedTuple):
    """What became of a file.

    Attributes:
        path: of the file.
        refusal: the sentence that it was refused with, "" if it was read.
        notes: how many notes whoever adds it is given.
        seconds: by the clock.
    """

    path: Path
    refusal: str
    notes: int
    seconds: float

    @property
    def is_broken(self) -> bool:
        """Whether its reader gave up, which is no refusal."""
        return bool(_BROKEN.search(self.refusal))


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--ending", help="Only files that end so: pdf.")
@click.option("--said", type=click.Path(path_type=Path), help="Where to write every refusal.")
def main(folder: Path, ending: str | None, said: Path | None) -> None:
    """Read all documents below a folder."""
    wanted = {f".{ending.lower()}"} if ending else ENDINGS
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in wanted)
    outcomes = asyncio.run(_read_all([path for path in paths if path.is_file()]))
    if said:
        lines = (f"{o.path}: {o.refusal}" for o in outcomes if o.refusal)
        said.write_text("\n".join(lines) + "\n", encoding="utf-8")
    _tell(outcomes)
    sys.exit(any(outcome.is_broken for outcome in outcomes))


async def _read_all(paths: Sequence[Path]) -> list[Outcome]:
    sandbox = Sandbox(processes=2)
    free = asyncio.Semaphore(2)  # so that waiting for a process is not counted as reading

    async def read(path: Path) -> Outcome:
        async with free:
            data = await asyncio.to_thread(path.read_bytes)
            began, refusal, notes = time.perf_counter(), "", 0
            if len(data) > MAX_FILE_BYTES:
                return Outcome(path, "too large", 0, 0.0)
            try:
                notes = len((await sandbox.read(Unread(data, path.name))).notes)
            except UnreadableDocument as error:
                refusal = str(error).replace(path.name, "X")
            return Outcome(path, refusal, notes, time.perf_counter() - began)

    try:
        return await asyncio.gather(*map(read, paths))
    finally:
        await sandbox.close()


def _tell(outcomes: Sequence[Outcome]) -> None:
    kinds: defaultdict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        kinds[outcome.path.suffix.lower()].append(outcome)
    click.echo("kind    files   read  with notes  refused  broken  seconds")
    for kind, found in sorted(kinds.items()):
        broken = sum(o.is_broken for o in found)
        refused = sum(bool(o.refusal) for o in found) - broken
        click.echo(
            f"{kind:6} {len(found):6,} {len(found) - refused - broken:6,}"
            f" {sum(bool(o.notes) for o in found):11,} {refused:8,} {broken:7,}"
            f" {sum(o.seconds for o in found):8.1f}"
        )
    for sentence, count in Counter(o.refusal for o in outcomes if o.refusal).most_common():
        click.echo(f"{count:6,} {sentence}")
    for outcome in outcomes:
        if outcome.is_broken:
            click.echo(f"broken: {outcome.path}: {outcome.refusal}")
    for outcome in sorted(outcomes, key=lambda o: -o.seconds)[:_SLOWEST]:
        click.echo(f"{outcome.seconds:6.1f} s {outcome.path}")


if __name__ == "__main__":
    main()
