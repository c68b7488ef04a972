"""A library to test, and articles to put into it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Draft, Library, read_document

PLACES = ("Utsira", "Skomvær", "Ryvingen", "Kjeungskjær", "Grip", "Slettnes", "Torungen", "Ona")
NAMES = ("Ingrid Solberg", "Olav Berg", "Astrid Lund", "Leif Hagen", "Sigrid Moe", "Knut Dahl")

on_sqlite = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
"""For tests that look into the file."""


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, for `Library.open`."""
    if request.param == "sqlite":
        return ""
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
async def library(tmp_path: Path, database: str) -> AsyncIterator[Library]:
    async with Library.open(tmp_path / "data", database=database) as opened:
        yield opened


def lighthouse(number: int, *, opened: int = 1850) -> Draft:
    """An article of three paragraphs that has, with its number, words no other article has."""
    place, name = PLACES[number % len(PLACES)], NAMES[number % len(NAMES)]
    text = (
        f"The lighthouse of {place} {number}\n\n"
        f"Station L{number:04} stands on the island of {place}, a long way from the mainland.\n\n"
        f"The lamp of station L{number:04} was first lit in {opened}.\n\n"
        f"The keeper of station L{number:04} was {name}, “who never slept”.\n"
    )
    return read_document(text.encode(), f"lighthouse-{number:04}.txt")
