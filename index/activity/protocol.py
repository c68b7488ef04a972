"""What is asked of a database that remembers answers; SQLite answers it here."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from index.activity.model import GivenAnswer, Kept


class ActivityStorage(Protocol):
    """Answers given, votes on them, and which message answers which.

    Members are pseudonyms and messages are references that only the face can read. Every method
    that writes is one transaction. All methods raise `StorageError`.
    """

    async def record(self, answer: GivenAnswer) -> None:
        """Store an answer."""

    async def answer(self, answer_id: str) -> GivenAnswer | None:
        """Return an answer, None where it was never given or is no longer kept."""

    async def place(self, answer_id: str, asked: str, told: str) -> None:
        """Remember that the message `told` gives this answer to the message `asked`."""

    async def told(self, asked: str) -> str | None:
        """Return the message that answers a message, the latest where there are several."""

    async def displace(self, asked: str) -> None:
        """Forget which message answers a message."""

    async def share(self, answer_id: str, *, shared: bool) -> bool:
        """Set whether an answer is shared; False where that is how it was, or it is unknown."""

    async def vote(self, answer_id: str, member: str, helpful: bool, now: datetime) -> bool | None:
        """Store a member's vote in place of the one before; return that one, None if none.

        A changed vote loses its reason; one on an answer that is not kept is not stored.
        """

    async def reason(self, answer_id: str, member: str, reason: str) -> bool:
        """Store why a member voted so; False where there is no such vote."""

    async def kept(self, member: str) -> Kept:
        """Count what is kept about a member."""

    async def forget(self, member: str) -> None:
        """Delete a member's votes, and the member and the question from answers asked for."""

    async def purge(self, before: datetime) -> int:
        """Delete the answers given before a moment, with their votes; return how many."""
