"""Answers given and votes on them, in the same database as the articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from index.activity.model import GivenAnswer, Kept
from index.answering.citations.cited import Cited, spans_of
from index.model import Verdict
from index.storage.database import Database
from index.storage.rows import damage_told, read_moment


class JournalTable:
    """Answers given, votes on them, and which message answers which.

    Members are pseudonyms and messages are references that only the face can read. Every method
    that writes is one transaction. All methods raise `StorageError`.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def record(self, answer: GivenAnswer) -> None:
        """Store an answer."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO answer (id, library, asker, verdict, confidence, given_at, question,"
                " shared) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                answer.id,
                answer.library,
                answer.asker,
                answer.verdict,
                answer.confidence,
                answer.given_at.isoformat(),
                answer.question,
                answer.shared,
            )
            await db.many(
                "INSERT INTO cited (answer_id, place, article_id, paragraph, digest, quotes,"
                " curated) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (answer_id, place) DO NOTHING",
                [(answer.id, place, *_values(cited)) for place, cited in enumerate(answer.cited)],
            )

    async def answer(self, answer_id: str) -> GivenAnswer | None:
        """Return an answer, None where it was never given or is no longer kept."""
        async with self._database.reading() as db:
            found = await db.fetch(
                "SELECT id, library, asker, verdict, confidence, given_at, question, shared"
                " FROM answer WHERE id = ?",
                answer_id,
            )
            cited = await db.fetch(
                "SELECT article_id, paragraph, digest, quotes, curated FROM cited"
                " WHERE answer_id = ? ORDER BY place",
                answer_id,
            )
        return next((_answer(row, cited) for row in found), None)

    async def place(self, answer_id: str, asked: str, told: str) -> None:
        """Remember that the message `told` gives this answer to the message `asked`."""
        await self._write(
            "UPDATE answer SET asked = ?, told = ? WHERE id = ?", (asked, told, answer_id)
        )

    async def told(self, asked: str) -> str | None:
        """Return the message that answers a message, the latest where there are several."""
        found = await self._database.fetch(
            "SELECT told FROM answer WHERE asked = ? ORDER BY given_at DESC LIMIT 1", asked
        )
        return next((row[0] for row in found), None)

    async def displace(self, asked: str) -> None:
        """Forget which message answers a message."""
        await self._write("UPDATE answer SET asked = NULL, told = NULL WHERE asked = ?", (asked,))

    async def share(self, answer_id: str, *, shared: bool) -> bool:
        """Set whether an answer is shared; False where that is how it was, or it is unknown."""
        changed = await self._write(
            "UPDATE answer SET shared = ? WHERE id = ? AND shared <> ? RETURNING id",
            (shared, answer_id, shared),
        )
        return bool(changed)

    async def vote(self, answer_id: str, member: str, helpful: bool, now: datetime) -> bool | None:
        """Store a member's vote in place of the one before; return that one, None if none.

        A changed vote loses its reason; one on an answer that is not kept is not stored.
        """
        async with self._database.writing() as db:
            before = await db.fetch(
                "SELECT helpful FROM vote WHERE answer_id = ? AND member = ?", answer_id, member
            )
            await db.run(
                "INSERT INTO vote (answer_id, member, helpful, voted_at)"
                " SELECT id, ?, ?, ? FROM answer WHERE id = ?"
                " ON CONFLICT (answer_id, member) DO UPDATE SET helpful = excluded.helpful,"
                " voted_at = excluded.voted_at, reason = NULL"
                " WHERE vote.helpful <> excluded.helpful",
                member,
                helpful,
                now.isoformat(),
                answer_id,
            )
        return next((bool(row[0]) for row in before), None)

    async def withdraw_vote(self, answer_id: str, member: str) -> None:
        """Delete a member's vote on an answer."""
        await self._write(
            "DELETE FROM vote WHERE answer_id = ? AND member = ?", (answer_id, member)
        )

    async def reason(self, answer_id: str, member: str, reason: str) -> bool:
        """Store why a member voted so; False where there is no such vote."""
        changed = await self._write(
            "UPDATE vote SET reason = ? WHERE answer_id = ? AND member = ? RETURNING member",
            (reason or None, answer_id, member),
        )
        return bool(changed)

    async def kept(self, member: str) -> Kept:
        """Count what is kept about a member."""
        async with self._database.reading() as db:
            [(answers, questions, first)] = await db.fetch(
                "SELECT COUNT(*), COUNT(question), MIN(given_at) FROM answer WHERE asker = ?",
                member,
            )
            [(votes, reasons, earliest)] = await db.fetch(
                "SELECT COUNT(*), COUNT(reason), MIN(voted_at) FROM vote WHERE member = ?",
                member,
            )
        moments = [read_moment(moment) for moment in (first, earliest) if moment]
        return Kept(answers, questions, votes, reasons, min(moments, default=None))

    async def forget(self, member: str) -> None:
        """Delete a member's votes, and what says that answers and open questions are theirs."""
        async with self._database.writing() as db:
            await db.run("DELETE FROM vote WHERE member = ?", member)
            # Where an open question was asked says who asked it: its link ends in the message.
            await db.run(
                "UPDATE open_question SET link = NULL WHERE link IS NOT NULL AND EXISTS (SELECT 1"
                " FROM answer AS a WHERE a.asker = ? AND a.library = open_question.library"
                " AND open_question.link LIKE '%/' || a.asked)",
                member,
            )
            await db.run(
                "UPDATE answer SET asker = NULL, question = NULL, asked = NULL, told = NULL"
                " WHERE asker = ?",
                member,
            )

    async def purge(self, before: datetime) -> int:
        """Delete the answers given before a moment, with their votes; return how many."""
        gone = await self._write(
            "DELETE FROM answer WHERE given_at < ? RETURNING id", (before.isoformat(),)
        )
        return len(gone)

    async def _write(self, statement: str, values: Sequence[Any]) -> list[Any]:
        async with self._database.writing() as db:
            return list(await db.fetch(statement, *values))


def _values(cited: Cited) -> Sequence[Any]:
    quotes = json.dumps(cited.quotes)
    return cited.article_id, cited.paragraph, cited.digest, quotes, cited.curated


@damage_told
def _answer(row: Sequence[Any], cited: Iterable[Sequence[Any]]) -> GivenAnswer:
    key, library, asker, verdict, confidence, given_at, question, shared = row
    passages = tuple(
        Cited(article_id, paragraph, text, spans_of(quotes), bool(own))
        for article_id, paragraph, text, quotes, own in cited
    )
    moment = read_moment(given_at)
    return GivenAnswer(
        key, library, asker, Verdict(verdict), confidence, passages, moment, question, bool(shared)
    )
