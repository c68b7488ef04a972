"""Damages documents of every format for a while and reads them.

    uv run python -m tests.benchmarks.fuzzing [--minutes 10] [--format pdf]

Stops at the first whose reader breaks down or whose offsets do not match, and prints it.
"""

from __future__ import annotations

import asyncio
import io
import random
import time
import zipfile
from collections import Counter
from pathlib import Path

import click

from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.corpus import MAKERS
from tests.index.parsing.formats.makers import packed
from tests.index.parsing.mutations import Mutation, read_mutated

_PIECES = (b"\0", b"\xff" * 4, b"<", b">", b"&#0;", b"<table>", b"<!--", b"9" * 20, b"{", b"\r")


@click.command()
@click.option("--minutes", default=10.0, show_default=True, help="How long.")
@click.option("--format", "ending", type=click.Choice(list(MAKERS)), help="One format only.")
@click.option("--seed", default=0, show_default=True, help="Of the damage.")
def main(minutes: float, ending: str | None, seed: int) -> None:
    """Fuzz the readers."""
    endings = [ending] if ending else list(MAKERS)
    read, refused = asyncio.run(_fuzz(endings, minutes * 60, random.Random(seed)))  # noqa: S311
    for one in endings:
        click.echo(f"{one:6} {read[one]:8,} read {refused[one]:8,} refused")


async def _fuzz(
    endings: list[str], seconds: float, chance: random.Random
) -> tuple[Counter[str], Counter[str]]:
    sound = {ending: MAKERS[ending](4) for ending in endings}
    read: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    sandbox = Sandbox(processes=1)
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline:
            for ending, document in sound.items():
                data = damaged(document, chance)
                try:
                    is_read = await read_mutated(sandbox, data, f"a.{ending}")
                except AssertionError:
                    Path(f"failed.{ending}").write_bytes(data)
                    raise
                (read if is_read else refused)[ending] += 1
    finally:
        await sandbox.close()
    return read, refused


def damaged(document: bytes, chance: random.Random) -> bytes:
    """A document with some damage; to most archives it is done within, where checksums hold."""
    if not document.startswith(b"PK") or chance.random() < 0.2:
        return _mutation(len(document), chance).of(document)
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files: dict[str, bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(files))
    content = files[name]
    return packed({**files, name: _mutation(len(content), chance).of(content)})


def _mutation(length: int, chance: random.Random) -> Mutation:
    patches = tuple(
        (
            chance.randrange(length),
            chance.choice(_PIECES) if chance.random() < 0.5 else chance.randbytes(3),
        )
        for _ in range(chance.randint(1, 8))
    )
    return Mutation(patches, chance.randrange(1, length) if chance.random() < 0.2 else None)


if __name__ == "__main__":
    main()
