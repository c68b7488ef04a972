"""What becomes of a conversation: follow-ups, edits, deletions, refusals, haste."""

from __future__ import annotations

import asyncio
import logging
import sys
from pathlib import Path
from typing import Any

import discord
import pytest

from bot import Settings
from bot.servers.settings_cache import SettingsCache
from index import Answer, Library
from tests.bot.crowd import without
from tests.bot.world import BRIDGE, World, make_settings, text_of
from tests.events import until

QUESTION = "How long is the harbour bridge in metres?"
QUOTE = "**It is 503 metres long"
OPENING = "Who opened the harbour bridge to traffic?"


async def ask(world: World, question: str = QUESTION) -> discord.Message:
    """Add the article and mention the bot; return the question's message."""
    await world.add(BRIDGE)
    return await world.member.send(world.channel, f"{world.mention} {question}")


async def test_a_follow_up_leans_on_the_question_before(world: World) -> None:
    await ask(world, OPENING)
    await world.restart()
    await world.member.send(world.channel, "and when?", reply_to=world.replies()[0])
    answer = world.replies()[1]
    assert f"### and when?\n-# ↪ {OPENING}" in text_of(answer)
    assert "19 March 1932" in text_of(answer)
    menu = await world.member.click(answer, label="⋯")
    assert menu.response is not None
    reasons = await world.member.click(menu.response, label="Why this answer?")
    assert "**bridge**" in text_of(reasons)
    await world.member.send(world.channel, "and who?", reply_to=answer)
    last = world.replies()[2]
    assert f"### and who?\n-# ↪ {OPENING} and when?" in text_of(last)
    assert "the premier" in text_of(last)


async def test_a_follow_up_to_an_answer_in_text_does_so_too(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=400)
    await ask(world, OPENING)
    assert world.replies()[0].content.startswith("### Who opened")
    await world.member.send(world.channel, "and when?", reply_to=world.replies()[0])
    assert "19 March 1932" in text_of(world.replies()[1])


async def test_thanks_are_not_answered_with_the_same_again(world: World) -> None:
    await ask(world)
    thanks = await world.member.send(world.channel, "thanks", reply_to=world.replies()[0])
    assert len(world.replies()) == 1
    (message,) = [m for m in world.channel.history() if m.id == thanks.id]
    assert [str(reaction.emoji) for reaction in message.reactions] == ["🙂"]


async def test_a_question_put_differently_changes_its_answer(world: World) -> None:
    asked = await ask(world, "How do I bake sourdough in an oven?")
    await world.restart()
    await world.env.advance_time(60)
    await world.member.edit(asked, f"{world.mention} {QUESTION}")
    (answer,) = world.replies()
    assert QUOTE in text_of(answer)
    await world.member.click(answer, label="👍")
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    (answer,) = world.replies()
    assert f"### {OPENING}" in text_of(answer)


async def test_a_mention_added_in_time_is_answered(world: World) -> None:
    await world.add(BRIDGE)
    said = await world.member.send(world.channel, QUESTION)
    await world.member.edit(said, f"{world.mention} {QUESTION}")
    assert QUOTE in text_of(world.replies()[0])


async def test_an_old_question_keeps_its_answer(world: World) -> None:
    asked = await ask(world)
    await world.env.advance_time(121)
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    (answer,) = world.replies()
    assert QUOTE in text_of(answer)


async def test_an_answer_in_text_is_edited_too(world: World) -> None:
    world.env.inject_error("POST", "/channels/*/messages", status=400)
    asked = await ask(world)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=400)
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    (answer,) = world.replies()
    assert answer.content.startswith(f"### {OPENING}")


