"""Documents before they are read, and knowing them again by their bytes."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from index.model import ArticleSummary
from index.parsing.overrides import NO_OVERRIDES, Overrides
from index.parsing.version import VERSION
from index.storage import rows
from index.storage.database import Database
from index.storage.rows import json_of

Gone = Callable[[str], bool]
"""Tells whether what an origin stands for is there no longer; may block."""


class Source(msgspec.Struct, frozen=True):
    """A document that has not been read.

    Attributes:
        data: its bytes; untrusted.
        name: the name it came under; untrusted.
        origin: stable key of where it came from.
        place: what else its article depends on, such as the address that it was found at.
        overrides: how whoever added it wants it read.
    """

    data: bytes
    name: str
    origin: str
    place: str = ""
    overrides: Overrides = NO_OVERRIDES

    def fingerprint(self) -> str:
        """Return what is the same only if reading it gives the same; CPU-bound."""
        wanted = [f"{key}={value}" for key, value in self.overrides._asdict().items() if value]
        return fingerprint(self.data, self.name, self.place, *wanted)


def fingerprint(data: bytes, *circumstances: str) -> str:
    """Return a digest of a document, of what else its reading depends on, and of the readers."""
    parts = [hashlib.sha256(data).hexdigest(), str(VERSION), *circumstances]
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()


def never(origin: str) -> bool:
    """Say that what this stands for is still there, as nothing else is known."""
    return False


def file_has_gone(origin: str) -> bool:
    """Return whether an article is from a file that somebody named and that has gone; blocks."""
    return origin.startswith("file:") and not any(
        _may_be_there(documents.removeprefix("file:")) for documents in documents_of(origin)
    )


def documents_of(origin: str) -> Iterator[str]:
    """Yield what the origin of a document may be whose article has this one.

    One of many articles has a key after that.
    """
    yield origin
    for match in re.finditer("#", origin):
        yield origin[: match.start()]


def _may_be_there(path: str) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        return True  # who knows
    return True


class SourceTable:
    """Documents that were read; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def known(
        self, library: str, origin: str, fingerprint: str
    ) -> tuple[ArticleSummary, ...] | None:
        """Return the articles that these very bytes gave, if all are still as they were then."""
        # Inner joins only: to the right of an outer one the whole view would be made.
        found = await self._database.fetch(
            "SELECT json_array_length(o.articles), s.*"
            " FROM source AS o JOIN json_each(o.articles) AS e"
            " JOIN article AS a ON a.id = e.value ->> 0 AND a.revision = e.value ->> 1"
            " JOIN summary AS s ON s.id = a.id"
            " WHERE o.library = ? AND o.origin = ? AND o.fingerprint = ? ORDER BY e.key",
            (library, origin, fingerprint),
        )
        articles = tuple(rows.summary(row) for _, *row in found)
        complete = all(count == len(articles) for count, *_ in found)
        return articles if articles and complete else None

    async def remember(
        self, library: str, origin: str, fingerprint: str, articles: Sequence[str]
    ) -> None:
        """Store which articles, by id, the bytes of an origin gave."""
        async with self._database.writing() as db:
            await db.execute_fetchall(
                "INSERT OR REPLACE INTO source (library, origin, fingerprint, articles)"
                " SELECT ?, ?, ?, json_group_array(json_array(id, revision)) FROM"
                " (SELECT a.id, a.revision FROM json_each(?) AS e JOIN article AS a"
                " ON a.id = e.value ORDER BY e.key)",
                (library, origin, fingerprint, json_of(articles)),
            )
