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
from index.errors import DatabaseAway, StorageError
from index.model import Answer

REASON = 300
"""Characters of a reason that are kept."""

WAITING = 10_000
"""Answers that wait to be written, at most; the oldest are then given up."""
AT_ONCE = 3
"""Answers that are written at the same time: what waited for the database leaves questions room."""
RETRY_SECONDS = 1.0
"""Pause between two tries to write while the database does not answer."""
CLOSING_SECONDS = 10.0
"""How long closing waits for what is not written yet."""
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
        self._places: dict[str, tuple[str, str]] = {}
        self._away = asyncio.Event()
        self._turns = asyncio.Semaphore(AT_ONCE)

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

        It is written in the background: the reply need not wait for the disk, nor for a database
        that does not answer now. Any other failure is logged, and the answer then is known no
        longer.

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
        if len(self._unwritten) >= WAITING:
            next(iter(self._unwritten.values()))[1].cancel()
        self._unwritten[given.id] = given, asyncio.create_task(self._write(given))
        return given.id

    async def _write(self, given: GivenAnswer) -> None:
        try:
            await self._recorded(given)
        except StorageError as error:
            _log.warning("Could not remember an answer: %s", error)
        except asyncio.CancelledError:
            _log.warning("Could not remember an answer: too many wait for the database.")
        finally:
            del self._unwritten[given.id]
            self._places.pop(given.id, None)

    async def _recorded(self, given: GivenAnswer) -> None:
        """Write an answer, with where it stands, as soon as the database answers."""
        async with self._turns:
            while True:
                try:
                    await self._table.record(given)
                    if place := self._places.get(given.id):
                        await self._table.place(given.id, *place)
                except DatabaseAway:
                    self._away.set()
                    await asyncio.sleep(RETRY_SECONDS)
                else:
                    self._away.clear()
                    return

    async def written(self) -> None:
        """Wait until all answers given so far are written."""
        tasks = [task for _, task in self._unwritten.values()]
        if tasks:
            await asyncio.wait(tasks)

    async def close(self) -> None:
        """Give what is not written yet some time, and then up."""
        tasks = [task for _, task in self._unwritten.values()]
        if not tasks:
            return
        _, late = await asyncio.wait(tasks, timeout=CLOSING_SECONDS)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _is_written(self, answer_id: str) -> None:
        """Wait until an answer is written.

        Raises:
            DatabaseAway: that will take longer.
        """
        if answer_id not in self._unwritten:
            return
        task = self._unwritten[answer_id][1]
        away = asyncio.create_task(self._away.wait())
        try:
            await asyncio.wait([task, away], return_when=asyncio.FIRST_COMPLETED)
        finally:
            away.cancel()
        if not task.done():
            raise DatabaseAway(
                "The database does not answer now, so this was not remembered; try again in a "
                "moment."
            )

    async def answer(self, answer_id: str) -> GivenAnswer | None:
        """Return an answer, None where it is no longer kept."""
        if answer_id in self._unwritten:
            return self._unwritten[answer_id][0]
        return await self._table.answer(answer_id)

    def is_asker(self, given: GivenAnswer, member: int) -> bool:
        """Return whether a member is the one who asked for an answer."""
        return given.asker == pseudonym(self._salt, member)

    async def place(self, answer_id: str, asked: str, told: str) -> None:
        """Remember that the message `told` gives an answer to the message `asked`.

        The answer has been given by then, so that a failure is logged, not raised.
        """
        if answer_id in self._unwritten:
            self._places[answer_id] = asked, told  # for where it is written later
        try:
            await self._is_written(answer_id)
            await self._table.place(answer_id, asked, told)
        except DatabaseAway:
            if answer_id not in self._unwritten:
                _log.warning("Could not remember where an answer stands: not now.")
        except StorageError as error:
            _log.warning("Could not remember where an answer stands: %s", error)

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
