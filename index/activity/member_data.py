"""All that an installation remembers of a member, counted and forgotten at once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.activity.audit_log import AuditLogTable
from index.activity.journal import Journal
from index.activity.model import Kept


@dataclass(frozen=True, slots=True)
class MemberData:
    """Answers and votes, which are under a pseudonym, and the logs of libraries, which name people.

    Members are given by number; every method raises `StorageError`.
    """

    _journal: Journal
    _audit_log: AuditLogTable

    async def kept(self, member: int) -> Kept:
        """Count what is kept about a member."""
        changes = await self._audit_log.count(str(member))
        return replace(await self._journal.kept(member), changes=changes)

    async def forget(self, member: int) -> None:
        """Delete it; what the member changed stays in the logs, without saying who it was."""
        await self._journal.forget(member)
        await self._audit_log.forget(str(member))
