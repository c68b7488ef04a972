"""Where nobody asks the bot: channels and forums that a server has opened to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from simcord import ChannelHandle

from bot import Settings
from tests.bot.crowd import post_in_forum, without
from tests.bot.world import BRIDGE, World, make_settings, text_of

QUESTION = "How long is the harbour bridge in metres, and how many lanes of traffic has it?"
QUOTE = "**It is 503 metres long"
UNKNOWN = "How do I bake sourdough bread in an oven?"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


async def open_channels(world: World, **choices: object) -> None:
    await world.add(BRIDGE)
    await world.choose(**choices)


async def test_a_question_in_an_open_channel_is_answered(world: World) -> None:
    await open_channels(world, channels=frozenset({world.channel.id}))
    asked = await world.member.send(world.channel, QUESTION)
    (answer,) = world.replies()
    assert QUOTE in text_of(answer)
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id
    await world.restart()
    await world.member.send(world.channel, QUESTION)
    assert len(world.replies()) == 2


async def test_what_is_uncertain_or_no_question_or_for_somebody_else_is_left_alone(
    world: World,
) -> None:
    await open_channels(world, channels=frozenset({world.channel.id}))
    other = await world.admin.send(world.channel, "Good morning, all.")
    for text in (UNKNOWN, "hello?", "lol", "The harbour bridge is 503 metres long."):
        await world.member.send(world.channel, text)
    await world.member.send(world.channel, QUESTION, reply_to=other)
    assert world.replies() == []


async def test_other_channels_stay_closed(world: World) -> None:
    await open_channels(world, channels=frozenset({world.channel.id}))
    elsewhere = world.guild.create_text_channel("elsewhere")
    await world.member.send(elsewhere, QUESTION)
    other = world.env.create_guild("Another server")
    stranger = other.add_member(world.env.create_user("zoe"))
    await stranger.send(other.create_text_channel("general"), QUESTION)
    assert world.replies(elsewhere) == []


async def test_an_open_channel_without_permission_stays_silent(world: World) -> None:
    me = world.guild.me
    assert me is not None
    quiet = world.guild.create_text_channel("quiet", overwrites={me: without(send_messages=False)})
    await open_channels(world, channels=frozenset({quiet.id}))
    await world.member.send(quiet, QUESTION)
    assert world.replies(quiet) == []
    assert world.replies(world.member.user.dm_channel) == []


def forum_of(world: World) -> ChannelHandle:
    return world.guild.create_forum_channel("questions")


async def test_a_post_is_answered_inside_the_post(world: World) -> None:
    forum = forum_of(world)
    await open_channels(world, forums=frozenset({forum.id}))
    post = await post_in_forum(
        world, forum, world.member, "How long is the harbour bridge?", "In metres, with its lanes."
    )
    (answer,) = world.replies(post)
    assert QUOTE in text_of(answer)
    assert "### How long is the harbour bridge?" in text_of(answer)


async def test_a_long_post_is_answered_by_its_title(world: World) -> None:
    forum = forum_of(world)
    await open_channels(world, forums=frozenset({forum.id}))
    text = "Hello everyone, my grandmother, a keen baker of sourdough, asked me about Zanzibar."
    post = await post_in_forum(world, forum, world.member, QUESTION, text)
    assert QUOTE in text_of(world.replies(post)[0])


async def test_only_the_first_message_of_a_post_is_a_question_to_the_bot(world: World) -> None:
    forum = forum_of(world)
    await open_channels(world, forums=frozenset({forum.id}))
    post = await post_in_forum(world, forum, world.member, UNKNOWN, "Any idea?")
    await world.admin.send(post, QUESTION)
    assert world.replies(post) == []
    await world.admin.send(post, f"{world.mention} {QUESTION}")
    assert QUOTE in text_of(world.replies(post)[0])


async def test_a_forum_that_is_not_open_is_left_alone(world: World) -> None:
    forum = forum_of(world)
    await open_channels(world)
    post = await post_in_forum(world, forum, world.member, QUESTION, "Any idea?")
    assert world.replies(post) == []


class TestWithoutMessageContent:
    """The operator has not switched the intent on."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_a_post_is_answered_by_its_title(self, world: World) -> None:
        forum = forum_of(world)
        await open_channels(world, forums=frozenset({forum.id}))
        post = await post_in_forum(world, forum, world.member, QUESTION, "Any idea?")
        assert QUOTE in text_of(world.replies(post)[0])

    async def test_channels_are_silent(self, world: World) -> None:
        await open_channels(world, channels=frozenset({world.channel.id}))
        await world.member.send(world.channel, QUESTION)
        assert world.replies() == []
