"""Putting a draft into a library: the same origin is an update, the same text is no change."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from weakref import WeakValueDictionary

from msgspec.structs import replace

from index.errors import ArticleNotFound, QuotaExceeded, StorageError, UnreadableDocument
from index.ingest.edited_metadata import Amend, Given, given_facts, settled, with_facts
from index.ingest.make_article import article_of, content_hash_of, draft_of, ids_of, summary
from index.ingest.paragraph_diff import difference
from index.ingest.quota import require_room
from index.ingest.sources import Gone, never
from index.model import SAMPLE, SHARED, Article, Draft, Paragraph
from index.reports import Added, Outcome, ParagraphDiff, Quota
from index.storage.batches import runs
from index.storage.interface import IdTaken, Storage

_BY_NAME = ("upload:", "pasted:")
"""How origins begin that are names and not places."""
_KEPT = (*_BY_NAME, "url:")
"""How origins begin of what somebody may replace by accident."""
_NAMESAKES = 100
"""Articles of one name that are told apart."""
_AT_ONCE, _AT_ONCE_CHARACTERS = 256, 1_000_000
"""New articles that are written in one transaction, and the characters of their texts."""

Keep = Callable[[Article], Awaitable[None]]
"""Keeps an article as it was before another version of it takes its place."""


class ArticleWriter:
    """Adds articles to the libraries of a storage, to each library one at a time.

    Args:
        storage: where they go.
        quota: how much the library of a server may hold; None is without bounds.
        keep: told of articles of servers that are about to be replaced.
    """

    def __init__(
        self, storage: Storage, quota: Quota | None = None, keep: Keep | None = None
    ) -> None:
        self._storage = storage
        self._quota = quota
        self._keep = keep
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def without_keeping(self) -> ArticleWriter:
        """Return a writer to the same libraries that keeps nothing of what it replaces."""
        other = ArticleWriter(self._storage, self._quota)
        other._locks = self._locks
        return other

    def lock(self, library: str) -> asyncio.Lock:
        """Return the lock that keeps this process from adding to a library.

        Without it two adds of one text could each find that the library does not have it.
        """
        return self._locks.setdefault(library, asyncio.Lock())

    def quota(self, library: str) -> Quota | None:
        """Return how much a library may hold; the operator's own are without bounds."""
        return None if library in (SHARED, SAMPLE) else self._quota

    async def add(
        self,
        library: str,
        draft: Draft,
        gone: Gone = never,
        amend: Amend | None = None,
        *,
        paragraphs: Sequence[Paragraph] = (),
    ) -> Added:
        """Add the draft to a library, or update the article of the same origin there.

        What somebody has said about an article outlives new versions of it, until its document
        says something new about that very thing, or somebody says otherwise.

        Args:
            library: key of the library.
            draft: the article as its document has it.
            gone: tells from which places an article of the same text has moved here.
            amend: returns what is said about the article instead.
            paragraphs: of the draft's text, where it has been divided, as in the sandbox.

        Raises:
            QuotaExceeded: the library may not grow by so much.
            UnreadableDocument: the draft has no paragraph, or characters that are not text.
            StorageError: the article could not be written.
        """
        async with self.lock(library):
            return await self._add(library, draft, gone, amend, paragraphs)

    async def add_all(
        self,
        library: str,
        drafts: Sequence[tuple[Draft, Sequence[Paragraph]]],
        gone: Gone = never,
    ) -> list[Added | UnreadableDocument | QuotaExceeded]:
        """Add drafts in their order as `add` does, those that are new many at a time.

        Args:
            library: key of the library.
            drafts: each with the paragraphs of its text, where it has been divided.
            gone: as of `add`.

        Returns:
            What became of each; one that could not be added stops no other.

        Raises:
            StorageError: an article could not be written.
        """
        sizes = ((pair, len(pair[0].text)) for pair in drafts)
        done: list[Added | UnreadableDocument | QuotaExceeded] = []
        for some in runs(sizes, _AT_ONCE_CHARACTERS, _AT_ONCE):
            async with self.lock(library):
                new = await self._add_new(library, some)
                for place, (draft, paragraphs) in enumerate(some):
                    done.append(
                        new.get(place) or await self._attempt(library, draft, gone, paragraphs)
                    )
        return done

    async def _add_new(
        self, library: str, drafts: Sequence[tuple[Draft, Sequence[Paragraph]]]
    ) -> dict[int, Added]:
        """Insert in one transaction those drafts, by place, that are nothing but new articles."""
        if self.quota(library) or len(drafts) == 1:  # which are counted one by one
            return {}
        made = await asyncio.to_thread(_new_articles, library, drafts)
        articles = [article for article in made.values() if article]
        origins, hashes = await self._storage.taken(
            library, [a.origin for a in articles], [a.content_hash for a in articles]
        )
        new = dict(_without_known(made, origins, hashes))
        if not new:
            return {}
        try:
            stored = await self._storage.put_new(list(new.values()))
        except IdTaken:  # and each of them finds another
            return {}
        return {
            place: Added(summary(a), Outcome.ADDED, ParagraphDiff(added=len(a.paragraphs)))
            for place, a in zip(new, stored, strict=True)
        }

    async def _attempt(
        self, library: str, draft: Draft, gone: Gone, paragraphs: Sequence[Paragraph]
    ) -> Added | UnreadableDocument | QuotaExceeded:
        try:
            return await self._add(library, draft, gone, None, paragraphs)
        except (UnreadableDocument, QuotaExceeded) as error:
            return error

    async def _add(
        self,
        library: str,
        draft: Draft,
        gone: Gone,
        amend: Amend | None,
        paragraphs: Sequence[Paragraph],
    ) -> Added:
        """Add a draft; the caller holds the lock."""
        if "\0" in draft.text:  # which not every database can hold; a space keeps all offsets
            draft, paragraphs = replace(draft, text=draft.text.replace("\0", " ")), ()
        said = draft if amend is None else amend(draft)
        said = replace(said, origin=await self._origin(library, said))
        if said.text is not draft.text:
            paragraphs = ()
        known = await self._known(library, said)
        said, given = settled(draft, said, known)
        moved = known is not None and known.origin != said.origin
        if known is not None and moved and not await asyncio.to_thread(gone, known.origin):
            return Added(summary(known), Outcome.UNCHANGED)
        return await self._store(library, said, given, known, paragraphs)

    async def edit(self, library: str, article_id: str, amend: Amend) -> Added:
        """Change what is said about an article, whatever its document says; its text stays.

        Raises:
            ArticleNotFound: the library has no such article.
            QuotaExceeded: the library holds more than it may, and this would make it larger.
            StorageError: the article could not be written.
        """
        async with self.lock(library):
            article = await self._storage.article([library], article_id)
            if article is None:
                raise ArticleNotFound(
                    "That article is not one of this server’s own; choose another."
                )
            draft = draft_of(article)
            document = with_facts(draft, article.given)
            said = replace(amend(draft), text=draft.text, origin=draft.origin, format=draft.format)
            given = given_facts(document, said)
            return await self._store(library, said, given, article, article.paragraphs)

    async def render(self, library: str, article_id: str, draft: Draft) -> Added | None:
        """Replace an article's text by what its document says when it is read again.

        All that is said about the article stays. None where it has gone or changed meanwhile.

        Raises:
            QuotaExceeded: the library may not grow by so much.
            StorageError: the article could not be written.
        """
        async with self.lock(library):
            article = await self._storage.article([library], article_id)
            if article is None or article.outline:
                return None
            said = replace(draft_of(article), text=draft.text, outline=draft.outline)
            return await self._store(library, said, article.given, article, ())

    async def move(self, library: str, article_id: str, origin: str) -> bool:
        """Say that the document of an article is found elsewhere now; False if it is not there.

        Raises:
            StorageError: the article could not be written.
        """
        async with self.lock(library):
            article = await self._storage.article([library], article_id)
            taken = await self._storage.find(library, origin=origin, content_hash="")
            if article is None or taken is not None:
                return False
            await self._storage.put(replace(article, origin=origin), moved_from=article.origin)
            return True

    async def _store(
        self,
        library: str,
        draft: Draft,
        given: Given,
        known: Article | None,
        paragraphs: Sequence[Paragraph],
    ) -> Added:
        """Insert an article, or replace a known one unless it is as it was."""
        if known is not None and await asyncio.to_thread(_is_as_it_was, known, draft, given):
            return Added(summary(known), Outcome.UNCHANGED)
        article = await asyncio.to_thread(article_of, library, draft, given, paragraphs)
        if quota := self.quota(library):
            status = await self._storage.status(library)
            await asyncio.to_thread(require_room, quota, status, article, known)
        if known is None:
            diff = ParagraphDiff(added=len(article.paragraphs))
            return Added(summary(await self._insert(article)), Outcome.ADDED, diff)
        if self._keep and _may_be_missed(known, article):
            await self._keep(known)
        diff = await asyncio.to_thread(difference, known.paragraphs, article.paragraphs)
        stored = await self._storage.put(replace(article, id=known.id), moved_from=known.origin)
        moved = known.origin != draft.origin
        return Added(summary(stored), Outcome.MOVED if moved else Outcome.UPDATED, diff)

    async def _known(self, library: str, draft: Draft) -> Article | None:
        content_hash = await asyncio.to_thread(content_hash_of, draft)
        return await self._storage.find(library, origin=draft.origin, content_hash=content_hash)

    async def _origin(self, library: str, draft: Draft) -> str:
        """Return the origin of what a document is a new version of, else a free one.

        The name of an upload tells little: another text under the same name is another article.
        """
        origin = draft.origin
        if not origin.startswith(_BY_NAME) or "#" in origin:
            return origin
        for number in range(2, _NAMESAKES):
            known = await self._storage.find(library, origin=origin, content_hash="")
            if known is None:
                break
            if await asyncio.to_thread(is_mostly_the_same, known.text, draft.text):
                break
            origin = f"{draft.origin} ({number})"
        return origin

    async def _insert(self, article: Article) -> Article:
        for article_id in ids_of(article.library, article.origin):
            try:
                return await self._storage.put(replace(article, id=article_id))
            except IdTaken:
                continue
        raise StorageError("No id is free for the article; give it another name and add it again.")


