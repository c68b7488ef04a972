"""Articles made of what members said: they follow edits and deletions of the originals."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from msgspec.structs import replace as with_changes

from index.activity.contribution_table import Composed, ContributionTable, Said
from index.activity.pseudonyms import pseudonym
from index.errors import UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.model import MESSAGE
from index.parsing import Unread
from index.parsing.sandbox.sandbox import Sandbox
from index.reports import Added
from index.storage.interface import Storage

CHECKED = timedelta(days=1)
"""How long originals may go without being looked at."""
_AT_ONCE = 50
_NAMES = 5
_TITLE = 80


@dataclass(frozen=True, slots=True)
class Contribution:
    """Something that a member said.

    Attributes:
        source: which message it is; a name of the face's own.
        author: the member's number; only a salted hash of it is stored.
        text: the words, as Markdown.
        original: the very words of the message, by which an edit is known.
        name: the member's, where it is to be credited.
    """

    source: str
    author: int
    text: str
    original: str
    name: str | None = None


class Contributions:
    """All articles of an installation that are made so; every method raises `StorageError`."""

    def __init__(
        self,
        table: ContributionTable,
        storage: Storage,
        writer: ArticleWriter,
        sandbox: Sandbox,
        salt: bytes,
    ) -> None:
        self._table = table
        self._storage = storage
        self._writer = writer
        self._sandbox = sandbox
        self._salt = salt
        self._lock = asyncio.Lock()

    async def add(
        self,
        library: str,
        origin: str,
        title: str,
        said: Sequence[Contribution],
        *,
        url: str | None = None,
        date: str | None = None,
    ) -> Added:
        """Add an article to a library; the same origin again is a new version of it.

        Args:
            library: key of the library.
            origin: stable name of what it is made of.
            title: its title.
            said: what it is made of, in order.
            url: where that stands.
            date: when it was said (YYYY-MM-DD).

        Raises:
            UnreadableDocument: there is nothing in it to quote.
            QuotaExceeded: the library may not grow by so much.
        """
        stored = tuple(
            Said(
                one.source,
                pseudonym(self._salt, one.author),
                one.text,
                _digest(one.original),
                one.name,
            )
            for one in said
        )
        article = Composed(library, origin, "", title, url, date, stored)
        async with self._lock:
            added = await self._write(article)
            await self._table.put(replace(article, article_id=added.article.id), datetime.now(UTC))
        return added

    async def edit(self, source: str, text: str, original: str) -> int:
        """Follow an edit of a message; return how many articles change.

        Args:
            source: which message.
            text: its words now, as Markdown.
            original: its very words now; where they are as they were, nothing changes.
        """
        if not text.strip():
            return await self.withdraw([source])
        async with self._lock:
            return await self._follow(await self._table.edit(source, text, _digest(original)))

    async def withdraw(self, sources: Iterable[str]) -> int:
        """Follow the deletion of messages; return how many articles change or go."""
        gone = 0
        async with self._lock:
            for source in sources:
                if await self._table.has(source):  # most messages are in no article
                    gone += await self._follow(await self._table.withdraw(source))
        return gone

    async def forget(self, author: int) -> int:
        """Take what a member said out of all articles; return how many change or go."""
        async with self._lock:
            return await self._follow(await self._table.forget(pseudonym(self._salt, author)))

    async def count(self, author: int) -> int:
        """Return how many things that a member said are in articles."""
        return await self._table.count(pseudonym(self._salt, author))

    async def quotes(self, source: str) -> bool:
        """Return whether an article is made of a message."""
        return await self._table.has(source)

    async def known(self, library: str, origin: str) -> bool:
        """Return whether there is or was an article of an origin."""
        return await self._table.find(library, origin) is not None

    async def catch_up(self) -> int:
        """Finish what a stop of the process left undone; return how many articles it was."""
        async with self._lock:
            return await self._follow(await self._table.changed())

    async def unchecked(self) -> list[Composed]:
        """Return some articles whose originals have not been looked at for a day."""
        return await self._table.unchecked(datetime.now(UTC) - CHECKED, _AT_ONCE)

    async def note_checked(self, article: Composed) -> None:
        """Remember that an article's originals have just been looked at."""
        await self._table.note_checked(article, datetime.now(UTC))

    async def _follow(self, changed: Sequence[Composed]) -> int:
        """Make articles what is stored of them; one that a manager removed stays removed."""
        for found in changed:
            article = _with_head(found)
            present = await self._storage.find(
                article.library, origin=article.origin, content_hash=""
            )
            if not article.said or not await self._written(article, anew=present is not None):
                if present is not None:
                    await self._storage.remove(article.library, present.id)
                await self._table.drop(article)
                continue
            await self._table.empty_bin(article)  # it has the words that are no longer said
            if present is not None:
                await self._table.put(article, datetime.now(UTC))
        return len(changed)

    async def _written(self, article: Composed, *, anew: bool) -> bool:
        """Write an article where it is to be written anew; False where nothing is left to quote."""
        try:
            if anew:
                await self._write(article)
        except UnreadableDocument:
            return False
        return True

    async def _write(self, article: Composed) -> Added:
        text = "\n\n".join((f"# {article.title}", *(one.text for one in article.said)))
        document = Unread(text.encode(errors="replace"), "message.md", article.origin)
        found = await self._sandbox.read(document)
        if len(found.drafts) != 1:
            raise UnreadableDocument("There is nothing to quote in these messages.")
        names = dict.fromkeys(one.name for one in article.said if one.name)
        draft = with_changes(
            found.drafts[0],
            title=article.title,
            format=MESSAGE,
            origin=article.origin,
            url=article.url,
            author=", ".join(list(names)[:_NAMES]) or None,
            date=article.date,
        )
        return await self._writer.add(article.library, draft, paragraphs=found.paragraphs[0])


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _with_head(article: Composed) -> Composed:
    """Return an article with a title of its own, where its first words and title are withdrawn."""
    if not article.headless:
        return article
    lines = article.said[0].text.strip().splitlines()
    title = re.sub(r"[#>*_`~|]+", "", lines[0] if lines else "")[:_TITLE].strip()
    return replace(article, title=title or "…", headless=False)
