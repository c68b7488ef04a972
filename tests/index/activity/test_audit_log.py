from __future__ import annotations

import pytest

from index import Library
from index.activity.audit_log import SUBJECT


async def test_the_log_names_who_did_what_the_latest_first(library: Library) -> None:
    log = library.of("1").management.audit_log
    await log.add(1001, "added", "A title")
    await log.add(1002, "removed", "x" * 500)
    latest, first = await log.recent(10)
    assert (first.actor, first.action, first.subject) == ("1001", "added", "A title")
    assert (latest.actor, len(latest.subject)) == ("1002", SUBJECT)
    assert latest.happened_at >= first.happened_at
    assert await log.recent(1) == [latest]
    assert await library.of("2").management.audit_log.recent(10) == []


async def test_the_log_is_bounded(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.activity.audit_log.KEPT", 2)
    log = library.management.audit_log
    for number in range(4):
        await log.add(number, "added")
    assert [event.actor for event in await log.recent(10)] == ["3", "2"]
