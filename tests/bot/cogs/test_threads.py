"""Answers in threads of their own, follow-ups in them, and “That solved it”."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import ChannelHandle, MemberActor
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot import Settings
from tests.bot.cogs.test_settings import choices, choose, panel
from tests.bot.crowd import post_in_forum, without
from tests.bot.world import BRIDGE, World, labels_of, make_settings, text_of

QUESTION = "How long is the harbour bridge in metres?"
QUOTE = "**It is 503 metres long"
OPENING = "Who opened the harbour bridge to traffic?"
UNKNOWN = "How do I bake sourdough in an oven?"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


async def choose_all(world: World, **choices: Any) -> None:
    await world.add(BRIDGE)
    await world.choose(**choices)


async def ask(world: World, question: str = QUESTION, who: MemberActor | None = None) -> Any:
    return await (who or world.member).send(world.channel, f"{world.mention} {question}")


async def in_thread(world: World, question: str = QUESTION) -> ChannelHandle:
    """Ask where answers stand in threads; return the thread."""
    await choose_all(world, threads=frozenset({world.channel.id}))
    await ask(world, question)
    (thread,) = world.channel.threads
    return thread


async def test_an_answer_stands_in_a_thread_where_the_server_wants_that(world: World) -> None:
    await choose(world, "Threads", "threads", world.channel)
    assert (await choices(world)).threads == {world.channel.id}
    await world.add(BRIDGE)
    await world.restart()
    await ask(world, f"**{QUESTION}** <@{world.admin.id}>")
    (thread,) = world.channel.threads
    assert thread.name == QUESTION
    assert QUOTE in text_of(world.replies(thread)[0])
    assert not [reply for reply in world.replies() if QUOTE in text_of(reply)]


async def test_a_busy_channel_is_one_where_others_talk(world: World) -> None:
    await choose_all(world, busy_threads=frozenset({world.channel.id}))
    for _ in range(5):
        await world.member.send(world.channel, "As I said, painters start again.")
    await ask(world)
    assert world.channel.threads == []
    assert len(world.replies()) == 1
    await ask(world, who=world.admin)
    (thread,) = world.channel.threads
    assert len(world.replies(thread)) == 1
    await world.env.advance_time(200)
    await ask(world, OPENING, who=world.admin)
    assert len(world.channel.threads) == 1


async def test_a_follow_up_in_the_thread_needs_no_mention(world: World) -> None:
    thread = await in_thread(world, OPENING)
    await world.restart()
    await world.member.send(thread, "and when?")
    answer = world.replies(thread)[1]
    assert f"### and when?\n-# ↪ {OPENING}" in text_of(answer)
    assert "19 March 1932" in text_of(answer)
    await world.member.send(thread, f"{world.mention} and who?")
    assert "the premier" in text_of(world.replies(thread)[2])
    await world.member.send(thread, UNKNOWN)
    assert "no answer" in text_of(world.replies(thread)[3])


async def test_what_is_no_question_to_the_bot_is_left_alone_in_a_thread(world: World) -> None:
    thread = await in_thread(world, OPENING)
    said = await world.admin.send(thread, "I was there, it was wonderful.")
    await world.member.send(thread, "and when?", reply_to=said)
    await world.member.send(thread, f"Do you know when, <@{world.admin.id}>?")
    await world.member.send(thread, "ok, I will look at it later")
    await world.admin.send(thread, UNKNOWN)
    assert len(world.replies(thread)) == 1
    thanks = await world.member.send(thread, "thanks")
    assert len(world.replies(thread)) == 1
    (message,) = [m for m in thread.history() if m.id == thanks.id]
    assert [str(reaction.emoji) for reaction in message.reactions] == ["🙂"]


async def test_edits_and_deletions_reach_the_answer_in_its_thread(world: World) -> None:
    await choose_all(world, threads=frozenset({world.channel.id}))
    asked = await ask(world)
    (thread,) = world.channel.threads
    await world.restart()
    await world.member.edit(asked, f"{world.mention} {OPENING}")
    (answer,) = world.replies(thread)
    assert f"### {OPENING}" in text_of(answer)
    await world.member.delete(asked)
    assert world.replies(thread) == []


@pytest.mark.parametrize("lacking", ["create_public_threads", "send_messages_in_threads"])
async def test_without_the_permission_the_answer_stands_in_the_channel(
    world: World, lacking: str
) -> None:
    me = world.guild.me
    assert me is not None
    channel = world.guild.create_text_channel("shut", overwrites={me: without(**{lacking: False})})
    await choose_all(world, threads=frozenset({channel.id}))
    await world.member.send(channel, f"{world.mention} {QUESTION}")
    assert channel.threads == []
    assert QUOTE in text_of(world.replies(channel)[0])


@pytest.mark.parametrize("status", [400, 403, 500])
async def test_a_thread_that_discord_refuses_leaves_the_answer_in_the_channel(
    world: World, status: int
) -> None:
    await choose_all(world, threads=frozenset({world.channel.id}))
    path = "/channels/*/messages/*/threads"
    world.env.inject_error("POST", path, status=status, times=None)
    await ask(world)
    assert QUOTE in text_of(world.replies()[0])


async def test_a_thread_of_somebody_else_is_no_thread_of_the_bot(world: World) -> None:
    await choose_all(world)
    backend = world.env.backend
    backend.create_thread(world.channel.id, "Talk", world.member.id)
    await world.env.settle()
    (thread,) = world.channel.threads
    await world.member.send(thread, QUESTION)
    assert world.replies(thread) == []


class TestWithoutMessageContent:
    """The operator has not switched the intent on: a follow-up needs a mention."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_a_follow_up_needs_a_mention_and_the_panel_says_so(self, world: World) -> None:
        thread = await in_thread(world, OPENING)
        await world.member.send(thread, "and when?")
        assert len(world.replies(thread)) == 1
        await world.member.send(thread, f"{world.mention} and when?")
        assert "19 March 1932" in text_of(world.replies(thread)[1])
        assert "message_content" in text_of(await panel(world, "Threads"))


