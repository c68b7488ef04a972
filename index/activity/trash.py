"""Removed articles, which can be brought back for a day."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import fields

from index.errors import NotInBin
from index.ingest.add_article import Adder
from index.ingest.edited_metadata import with_facts
from index.model import Added, Article, Draft
from index.storage.interface import Storage

if TYPE_CHECKING:
    from index.storage.bin import SQLiteBin

KEPT = timedelta(days=1)
"""How long a removed article can be brought back."""
MOST = 50
"""Removed articles of one library that are kept; the oldest go first."""


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
class Bin:
    """The removed articles of one library; every method raises `StorageError`."""

    library: str
    _bin: SQLiteBin
    _storage: Storage
    _adder: Adder

    async def discard(self, article: Article) -> bool:
        """Remove an article of this library and keep it; False when it has gone already."""
        draft = await asyncio.to_thread(_encode, article)
        removed = Removed(article.id, article.title, datetime.now(UTC))
        return await self._bin.discard(self.library, removed, draft, keep=MOST)

    async def restore(self, article_id: str) -> Added:
        """Bring a removed article back.

        Raises:
            NotInBin: it was removed too long ago, or there is an article in its place.
            QuotaExceeded: the library has grown too large for it meanwhile.
        """
        found = await self._bin.get(self.library, article_id, datetime.now(UTC) - KEPT)
        if found is None:
            raise NotInBin(
                "That article can no longer be brought back: removed articles are kept for a day."
            )
        draft = await asyncio.to_thread(msgspec.json.decode, found, type=_Binned)
        if await self._storage.find(self.library, origin=draft.origin, content_hash=""):
            raise NotInBin(
                f"“{draft.title}” has been added again since; there is nothing to bring back."
            )
        added = await self._adder.add(self.library, draft.document(), amend=lambda _: draft.said())
        await self._bin.delete(self.library, article_id)
        return added

    async def removed(self) -> list[Removed]:
        """Return the articles that can be brought back, the one removed last first."""
        return await self._bin.all(self.library, datetime.now(UTC) - KEPT)


def _encode(article: Article) -> str:
    draft = {field.name: getattr(article, field.name) for field in fields(_Binned)}
    return msgspec.json.encode(draft).decode()


class _Binned(Draft, frozen=True):
    """A removed article; one that was removed by an older version has nothing `given`."""

    given: tuple[tuple[str, str | None], ...] = ()

    def said(self) -> Draft:
        """Return the article as it was."""
        return Draft(**{field.name: getattr(self, field.name) for field in fields(Draft)})

    def document(self) -> Draft:
        """Return the article as its document has it."""
        return with_facts(self.said(), self.given)
