"""The journal of one installation: answers given, and what members made of them."""

from __future__ import annotations

import asyncio
import logging
import secrets
from datetime import UTC, datetime, timedelta

from index.activity.journal_table import JournalTable
from index.activity.model import GivenAnswer, Kept
from index.activity.pseudonyms import pseudonym
from index.answering.citations.cited import Cited
from index.errors import StorageError
from index.model import Answer

REASON = 300
"""Characters of a reason that are kept."""

_log = logging.getLogger(__name__)


class Journal:
    """Remembers answers, under pseudonyms, for as long as the operator wants.

    Members are given by number (Discord's) and kept as a salted hash; messages by a reference of
    the caller's own. Every method raises `StorageError` when the database fails.
    """

    def __init__(self, table: JournalTable, salt: bytes) -> None:
        self._table = table
        self._salt = salt
        self._unwritten: dict[str, tuple[GivenAnswer, asyncio.Task[None]]] = {}

    def remember(
        self,
        library: str,
        answer: Answer,
        *,
        asker: int,
        shared: bool = False,
        keep_question: bool = False,
        given_at: datetime | None = None,
    ) -> str:
        """Remember an answer from now on; return its id.

        It is written in the background: the reply need not wait for the disk. A failure is
        logged, and the answer then is known no longer.

        Args:
            library: key of the library that was asked.
            answer: what was answered.
            asker: who asked.
            shared: whether everybody in the channel sees it.
            keep_question: whether the question's words are kept as well.
            given_at: when it was answered, UTC; None is now.
        """
        given = GivenAnswer(
            secrets.token_urlsafe(9),
            library,
            pseudonym(self._salt, asker),
            answer.verdict,
            answer.confidence,
            tuple(map(Cited.of, answer.passages)),
            given_at or datetime.now(UTC),
            answer.question if keep_question else None,
            shared,
        )
        self._unwritten[given.id] = given, asyncio.create_task(self._write(given))
        return given.id

    async def _write(self, given: GivenAnswer) -> None:
        try:
            await self._table.record(given)
        except StorageError as error:
            _log.warning("An answer could not be remembered: %s", error)
        finally:
            del self._unwritten[given.id]

    async def written(self) -> None:
        """Wait until all answers given so far are written."""
        tasks = [task for _, task in self._unwritten.values()]
        if tasks:
            await asyncio.wait(tasks)

    async def _is_written(self, answer_id: str) -> None:
        """Wait until an answer is written."""
        if answer_id in self._unwritten:
            await asyncio.wait([self._unwritten[answer_id][1]])

    async def answer(self, answer_id: str) -> GivenAnswer | None:
        """Return an answer, None where it is no longer kept."""
        if answer_id in self._unwritten:
            return self._unwritten[answer_id][0]
        return await self._table.answer(answer_id)

    def is_asker(self, given: GivenAnswer, member: int) -> bool:
        """Say whether a member is the one who asked for an answer."""
        return given.asker == pseudonym(self._salt, member)

    async def place(self, answer_id: str, asked: str, told: str) -> None:
        """Remember that the message `told` gives an answer to the message `asked`.

        The answer has been given by then, so that a failure is logged, not raised.
        """
        await self._is_written(answer_id)
        try:
            await self._table.place(answer_id, asked, told)
        except StorageError as error:
            _log.warning("Where an answer stands could not be remembered: %s", error)

    async def told(self, asked: str) -> str | None:
        """Return the message that answers a message, None where none is known."""
        return await self._table.told(asked)

    async def displace(self, asked: str) -> None:
        """Forget which message answers a message."""
        await self._table.displace(asked)

    async def claim_share(self, answer_id: str) -> bool:
        """Mark an answer as shared; False where it is already, or is no longer kept."""
        await self._is_written(answer_id)
        return await self._table.share(answer_id, shared=True)

    async def release_share(self, answer_id: str) -> None:
        """Take back that an answer is shared."""
        await self._table.share(answer_id, shared=False)

    async def vote(self, answer_id: str, member: int, *, helpful: bool) -> bool | None:
        """Store a member's one vote on an answer; return the vote before, None if none."""
        name = pseudonym(self._salt, member)
        await self._is_written(answer_id)
        return await self._table.vote(answer_id, name, helpful, datetime.now(UTC))

    async def withdraw_vote(self, answer_id: str, member: int) -> None:
        """Delete a member's vote on an answer, and its reason."""
        await self._table.withdraw_vote(answer_id, pseudonym(self._salt, member))

    async def give_reason(self, answer_id: str, member: int, reason: str) -> bool:
        """Add to a vote why it was given; False where there is no such vote any more."""
        name = pseudonym(self._salt, member)
        return await self._table.reason(answer_id, name, reason.strip()[:REASON])

    async def kept(self, member: int) -> Kept:
        """Count what is kept about a member."""
        await self.written()
        return await self._table.kept(pseudonym(self._salt, member))

    async def forget(self, member: int) -> Kept:
        """Delete what is kept about a member; return how much it was."""
        name = pseudonym(self._salt, member)
        await self.written()
        kept = await self._table.kept(name)
        await self._table.forget(name)
        return kept

    async def purge(self, days: int) -> int:
        """Delete what is older than so many days; return how many answers it was."""
        return await self._table.purge(datetime.now(UTC) - timedelta(days=days))
