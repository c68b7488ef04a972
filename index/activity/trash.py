"""Removed articles and replaced versions, which can be brought back for a day."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec.structs import replace

from index.errors import NotInTrash
from index.ingest.add_article import ArticleWriter
from index.ingest.edited_metadata import with_facts
from index.model import Article, Draft, Mark, copied
from index.reports import Added
from index.storage.database import Connection, Database
from index.storage.generations import lock
from index.storage.interface import Storage
from index.storage.rows import array_items, damage_told, read_moment

KEPT = timedelta(days=1)
"""How long a removed article can be brought back."""
MOST = 500
"""Removed articles of one library that are kept; the oldest go first."""
_NO_OUTLINE = '"outline":[]'
_PORTION = 1_000
"""Marks that are written as JSON at once."""


@dataclass(frozen=True, slots=True)
class Removed:
    """An article that can be brought back.

    Attributes:
        article_id: the id that it had.
        title: its title.
        removed_at: when it was removed, UTC.
    """

    article_id: str
    title: str
    removed_at: datetime


@dataclass(frozen=True, slots=True)
class Trash:
    """The removed articles of one library; every method raises `StorageError`."""

    library: str
    _bin: TrashTable
    _storage: Storage
    _writer: ArticleWriter

    async def discard(self, article: Article) -> bool:
        """Remove an article of this library and keep it; False when it has gone already."""
        draft = await asyncio.to_thread(_encode, article)
        removed = Removed(article.id, article.title, datetime.now(UTC))
        return await self._bin.discard(self.library, removed, draft, keep=MOST)

    async def restore(self, article_id: str) -> Added:
        """Bring a removed article back.

        Raises:
            NotInTrash: it was removed too long ago, or there is an article in its place.
            QuotaExceeded: the library has grown too large for it meanwhile.
        """
        found = await self._bin.get(self.library, article_id, datetime.now(UTC) - KEPT)
        if found is None:
            raise NotInTrash(
                "That article can no longer be brought back: removed articles are kept for a day."
            )
        draft = await asyncio.to_thread(_decode, found)
        if not draft.replaced and await self._storage.find(
            self.library, origin=draft.origin, content_hash=""
        ):
            raise NotInTrash(
                f"“{draft.title}” has been added again since; there is nothing to bring back."
            )
        added = await self._writer.add(self.library, draft.document(), amend=lambda _: draft.said())
        # Not what the bin holds by now, if that is the version that has just been replaced.
        await self._bin.delete(self.library, article_id, found)
        return added

    async def removed(self) -> list[Removed]:
        """Return the articles that can be brought back, the one removed last first."""
        return await self._bin.all(self.library, datetime.now(UTC) - KEPT)


async def keep_replaced(table: TrashTable, article: Article) -> None:
    """Keep a version of an article that another is about to replace; raises `StorageError`."""
    draft = await asyncio.to_thread(_encode, article, replaced=True)
    replaced = Removed(article.id, article.title, datetime.now(UTC))
    await table.keep(article.library, replaced, draft, keep=MOST)


def _encode(article: Article, *, replaced: bool = False) -> str:
    binned = copied(_Binned, article, outline=(), replaced=replaced)
    body = msgspec.json.encode(binned).decode()
    # In portions, and so below: all marks of a long document at once would hold up every thread.
    runs = (article.outline[i : i + _PORTION] for i in range(0, len(article.outline), _PORTION))
    marks = ",".join(msgspec.json.encode(run).decode()[1:-1] for run in runs)
    return body.replace(_NO_OUTLINE, f"{_NO_OUTLINE[:-1]}{marks}]", 1)


@damage_told
def _decode(found: str) -> _Binned:
    parts = msgspec.json.decode(found, type=dict[str, msgspec.Raw])
    marks = array_items(bytes(parts.pop("outline", b"[]")).decode())
    binned = msgspec.json.decode(msgspec.json.encode(parts), type=_Binned)
    return replace(binned, outline=tuple(msgspec.convert(mark, Mark) for mark in marks))


class _Binned(Draft, frozen=True):
    """A removed article; one that was removed by an older version has nothing `given`."""

    given: tuple[tuple[str, str | None], ...] = ()
    replaced: bool = False
    """Whether it is a version of an article that is still there."""

    def said(self) -> Draft:
        """Return the article as it was."""
        return copied(Draft, self)

    def document(self) -> Draft:
        """Return the article as its document has it."""
        return with_facts(self.said(), self.given)


async def _insert(db: Connection, library: str, article: Removed, draft: str, keep: int) -> None:
    await db.run(
        "INSERT INTO bin (article_id, library, removed_at, title, draft)"
        " VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (library, article_id) DO UPDATE SET removed_at = excluded.removed_at,"
        " title = excluded.title, draft = excluded.draft",
        article.article_id,
        library,
        article.removed_at.isoformat(),
        article.title,
        draft,
    )
    await db.run(
        "DELETE FROM bin WHERE library = ? AND article_id NOT IN (SELECT article_id FROM bin"
        " WHERE library = ? ORDER BY removed_at DESC, article_id LIMIT ?)",
        library,
        library,
        keep,
    )


class TrashTable:
    """Stores what `index.activity.trash` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def discard(self, library: str, article: Removed, draft: str, *, keep: int) -> bool:
        """Move an article out of its library, in one transaction; False when it is not there.

        Args:
            library: the library's key.
            article: what is removed.
            draft: the article as JSON.
            keep: how many removed articles of the library stay, the latest.
        """
        async with self._database.writing() as db:
            await lock(db, library)
            gone = await db.fetch(
                "DELETE FROM article WHERE library = ? AND id = ? RETURNING id",
                library,
                article.article_id,
            )
            if not gone:
                return False
            await db.run("UPDATE library SET revision = revision + 1 WHERE key = ?", library)
            await _insert(db, library, article, draft, keep)
        return True

    async def keep(self, library: str, article: Removed, draft: str, *, keep: int) -> None:
        """Keep a version of an article that stays; the arguments are those of `discard`."""
        async with self._database.writing() as db:
            await _insert(db, library, article, draft, keep)

    async def get(self, library: str, article_id: str, since: datetime) -> str | None:
        """Return an article that was removed after a moment, as JSON."""
        found = await self._database.fetch(
            "SELECT draft FROM bin WHERE library = ? AND article_id = ? AND removed_at >= ?",
            library,
            article_id,
            since.isoformat(),
        )
        return next((row[0] for row in found), None)

    async def all(self, library: str, since: datetime) -> list[Removed]:
        """Return what was removed from a library after a moment, the latest first."""
        found = await self._database.fetch(
            "SELECT article_id, title, removed_at FROM bin"
            " WHERE library = ? AND removed_at >= ? ORDER BY removed_at DESC",
            library,
            since.isoformat(),
        )
        return [Removed(key, title, read_moment(moment)) for key, title, moment in found]

    async def delete(self, library: str, article_id: str, draft: str) -> None:
        """Delete for good what `get` returned, unless there is something else by now."""
        async with self._database.writing() as db:
            await db.run(
                "DELETE FROM bin WHERE library = ? AND article_id = ? AND draft = ?",
                library,
                article_id,
                draft,
            )

    async def purge(self, before: datetime) -> int:
        """Delete what was removed before a moment; return how many there were."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM bin WHERE removed_at < ? RETURNING article_id", before.isoformat()
            )
        return len(list(gone))