def _may_be_missed(known: Article, article: Article) -> bool:
    """Return whether a new version has other words, and is one that somebody gave by hand."""
    is_own = known.library not in (SHARED, SAMPLE) and known.origin.startswith(_KEPT)
    return is_own and known.text != article.text


def is_mostly_the_same(one: str, other: str) -> bool:
    """Return whether two texts have most of their words in common."""
    counts = Counter(one.casefold().split()), Counter(other.casefold().split())
    return 2 * (counts[0] & counts[1]).total() >= max(counts[0].total(), counts[1].total())


def _is_as_it_was(known: Article, draft: Draft, given: Given) -> bool:
    return (draft_of(known), known.given) == (draft, given)


def _new_articles(
    library: str, drafts: Sequence[tuple[Draft, Sequence[Paragraph]]]
) -> dict[int, Article | None]:
    """Return the article that each draft makes if it is new; None where that is not so simple."""
    made: dict[int, Article | None] = {}
    for place, (draft, paragraphs) in enumerate(drafts):
        made[place] = None
        if not draft.origin.startswith(_BY_NAME) and "\0" not in draft.text:
            with suppress(UnreadableDocument):
                article = article_of(library, draft, (), paragraphs)
                made[place] = replace(article, id=next(ids_of(library, draft.origin)))
    return made


def _without_known(
    made: Mapping[int, Article | None], origins: set[str], hashes: set[str]
) -> Iterator[tuple[int, Article]]:
    """Yield the articles that neither the library nor anything before them has already.

    Args:
        made: articles by place, None where it is not known what becomes of what stands there.
        origins: of articles that the library has.
        hashes: of their texts.
    """
    seen = origins | hashes
    for place, article in made.items():
        if article is None:
            return  # the next may be what this one will be
        own = {article.origin, article.content_hash}
        if seen.isdisjoint(own):
            yield place, article
        seen |= own
