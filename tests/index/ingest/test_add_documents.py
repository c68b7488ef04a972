"""Adding many documents at once: as adding them one by one, whatever they are to one another."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from index import Additions, Library
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.makers import packed

TEXTS = (
    b"Herring\n\nHerring swim in schools.",
    b"Cod\n\nCod live on the ground.",
    b"Eels\n\nEels\0go to sea.",
    b"Tides\n\nThe tide rises twice a day.",
    b"",
    packed({"a.txt": "It rises.", "b.txt": "It falls.", "c.txt": ""}),
    packed({"a.txt": "It rises.", "d.txt": "Herring\n\nHerring swim in schools."}),
)


def shown(additions: Additions) -> tuple[object, ...]:
    """Return what became of a document, but for the moments at which it did."""
    added = [(one.outcome, one.diff, one.article.id, one.article.title) for one in additions.added]
    return added, additions.failed, additions.notes


async def one_by_one(
    library: Library, paths: Sequence[Path]
) -> AsyncIterator[tuple[Path, Additions]]:
    for path in paths:
        async for result in library.add_files([path]):
            yield result


async def test_many_at_once_become_what_each_becomes_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Sandbox, "end_idle", lambda _: None)  # or each starts a process of its own
    chosen = random.Random(1)  # noqa: S311 - reproducible, not secret
    paths = [tmp_path / f"{number}.{'zip' if number % 4 == 3 else 'txt'}" for number in range(24)]
    async with (
        Library.open(tmp_path / "together") as together,
        Library.open(tmp_path / "single") as single,
    ):
        for _ in range(3):  # new ones, then some that have changed, gone or come to others' places
            for path in chosen.sample(paths, 16):
                path.write_bytes(chosen.choice(TEXTS))
            for path in chosen.sample(paths, 3):
                path.unlink(missing_ok=True)
            listed = chosen.sample(paths, len(paths))
            found = [(path, shown(one)) async for path, one in together.add_files(listed)]
            due = [(path, shown(one)) async for path, one in one_by_one(single, listed)]
            assert found == due
            assert await together.status() == await single.status()
        answers = [await library.ask("Where do cod live?") for library in (together, single)]
        assert answers[0].passages == answers[1].passages
