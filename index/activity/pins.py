"""Passages that the managers of a library have chosen for a wording: curated answers."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from index.analysis.question_key import question_key
from index.analysis.sentence_splitter import sentences
from index.answering.citations.cited import Cited, digest, spans_of
from index.answering.citations.recall import recall
from index.errors import ArticleGone, PassageChanged, PinRefused
from index.model import Answer, Passage, Verdict
from index.search.filters import Filter
from index.storage.database import Database
from index.storage.interface import Storage
from index.storage.rows import read_moment

WORDING = 300
"""Characters of a wording that are kept."""
MOST = 200
"""Pins that a library may have."""
QUOTED = 600
"""Characters of a paragraph that are quoted when it is pinned as a whole, at most."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A passage that comes first for a wording.

    Attributes:
        wording: the question as the manager wrote it.
        title: the article's title when the passage was pinned.
        cited: the passage.
        pinned_at: when, UTC.
    """

    wording: str
    title: str
    cited: Cited
    pinned_at: datetime


@dataclass(frozen=True, slots=True)
class PinState:
    """A pin with its passage as it is now, or None and why there is none."""

    pin: Pin
    passage: Passage | None
    problem: ArticleGone | PassageChanged | None = None


def _end_of_quote(text: str) -> int:
    """Return where the last of the first whole sentences ends that are short enough together."""
    ends = [end for _, end in sentences(text)] or [len(text)]
    return max((end for end in ends if end <= QUOTED), default=ends[0])


@dataclass(frozen=True, slots=True)
class Pins:
    """The pins of one library; every method raises `StorageError`."""

    library: str
    reads: tuple[str, ...]
    _pins: PinTable
    _storage: Storage

    async def pin(self, wording: str, passage: Passage) -> Pin:
        """Put a passage first for a wording, in place of the one before.

        Args:
            wording: a question; others of the same words, however inflected and ordered, count.
            passage: as an answer of this library showed it.

        Raises:
            PinRefused: the wording says nothing, or there are too many pins.
        """
        wording = " ".join(wording.split())[:WORDING]
        key = question_key(wording)
        if not key:
            raise PinRefused(
                "This question has no words to recognise it by; write a whole question."
            )
        cited = Cited.of(replace(passage, curated=True))
        pin = Pin(wording, passage.title, cited, datetime.now(UTC))
        if not await self._pins.set(self.library, key, pin, most=MOST):
            raise PinRefused(f"A library can have {MOST} pins; unpin some first.")
        return pin

    async def candidate(self, article_id: str, paragraph: int) -> Passage | None:
        """Return a paragraph as a passage, its first sentences quoted; None where there is none.

        Args:
            article_id: of an article that this library reads.
            paragraph: its number, from 1.
        """
        article = await self._storage.article(self.reads, article_id)
        if article is None or not 1 <= paragraph <= len(article.paragraphs):
            return None
        text = article.paragraphs[paragraph - 1].text
        end = await asyncio.to_thread(_end_of_quote, text)
        cited = Cited(article_id, paragraph, digest(text), ((0, end),), curated=True)
        return (await recall(self._storage, self.reads, cited)).passage

    async def unpin(self, wording: str) -> Pin | None:
        """Remove the pin for a wording; return it, None where there was none."""
        return await self._pins.delete(self.library, question_key(wording))

    async def wordings(self) -> list[str]:
        """Return the wordings that have a pin, in order."""
        return sorted(pin.wording for pin in await self._pins.all(self.library))

    async def all(self) -> list[PinState]:
        """Return all pins by wording, each with what has become of its passage."""
        pins = await self._pins.all(self.library)
        return [await self._state(pin) for pin in sorted(pins, key=lambda pin: pin.wording)]

    async def passage(self, question: str) -> Passage | None:
        """Return the passage that is pinned for a question, as long as its article has it."""
        key = question_key(question)
        pin = await self._pins.get(self.library, key) if key else None
        return (await self._state(pin)).passage if pin else None

    async def applied(self, answer: Answer, limit: int, only: Filter | None) -> Answer:
        """Return an answer with the passage first that is pinned for its question, if one is."""
        passage = await self.passage(answer.question)
        if passage is None or (only and not await self._passes(passage.article_id, only)):
            return answer
        place = passage.article_id, passage.paragraph
        others = [p for p in answer.passages if not p.has(*place)]
        best = max((other.score for other in others), default=0.0)
        first = replace(passage, score=best)
        return Answer(answer.question, Verdict.ANSWERED, 1.0, (first, *others)[:limit])

    async def _passes(self, article_id: str, only: Filter) -> bool:
        article = await self._storage.article(self.reads, article_id)
        return article is not None and only.passes(article_id, article.language, article.date)

    async def _state(self, pin: Pin) -> PinState:
        try:
            recalled = await recall(self._storage, self.reads, pin.cited)
        except (ArticleGone, PassageChanged) as error:
            return PinState(pin, None, error)
        return PinState(pin, recalled.passage)


class PinTable:
    """Stores what `index.activity.pins` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def set(self, library: str, question_key: str, pin: Pin, *, most: int) -> bool:
        """Store a pin in place of that of the same sense; False where there are `most` others."""
        cited = pin.cited
        async with self._database.writing() as db:
            [(others,)] = await db.fetch(
                "SELECT COUNT(*) FROM pin WHERE library = ? AND sense <> ?", library, question_key
            )
            if others >= most:
                return False
            await db.run(
                "INSERT INTO pin (library, sense, wording, title, article_id,"
                " paragraph, digest, quotes, pinned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, sense) DO UPDATE SET wording = excluded.wording,"
                " title = excluded.title, article_id = excluded.article_id,"
                " paragraph = excluded.paragraph, digest = excluded.digest,"
                " quotes = excluded.quotes, pinned_at = excluded.pinned_at",
                library,
                question_key,
                pin.wording,
                pin.title,
                cited.article_id,
                cited.paragraph,
                cited.digest,
                json.dumps(cited.quotes),
                pin.pinned_at.isoformat(),
            )
        return True

    async def get(self, library: str, question_key: str) -> Pin | None:
        """Return a library's pin of a sense."""
        await self._database.about([library])
        found = await self._database.fetch(
            "SELECT wording, title, article_id, paragraph, digest, quotes, pinned_at"
            " FROM pin WHERE library = ? AND sense = ?",
            library,
            question_key,
        )
        return next(_pins(found), None)

    async def all(self, library: str) -> list[Pin]:
        """Return all pins of a library."""
        await self._database.about([library])
        found = await self._database.fetch(
            "SELECT wording, title, article_id, paragraph, digest, quotes, pinned_at"
            " FROM pin WHERE library = ?",
            library,
        )
        return list(_pins(found))

    async def delete(self, library: str, question_key: str) -> Pin | None:
        """Delete a library's pin of a sense and return it."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM pin WHERE library = ? AND sense = ?"
                " RETURNING wording, title, article_id, paragraph, digest, quotes, pinned_at",
                library,
                question_key,
            )
        return next(_pins(gone), None)


def _pins(rows: Iterable[Sequence[Any]]) -> Iterator[Pin]:
    for wording, title, article_id, paragraph, hashed, quotes, pinned_at in rows:
        cited = Cited(article_id, paragraph, hashed, spans_of(quotes), curated=True)
        yield Pin(wording, title, cited, read_moment(pinned_at))
