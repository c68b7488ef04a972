"""All that an installation remembers of a member, counted and forgotten at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.activity.audit_log import AuditLogTable
from index.activity.contributions import Contributions
from index.activity.journal import Journal
from index.activity.model import Kept
from index.activity.wishes import Wishes


@dataclass(frozen=True, slots=True)
class MemberData:
    """Answers, votes and what members said, which are under a pseudonym, and logs, which name them.

    Members are given by number; every method raises `StorageError`.
    """

    _journal: Journal
    _audit_log: AuditLogTable
    _contributions: Contributions
    _wishes: Wishes

    async def kept(self, member: int) -> Kept:
        """Count what is kept about a member."""
        changes = await self._audit_log.count(str(member))
        said = await self._contributions.count(member)
        wishes = await self._wishes.count(member)
        kept = await self._journal.kept(member)
        return replace(kept, changes=changes, said=said, wishes=wishes)

    async def forget(self, member: int) -> int:
        """Delete it; what the member changed stays in the logs, without saying who it was.

        Returns:
            How many articles lost what the member said, or went with it.
        """
        await self._journal.forget(member)
        await self._audit_log.forget(str(member))
        await self._wishes.forget(member)
        return await self._contributions.forget(member)
