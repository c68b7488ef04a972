"""Members who want to be told when a question can be answered, and similar posts."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from index import Answer, Library, StorageError, Wish
from index.activity import wishes
from tests.bot.cogs.test_threads import forum_of
from tests.bot.crowd import post_in_forum
from tests.bot.world import BRIDGE, World, labels_of, text_of

QUESTION = "How long is the harbour bridge in metres?"


async def wish(world: World, how: str = "Direct message", question: str = QUESTION) -> str:
    """Ask in vain, and want to be told; return what is said."""
    await world.member.send(world.channel, f"{world.mention} {question}")
    answer = world.replies()[-1]
    shown = await world.member.click(answer, label="Tell me later")
    assert shown.ephemeral
    assert "30 days at most" in text_of(shown)
    assert shown.response is not None
    return text_of(await world.member.click(shown.response, label=how))


async def tell(world: World) -> None:
    cog: Any = world.bot.get_cog("WishesCog")
    await cog.tell()


async def test_a_member_is_told_once_by_a_message(world: World) -> None:
    assert "as soon as the articles can answer" in await wish(world)
    await tell(world)
    dm = world.member.user.dm_channel
    assert world.replies(dm) == []
    await world.restart()
    await world.add(BRIDGE)
    await tell(world)
    await tell(world)
    (told,) = world.replies(dm)
    assert told.content.startswith("The articles can answer this now:\n### How long is")
    assert "**It is 503 metres long" in told.content


async def test_a_member_is_mentioned_where_it_was_asked(world: World) -> None:
    await wish(world, "Mention me here")
    await world.add(BRIDGE)
    await tell(world)
    told = world.replies()[-1]
    assert told.content.startswith(f"<@{world.member.id}> The articles can answer this now:")
    assert world.replies(world.member.user.dm_channel) == []


async def test_nothing_is_kept_before_it_is_chosen_and_forgetting_deletes_it(world: World) -> None:
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    await world.member.click(world.replies()[-1], label="Tell me later")
    assert await world.bot.library.wishes.count(world.member.id) == 0
    await wish(world)
    shown = text_of(await world.member.slash(world.channel, "privacy show"))
    assert "1 question you want to be told about, with your Discord ID" in shown
    await world.bot.library.member_data.forget(world.member.id)
    await world.add(BRIDGE)
    await tell(world)
    assert world.replies(world.member.user.dm_channel) == []


async def test_a_wish_ends_after_thirty_days(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await wish(world)
    monkeypatch.setattr(wishes, "KEPT", timedelta(0))
    await tell(world)
    assert await world.bot.library.wishes.count(world.member.id) == 0


async def test_more_than_twenty_are_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wishes, "MOST", 1)
    await wish(world)
    assert "the most I keep" in await wish(world, question="How do I bake bread?")


async def test_it_is_asked_again_whenever_the_library_has_changed_and_only_then(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await wish(world)
    asked: list[str] = []
    ask = Library.ask

    async def count(library: Library, question: str, **options: Any) -> Answer:
        asked.append(question)
        return await ask(library, question, **options)

    monkeypatch.setattr(Library, "ask", count)

    async def asked_now() -> int:
        asked.clear()
        await tell(world)
        return asked.count(QUESTION)

    assert [await asked_now() for _ in range(3)] == [1, 0, 0]
    await world.add("The old lighthouse has been dark since 1950, and nobody misses its light.")
    assert [await asked_now() for _ in range(2)] == [1, 0]
    await world.library.prefer("caution", "eager")
    assert [await asked_now() for _ in range(2)] == [1, 0]
    await world.add(BRIDGE)
    await world.bot.library.reindex()
    await tell(world)
    assert len(world.replies(world.member.user.dm_channel)) == 1


async def test_one_library_that_cannot_be_read_keeps_nobody_else_waiting(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.bot.library.wishes.add(Wish("77", world.member.id, "How high is the tower?"))
    await wish(world)
    await world.add(BRIDGE)
    ready = Library.ready

    async def fail(library: Library) -> None:
        if library.key == "77":
            raise StorageError("That library is away.")
        await ready(library)

    monkeypatch.setattr(Library, "ready", fail)
    await tell(world)
    assert len(world.replies(world.member.user.dm_channel)) == 1
    assert await world.bot.library.wishes.count(world.member.id) == 1


async def test_who_has_left_the_server_is_not_told_what_its_articles_say(world: World) -> None:
    await wish(world)
    await world.add(BRIDGE)
    world.env.backend.remove_member(world.guild.id, world.member.id)
    await world.env.settle()
    await tell(world)
    assert world.replies(world.member.user.dm_channel) == []
    assert await world.bot.library.wishes.count(world.member.id) == 0


async def test_wishes_that_come_at_once_are_counted_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wishes, "MOST", 3)
    kept = world.bot.library.wishes
    assert await kept.add(Wish("7", world.member.id, "Question 0"))
    more = (kept.add(Wish("7", world.member.id, f"Question {n}")) for n in range(1, 9))
    assert sum(await asyncio.gather(*more)) == 2
    assert await kept.count(world.member.id) == 3
    assert await kept.add(Wish("7", world.member.id, "Question 0", "70"))


@pytest.mark.parametrize(("status", "left"), [(403, 0), (500, 1)])
async def test_who_cannot_be_told_is_told_later_or_never(
    world: World, status: int, left: int
) -> None:
    await wish(world)
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=None)
    await tell(world)
    assert await world.bot.library.wishes.count(world.member.id) == left


async def test_a_channel_that_is_gone_becomes_a_message(world: World) -> None:
    await wish(world, "Mention me here")
    await world.add(BRIDGE)
    world.env.backend.delete_channel(world.channel.id)
    await world.env.settle()
    await tell(world)
    assert "503 metres" in world.replies(world.member.user.dm_channel)[0].content


async def test_an_answer_that_there_is_has_no_such_button(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "Tell me later" not in labels_of(world.replies()[-1])


async def test_a_new_post_without_an_answer_gets_similar_ones(world: World) -> None:
    forum = forum_of(world, "Solved")
    await world.choose(forums=frozenset({forum.id}))
    await world.env.settle()
    old = await post_in_forum(world, forum, world.admin, "Door lock does not open", "Help!")
    await post_in_forum(world, forum, world.admin, "Pizza on Friday?", "Who comes?")
    world.env.backend.edit_channel(old.id, {"applied_tags": [100]})
    await world.env.settle()
    post = await post_in_forum(world, forum, world.member, "My door lock is stuck", "Any idea?")
    (reply,) = world.replies(post)
    url = f"https://discord.com/channels/{world.guild.id}/{old.id}"
    assert reply.content == f"Similar questions:\n- [Door lock does not open]({url}) ✅"
    other = await post_in_forum(world, forum, world.member, "Who plays chess?", "Anyone?")
    assert world.replies(other) == []
