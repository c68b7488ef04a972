"""A channel as a source: its messages, or the posts of a forum, become articles."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot import Settings, create_bot
from index import Contributions, StorageError
from tests.bot.cogs.test_threads import forum_of
from tests.bot.crowd import post_in_forum, without
from tests.bot.world import World, make_settings, show_commands_to_all, text_of

RULES = ("Rule 1: Be **kind** to each other.", "Rule 2: Speak English in #general.", "ok", "👍")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


async def rules(world: World) -> Any:
    channel = world.guild.create_text_channel("rules")
    for text in RULES:
        await world.admin.send(channel, text)
    return channel


async def follow(world: World, channel: Any) -> str:
    return text_of(await world.admin.slash(world.channel, "library follow", channel=channel))


async def read(world: World) -> None:
    cog: Any = world.bot.get_cog("ChannelReader")
    await cog.read_all()


async def titles(world: World) -> list[str]:
    return [article.title for article in await world.library.articles()]


async def sources(world: World) -> str:
    return text_of(await world.admin.slash(world.channel, "library sources"))


async def test_messages_become_articles_with_links_to_them(world: World) -> None:
    channel = await rules(world)
    told = await follow(world, channel)
    assert f"Following <#{channel.id}>: 2 articles so far" in told
    assert await titles(world) == [
        "Rule 1: Be kind to each other.", "Rule 2: Speak English in #general.",
    ]  # fmt: skip
    answer = text_of(await world.member.slash(world.channel, "ask", question="What is rule 1?"))
    first = channel.history()[0]
    assert "Be kind to each other" in answer
    assert first.jump_url in answer
    assert f"<#{channel.id}>" in await sources(world)
    again = await follow(world, channel)
    assert again == f"I follow <#{channel.id}> already. New since I last looked: 0 articles."


async def test_what_comes_later_is_read_and_edits_are_followed(world: World) -> None:
    channel = await rules(world)
    await follow(world, channel)
    await world.restart()
    said = await world.admin.send(channel, "Rule 3: No spam at all.")
    await world.admin.send(world.channel, "Rule 4: This is another channel.")
    await read(world)
    assert len(await titles(world)) == 3
    await world.admin.edit(said, "Rule 3: No advertising at all, please.")
    library = world.library
    texts = [(await library.article(one.id)).text for one in await library.articles()]
    assert any("advertising" in text for text in texts)
    await world.admin.delete(said)
    assert len(await titles(world)) == 2
    await read(world)
    assert len(await titles(world)) == 2


async def test_reading_goes_on_after_a_restart_where_it_was(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    channel = world.guild.create_text_channel("faq")
    for number in range(5):
        await world.admin.send(channel, f"Question {number}: it has this answer.")
    whole, calls = Contributions.add, []

    async def broken(*arguments: Any, **facts: Any) -> Any:
        calls.append(arguments)
        if len(calls) > 2:
            raise StorageError("The disk is full.")
        return await whole(*arguments, **facts)

    with monkeypatch.context() as patch:
        patch.setattr(Contributions, "add", broken)
        await follow(world, channel)
        assert len(await titles(world)) == 2
        assert "being read" in await sources(world)
        await world.restart()
    await read(world)
    assert len(await titles(world)) == 5
    (followed,) = await world.library.channels.followed()
    assert followed.finished
    before = len(world.env.http_requests)
    await read(world)
    assert not [r for r in world.env.http_requests[before:] if f"{channel.id}/messages" in r.path]


async def test_a_forum_gives_the_first_message_of_each_post(world: World) -> None:
    forum = forum_of(world)
    await world.env.settle()
    post = await post_in_forum(world, forum, world.admin, "How to open the lock", "Turn the key.")
    await world.member.send(post, "That is what I do every single day.")
    await follow(world, forum)
    assert await titles(world) == ["How to open the lock"]
    await post_in_forum(world, forum, world.admin, "How to close it", "Turn it the other way.")
    await read(world)
    assert await titles(world) == ["How to close it", "How to open the lock"]


async def test_unfollowing_keeps_the_articles(world: World) -> None:
    channel = await rules(world)
    await follow(world, channel)
    told = await world.admin.slash(world.channel, "library unfollow", feed="#rules")
    assert "Unfollowed **\\#rules**" in text_of(told)
    await world.admin.send(channel, "Rule 3: No spam at all.")
    await read(world)
    assert len(await titles(world)) == 2


@pytest.mark.parametrize("trouble", ["channel gone", "permission withdrawn", "out of order"])
async def test_what_cannot_be_read_any_more_says_so_and_loses_nothing(
    world: World, trouble: str
) -> None:
    channel = await rules(world)
    await follow(world, channel)
    await world.admin.send(channel, "Rule 3: No spam at all.")
    if trouble == "channel gone":
        world.env.backend.delete_channel(channel.id)
    elif trouble == "permission withdrawn":
        me = world.guild.me
        assert me is not None
        path = f"/channels/{channel.id}/messages"
        world.env.inject_error("GET", path, status=403, code=50001, times=None)
    else:
        world.env.inject_error("GET", f"/channels/{channel.id}/messages", status=500, times=None)
    await world.env.settle()
    await read(world)
    said = await sources(world)
    expected = "is gone" if trouble == "channel gone" else "Read Message History"
    assert expected in said
    assert len(await titles(world)) == 2


async def test_a_full_library_says_so(world: World) -> None:
    channel = await rules(world)
    world.settings = replace(world.settings, quota_articles=1)
    await world.bot.close()
    await world.env.restart_bot(create_bot(world.settings))
    await follow(world, channel)
    assert "The library is full" in await sources(world)


async def test_neither_address_nor_channel_is_a_sentence(world: World) -> None:
    told = await world.admin.slash(world.channel, "library follow")
    assert "Give an address or a channel." in text_of(told)
    show_commands_to_all(world)
    assert "Manage Server" in text_of(await world.member.slash(world.channel, "library follow"))


async def test_a_channel_that_the_bot_or_the_manager_cannot_read_is_refused(world: World) -> None:
    me = world.guild.me
    assert me is not None
    shut = world.guild.create_text_channel(
        "shut", overwrites={me: without(read_message_history=False)}
    )
    assert "Read Message History" in await follow(world, shut)
    role = world.guild.roles["Managers"]
    hidden = world.guild.create_text_channel(
        "hidden", overwrites={role: discord.PermissionOverwrite(read_message_history=False)}
    )
    assert "read" in await follow(world, hidden)
    assert await titles(world) == []


class TestWithoutMessageContent:
    """Discord would send messages without their texts."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_it_is_refused_with_what_to_do(self, world: World) -> None:
        assert "message content intent" in await follow(world, await rules(world))
        assert await titles(world) == []