def forum_of(world: World, *tags: str) -> ChannelHandle:
    forum = world.guild.create_forum_channel("questions")
    numbered = [
        {"id": str(100 + i), "name": tag, "moderated": False, "emoji_id": None, "emoji_name": None}
        for i, tag in enumerate(tags)
    ]
    world.env.backend.edit_channel(forum.id, {"available_tags": numbered})
    return forum


def keep_from_managing(world: World, forum: ChannelHandle) -> None:
    """Take from the bot what setting a tag needs."""
    assert world.bot.user is not None
    bit = discord.Permissions(manage_threads=True).value
    denied = Overwrite(world.bot.user.id, OverwriteType.MEMBER, allow=0, deny=bit)
    world.env.backend.edit_channel(forum.id, {}, overwrites=[denied])


async def solvable(world: World, *tags: str, **choices: Any) -> ChannelHandle:
    """Have a post answered in a forum that has tags; return it."""
    forum = forum_of(world, *tags)
    await choose_all(world, forums=frozenset({forum.id}), **choices)
    await world.env.settle()
    return await post_in_forum(world, forum, world.member, QUESTION, "In metres, please.")


def tags_of(world: World, post: ChannelHandle) -> list[int]:
    return world.env.backend.get_channel(post.id).applied_tags


async def test_that_solved_it_sets_the_tag(world: World) -> None:
    post = await solvable(world, "bug", "Solved ✅")
    (answer,) = world.replies(post)
    assert "That solved it" in labels_of(answer)
    await world.restart()
    told = await world.member.click(answer, label="That solved it")
    assert "marked this post as solved" in text_of(told)
    assert told.ephemeral
    assert tags_of(world, post) == [101]
    again = await world.member.click(answer, label="That solved it")
    assert text_of(again) == "Glad that helped!"


async def test_the_chosen_tag_is_set_instead_of_that_of_a_name(world: World) -> None:
    post = await solvable(world, "Solved", "done here")
    await choose(world, "Threads", "solved_tags", "101")
    await world.env.settle()
    await world.admin.click(world.replies(post)[0], label="That solved it")
    assert tags_of(world, post) == [101]


async def test_without_manage_threads_the_vote_counts_and_the_reason_is_said(world: World) -> None:
    post = await solvable(world, "Solved")
    keep_from_managing(world, world.guild.channels["questions"])
    await world.env.settle()
    told = await world.member.click(world.replies(post)[0], label="That solved it")
    assert "Manage Threads" in text_of(told)
    assert tags_of(world, post) == []
    kept = await world.bot.library.member_data.kept(world.member.id)
    assert kept.votes == 1


async def test_others_vote_but_solve_nothing(world: World) -> None:
    post = await solvable(world, "Solved")
    stranger = world.guild.add_member(world.env.create_user("zoe"))
    await world.env.settle()
    told = await stranger.click(world.replies(post)[0], label="That solved it")
    assert "Thanks" in text_of(told)
    assert tags_of(world, post) == []
    assert (await world.bot.library.member_data.kept(stranger.id)).votes == 1