@pytest.mark.parametrize("status", [403, 404, 429, 500])
async def test_an_edit_that_is_refused_adds_no_answer(
    world: World, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await ask(world)
    world.env.inject_error("PATCH", "/channels/*/messages/*", status=status, times=None)
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    (answer,) = world.replies()
    assert QUOTE in text_of(answer)
    assert "was not edited" in caplog.text
    told = world.replies(world.member.user.dm_channel)
    assert len(told) == (status != 404)


async def test_a_deleted_question_takes_its_answer_along(world: World) -> None:
    asked = await ask(world)
    other = await world.admin.send(world.channel, f"{world.mention} {OPENING}")
    await world.restart()
    await world.member.delete(asked)
    (left,) = world.replies()
    assert OPENING in text_of(left)
    world.env.backend.bulk_delete_messages(world.channel.id, [other.id])
    await world.env.settle()
    assert world.replies() == []


@pytest.mark.parametrize("status", [403, 500])
async def test_an_answer_that_cannot_be_deleted_is_logged(
    world: World, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    asked = await ask(world)
    world.env.inject_error("DELETE", "/channels/*/messages/*", status=status, times=None)
    await world.member.delete(asked)
    assert "was not deleted" in caplog.text


@pytest.mark.simcord(check_errors=False)
async def test_an_answer_deleted_before_its_question_is_no_error(world: World) -> None:
    asked = await ask(world)
    menu = await world.member.click(world.replies()[0], label="⋯")
    assert menu.response is not None
    await world.member.click(menu.response, label="Delete")
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    await world.member.delete(asked)
    assert world.replies() == []
    assert world.env.errors == []


async def test_a_question_deleted_while_it_is_answered_gets_no_answer(world: World) -> None:
    await world.add(BRIDGE)
    backend = world.env.backend
    asked = backend.create_message(world.channel.id, world.member.id, f"{world.mention} {QUESTION}")
    backend.delete_message(world.channel.id, asked.id)
    await world.env.settle()
    assert world.replies() == []


async def test_a_deleted_channel_is_no_error(world: World) -> None:
    await world.add(BRIDGE)
    place = world.guild.create_text_channel("short-lived")
    world.env.backend.create_message(place.id, world.member.id, f"{world.mention} {QUESTION}")
    world.env.backend.delete_channel(place.id)
    await world.env.settle()


async def test_whoever_asks_where_the_bot_may_not_write_is_told(world: World) -> None:
    await world.add(BRIDGE)
    me = world.guild.me
    assert me is not None
    quiet = world.guild.create_text_channel("quiet", overwrites={me: without(send_messages=False)})
    await world.member.send(quiet, f"{world.mention} {QUESTION}")
    (told,) = world.replies(world.member.user.dm_channel)
    assert "not allowed to write there" in told.content


@pytest.mark.parametrize(("status", "code"), [(403, 50013), (429, 0), (500, 0)])
async def test_a_refused_answer_is_told_in_a_direct_message(
    world: World, status: int, code: int
) -> None:
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=status, code=code, times=None)
    await ask(world)
    assert world.replies() == []
    assert len(world.replies(world.member.user.dm_channel)) == 1


async def test_an_answer_that_automod_blocks_is_told_in_the_channel(world: World) -> None:
    path = f"/channels/{world.channel.id}/messages"
    world.env.inject_error("POST", path, status=400, code=200000, times=2)
    await ask(world)
    (told,) = world.replies()
    assert "AutoMod" in told.content


async def test_an_answer_lost_once_is_sent_again_once(world: World) -> None:
    world.env.inject_error("POST", f"/channels/{world.channel.id}/messages", status=500)
    await ask(world)
    (answer,) = world.replies()
    assert QUOTE in text_of(answer)


async def test_whom_to_ask_instead_is_named_without_a_ping(world: World) -> None:
    role = world.guild.create_role("Librarians")
    await world.choose(instead=role.mention)
    asked = "How do I bake sourdough in an oven?"
    await ask(world, asked)
    assert f"You could ask {role.mention}." in text_of(world.replies()[0])
    result = await world.member.slash(world.channel, "ask", question=asked)
    assert result.ephemeral
    assert role.mention in text_of(result)


class TestHaste:
    """Two questions a member and three a channel in a minute."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data", member_questions=2, channel_questions=3)

    async def test_a_member_has_to_wait(self, world: World) -> None:
        await ask(world)
        await world.member.slash(world.channel, "ask", question=QUESTION)
        for _ in range(2):
            told = await world.member.slash(world.channel, "ask", question=QUESTION)
            assert told.ephemeral
            assert "many questions in a short time; please wait 60 seconds" in text_of(told)
        for _ in range(3):
            await world.member.send(world.channel, f"{world.mention} {QUESTION}")
        assert len(world.replies()) == 2
        await world.env.advance_time(61)
        await world.member.send(world.channel, f"{world.mention} {QUESTION}")
        assert QUOTE in text_of(world.replies()[-1])

    async def test_a_channel_has_to_wait_and_says_so_once(self, world: World) -> None:
        await world.add(BRIDGE)
        people = [world.guild.add_member(world.env.create_user(f"m{n}")) for n in range(6)]
        for person in people:
            await person.send(world.channel, f"{world.mention} {QUESTION}")
        *answers, told = world.replies()
        assert len(answers) == 3
        assert "are being asked in this channel" in text_of(told)
        elsewhere = world.guild.create_text_channel("elsewhere")
        await people[-1].send(elsewhere, f"{world.mention} {QUESTION}")
        assert QUOTE in text_of(world.replies(elsewhere)[0])


async def test_many_questions_at_once_are_each_answered_once(world: World) -> None:
    await world.add(BRIDGE)
    backend = world.env.backend
    asked = [
        backend.create_message(world.channel.id, world.member.id, f"{world.mention} {QUESTION}")
        for _ in range(20)
    ]
    await until(lambda: len(world.replies()) >= len(asked))
    await world.env.settle()
    answered = [m.reference.message_id for m in world.replies() if m.reference]
    assert sorted(filter(None, answered)) == sorted(message.id for message in asked)


async def test_a_bot_that_is_stopped_answers_what_it_was_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.add(BRIDGE)
    asking, may_go_on = asyncio.Event(), asyncio.Event()
    recall = Library.preferences

    async def slow(library: Library) -> dict[str, str]:
        asking.set()
        await may_go_on.wait()
        return await recall(library)

    monkeypatch.setattr(Library, "preferences", slow)
    world.bot.server_settings = SettingsCache()
    world.env.backend.create_message(
        world.channel.id, world.member.id, f"{world.mention} {QUESTION}"
    )
    await asking.wait()
    closing = asyncio.ensure_future(world.bot.close())
    await until(lambda: world.bot.get_cog("Conversation") is None)
    may_go_on.set()
    await closing
    assert QUOTE in text_of(world.replies()[0])


@pytest.mark.parametrize("by_command", [True, False])
async def test_what_takes_too_long_ends_quietly_when_the_bot_stops(
    world: World,
    by_command: bool,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await world.add(BRIDGE)
    # As it is now: discord.py imports what belongs to an extension anew.
    monkeypatch.setattr(sys.modules["bot.cogs.conversation.cog"], "LAST_SECONDS", 0.01)
    asking, ask = asyncio.Event(), Library.ask

    async def slow(library: Library, *args: Any, **kwargs: Any) -> Answer:
        asking.set()
        try:
            await asyncio.Event().wait()
        finally:
            await ask(library, QUESTION)  # the database is still open
        raise AssertionError("unreachable")

    monkeypatch.setattr(Library, "ask", slow)
    if by_command:
        asked = asyncio.ensure_future(world.member.slash(world.channel, "ask", question=QUESTION))
    else:
        world.env.backend.create_message(
            world.channel.id, world.member.id, f"{world.mention} {QUESTION}"
        )
    await asking.wait()
    await world.bot.close()
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    if by_command:
        asked.cancel()
        await asyncio.gather(asked, return_exceptions=True)
