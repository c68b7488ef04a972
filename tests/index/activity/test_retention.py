"""What is kept no longer than it may be."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from index import Answer, Draft, Library, Verdict

ANSWER = Answer("How long is it?", Verdict.NOT_IN_LIBRARY, 0.1)
MEMBER = 7


class Past(datetime):
    """A clock that is behind."""

    days = 0

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        return datetime.now(UTC) - timedelta(days=cls.days)


async def remember(library: Library, days: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a library answer, fail to answer, log and remove something so many days ago."""
    for module in ("journal", "open_questions", "audit_log", "trash"):
        monkeypatch.setattr(f"index.activity.{module}.datetime", Past)
    Past.days = days
    library.journal.remember(library.key, ANSWER, asker=MEMBER)
    await library.journal.kept(MEMBER)
    await library.management.open_questions.note("How long is it?")
    await library.management.audit_log.add(MEMBER, "setting", "caution")
    added = await library.add(Draft("A note", "Nothing much.", "text", f"note:{days}"))
    await library.remove(added.article.id)
    Past.days = 0


async def left(library: Library) -> tuple[int, int, int]:
    """Count the answers, the open questions and the log entries that are left."""
    kept = await library.member_data.kept(MEMBER)
    groups = await library.management.open_questions.groups()
    return kept.answers, sum(len(group.questions) for group in groups), kept.changes


async def test_what_is_old_enough_goes(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    for days in (200, 100, 10, 0):
        await remember(library, days, monkeypatch)
    assert await left(library) == (4, 4, 4)
    assert await library.expire(90, {}) == 4
    assert await left(library) == (2, 2, 3)
    assert len(await library.management.trash.removed()) == 1
    assert await library.expire(90, {}) == 0


async def test_a_library_may_keep_its_own_for_less(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty, patient = library.of("1"), library.of("2")
    for one in (hasty, patient):
        await remember(one, 10, monkeypatch)
    assert await library.expire(90, {"1": 7, "2": 365}) == 2
    assert (await left(hasty))[1] == 0
    assert (await left(patient))[1] == 1
    assert await library.expire(9, {"2": 365}) == 2
