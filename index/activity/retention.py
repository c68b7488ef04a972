"""The end of what an installation has kept for long enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from index.activity.audit_log import DAYS
from index.activity.tables import ActivityTables
from index.activity.trash import KEPT


async def expire(tables: ActivityTables, days: int, sooner: Mapping[str, int]) -> int:
    """Delete answers and open questions that are too old; return how many.

    Log entries and removed articles that are past their own time, which is not chosen, go too, and
    what members said in them.

    Args:
        tables: where all this is.
        days: how long answers and open questions are kept.
        sooner: libraries that keep theirs for fewer days, with how many.
    """
    now = datetime.now(UTC)
    gone = await tables.retention.expire(now - timedelta(days=days))
    for library, own in sooner.items():
        if own < days:
            gone += await tables.retention.expire(now - timedelta(days=own), library)
    await tables.retention.expire_log(now - timedelta(days=DAYS))
    await tables.trash.purge(now - KEPT)
    await tables.retention.expire_contributions()
    await tables.retention.expire_offers(now - timedelta(days=days))
    return gone
