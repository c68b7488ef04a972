"""Documents before they are read, and knowing them again by their bytes."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence

import msgspec

from index.model import ArticleSummary
from index.parsing import Unread
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

    def unread(self) -> Unread:
        """Return what is to be read of it."""
        language, encoding, *_ = self.overrides
        page = self.overrides.page()
        return Unread(self.data, self.name, self.origin, language, encoding, page)

    def fingerprint(self) -> str:
        """Return what is the same only if reading it gives the same; CPU-bound."""
        wanted = [f"{key}={value}" for key, value in self.overrides._asdict().items() if value]
        return fingerprint(self.data, self.name, self.place, *wanted)


def fingerprint(data: bytes, *circumstances: str) -> str:
    """Return a digest of a document, of what else its reading depends on, and of the readers."""
    parts = [hashlib.sha256(data).hexdigest(), str(VERSION), *circumstances]
    return hashlib.sha256("\0".join(parts).encode(errors="replace")).hexdigest()


def never(origin: str) -> bool:
    """Return False: what this stands for is still there, as far as is known."""
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
        [articles] = await self.known_of(library, [(origin, fingerprint)])
        return articles

    async def known_of(
        self, library: str, documents: Sequence[tuple[str, str]]
    ) -> list[tuple[ArticleSummary, ...] | None]:
        """Return the same of several documents, given by origin and fingerprint."""
        found = await self._database.fetch(
            # CROSS: with JOIN alone SQLite would look through the whole library for them.
            "SELECT k.a, k.b, s.articles FROM {rows:text,text} AS k CROSS JOIN source AS s"
            " WHERE s.library = ? AND s.origin = k.a AND s.fingerprint = k.b",
            [origin for origin, _ in documents],
            [fingerprint for _, fingerprint in documents],
            library,
        )
        gave = {(origin, mark): _decode(articles) for origin, mark, articles in found}
        as_they_were = await self._unchanged([one for some in gave.values() for one in some])

        def known(document: tuple[str, str]) -> tuple[ArticleSummary, ...] | None:
            articles = gave.get(document, [])
            whole = articles and all(one in as_they_were for one in articles)
            return tuple(as_they_were[one] for one in articles) if whole else None

        return [known(document) for document in documents]

    async def _unchanged(
        self, articles: Sequence[tuple[str, int]]
    ) -> dict[tuple[str, int], ArticleSummary]:
        """Return those articles, by id and revision, that are still at that revision."""
        if not articles:
            return {}
        found = await self._database.fetch(
            "SELECT a.revision, s.* FROM {rows:text,integer} AS k"
            " JOIN article AS a ON a.id = k.a AND a.revision = k.b"
            " JOIN summary AS s ON s.id = a.id",
            [article_id for article_id, _ in articles],
            [revision for _, revision in articles],
        )
        summaries = await asyncio.to_thread(list, map(rows.summary, (row[1:] for row in found)))
        return {(s.id, row[0]): s for row, s in zip(found, summaries, strict=True)}

    async def remember(
        self, library: str, origin: str, fingerprint: str, articles: Sequence[str]
    ) -> None:
        """Store which articles, by id, the bytes of an origin gave."""
        await self.remember_all(library, [(origin, fingerprint, articles)])

    async def remember_all(
        self, library: str, documents: Sequence[tuple[str, str, Sequence[str]]]
    ) -> None:
        """Store the same of several documents: origin, fingerprint, and the articles' ids."""
        if not documents:
            return
        async with self._database.writing() as db:
            found = await db.fetch(
                "SELECT id, revision FROM article WHERE id IN {list}",
                [key for _, _, articles in documents for key in articles],
            )
            now = {row[0]: row[1] for row in found}
            await db.many(
                "INSERT INTO source (library, origin, fingerprint, articles) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (library, origin) DO UPDATE SET fingerprint = excluded.fingerprint,"
                " articles = excluded.articles",
                [
                    (library, origin, mark, json_of([(k, now[k]) for k in gave if k in now]))
                    for origin, mark, gave in documents
                ],
            )


@rows.damage_told
def _decode(articles: str) -> list[tuple[str, int]]:
    return msgspec.json.decode(articles, type=list[tuple[str, int]])
