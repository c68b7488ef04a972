from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.rendering.privacy import render_kept
from bot.settings import Settings
from index import Answer, Kept, Verdict
from tests.bot.rendering.samples import WORDS
from tests.bot.world import World, labels_of, text_of

ANSWER = Answer("How long is it?", Verdict.NOT_IN_LIBRARY, 0.1)


async def given(world: World, count: int = 1) -> str:
    """Let the member have been given some answers; return the id of the last."""
    for _ in range(count):
        answer_id = world.bot.library.journal.remember("shared", ANSWER, asker=world.member.id)
    return answer_id


async def test_nothing_is_kept_of_who_never_asked(world: World) -> None:
    shown = await world.member.slash(world.channel, "privacy show")
    assert shown.ephemeral
    assert "What I keep about you\nNothing." in text_of(shown)
    assert "after 90 days" in text_of(shown)
    result = await world.member.slash(world.channel, "privacy forget-me")
    assert result.ephemeral
    assert text_of(result) == "I keep nothing about you."


async def test_what_is_kept_is_counted_and_forgotten(world: World) -> None:
    answer_id = await given(world, 2)
    await world.bot.library.journal.vote(answer_id, world.member.id, helpful=False)
    await world.bot.library.journal.give_reason(answer_id, world.member.id, "Too short.")
    text = text_of(await world.member.slash(world.channel, "privacy show"))
    assert "- 2 answers you asked for\n" in text
    assert "1 vote on an answer, 1 with a reason" in text
    asked = await world.member.slash(world.channel, "privacy forget-me")
    assert "Delete everything I keep about you?" in text_of(asked)
    assert "- 2 answers you asked for\n- 1 vote on an answer, 1 with a reason" in text_of(asked)
    assert labels_of(asked.response) == ["Forget me", "Keep"]
    assert asked.response is not None
    await world.member.click(asked.response, label="Forget me")
    assert "I keep nothing about you any more." in text_of(asked)
    assert "Nothing." in text_of(await world.member.slash(world.channel, "privacy show"))


async def test_logs_no_longer_say_who_it_was(world: World) -> None:
    log = world.library.management.audit_log
    await log.add(world.admin.id, "setting", "caution")
    await log.add(world.member.id, "setting", "language")
    text = text_of(await world.admin.slash(world.channel, "privacy show"))
    assert "1 entry with your name in a library’s log" in text
    asked = await world.admin.slash(world.channel, "privacy forget-me")
    assert asked.response is not None
    await world.admin.click(asked.response, label="Forget me")
    actors = [event.actor for event in await log.recent(10)]
    assert actors == [str(world.member.id), ""]


async def test_others_keep_what_is_theirs(world: World) -> None:
    await given(world)
    text = text_of(await world.admin.slash(world.channel, "privacy show"))
    assert "Nothing." in text
    asked = await world.member.slash(world.channel, "privacy forget-me")
    assert asked.response is not None
    await world.member.click(asked.response, label="Keep")
    kept = await world.bot.library.journal.kept(world.member.id)
    assert kept.answers == 1


@pytest.mark.parametrize(("days", "left"), [(89, 1), (91, 0)])
async def test_what_is_too_old_is_deleted_at_the_next_start(
    world: World, days: int, left: int
) -> None:
    moment = datetime.now(UTC) - timedelta(days=days)
    world.bot.library.journal.remember("shared", ANSWER, asker=world.member.id, given_at=moment)
    await world.restart()
    await world.env.advance_time(60)
    assert (await world.bot.library.journal.kept(world.member.id)).answers == left


async def test_a_server_may_choose_to_keep_its_own_for_less(world: World) -> None:
    shown = (await world.admin.slash(world.channel, "settings")).response
    assert shown is not None
    await world.admin.click(shown, label="Memory")
    await world.admin.select(shown, ["7"], custom_id="quoth.set:retention")
    journal = world.bot.library.journal
    for library in (str(world.guild.id), "shared"):
        for days in (6, 8):
            moment = datetime.now(UTC) - timedelta(days=days)
            journal.remember(library, ANSWER, asker=world.member.id, given_at=moment)
    questions = world.library.management.open_questions
    await questions.note("Of old?", asked_at=datetime.now(UTC) - timedelta(days=8))
    await world.restart()
    await world.env.advance_time(60)
    assert (await world.bot.library.journal.kept(world.member.id)).answers == 3
    assert await world.library.management.open_questions.groups() == []


def test_kept_questions_are_told() -> None:
    kept = Kept(1, 1, 0, 0, datetime(2026, 3, 1, 12, tzinfo=UTC))
    text = render_kept(kept, Settings(keep_questions=True, retention_days=1), WORDS)
    assert "1 answer you asked for, 1 with the words" in text
    assert "the oldest is from <t:1772366400:R>" in text
    assert "the words of the question." in text
    assert "after 1 day at the latest" in text
