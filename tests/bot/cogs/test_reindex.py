"""A reindex by command that is stopped, that finds answers, that loses pins."""

from __future__ import annotations

import asyncio
import itertools
import re
import sys
from typing import Any

import discord
import pytest

from tests.bot.unfinished import unfinished
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, text_of
from tests.events import until

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "When did Mary Ellis grow her prize dahlias?"


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything count as slow: simcord's clock stands still while there is work."""
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)


async def generation(world: World) -> int:
    own, *_ = await world.library.status()
    return own.generation


async def test_a_reindex_is_cancelled_by_its_button(world: World) -> None:
    await world.add(BRIDGE)
    async with unfinished(world) as shown:
        assert "Reindexing…" in text_of(shown)
        assert labels_of(shown) == ["Cancel"]
        await world.member.click(shown, label="Cancel")
        await until(lambda: "Manage Server" in str(world.env.http_requests[-1].json))
        await world.admin.click(shown, label="Cancel")
        await until(lambda: text_of(world.replies()[-1]).startswith("Reindex cancelled."))
    await world.env.settle()
    assert labels_of(world.replies()[-1]) == []
    assert await generation(world) == 0
    answer = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "503" in text_of(answer)
    assert "cancelled a reindex" in text_of(await world.admin.slash(world.channel, "library log"))
    again = await world.admin.slash(world.channel, "library reindex")
    assert "Reindexed 1 article" in text_of(again)


async def test_two_servers_reindex_at_once_and_neither_stops_the_other(world: World) -> None:
    other = world.env.create_guild("The other server")
    place = other.create_text_channel("general")
    role = other.create_role("Bosses", permissions=discord.Permissions(manage_guild=True))
    boss = other.add_member(world.env.create_user("bob"), roles=[role])
    await boss.slash(place, "library add", file=("lighthouse.txt", LIGHTHOUSE.encode()))
    await world.add(BRIDGE)
    async with unfinished(world) as shown:
        await boss.slash(place, "library reindex")
        done = "Reindexed 1 article with 3 paragraphs"
        await until(lambda: done in "".join(map(text_of, world.replies(place))))
        assert "Reindexing…" in text_of(world.replies()[-1])
        assert labels_of(shown) == ["Cancel"]
    await world.env.settle()
    assert "Reindexed 1 article with 4 paragraphs" in text_of(world.replies()[-1])


async def test_a_reindex_outlives_the_token_of_its_command(world: World) -> None:
    await world.add(BRIDGE)
    async with unfinished(world) as shown:
        world.env.backend.advance_clock(15 * 60)
        # What Discord says to a token of which the 15 minutes have passed; simcord does not.
        world.env.inject_error("*", "/webhooks/*", status=401, code=50027, times=None)
    await world.env.settle()
    (done,) = world.replies()
    assert done.id == shown.id
    assert "Reindexed 1 article" in text_of(done)
    assert labels_of(done) == []
    assert await generation(world) == 1


async def test_progress_is_edited_in_place_and_at_most_every_three_seconds(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps, waits = itertools.count(), list[float]()

    async def not_done_thrice(seconds: float, work: asyncio.Future[Any]) -> bool:
        """Let time fly: simcord's clock stands still while there is work."""
        waits.append(seconds)
        if len(waits) <= 3:
            return False
        await asyncio.wait({work})
        return True

    monkeypatch.setattr("bot.ui.progress.done_within", not_done_thrice)
    module = sys.modules["bot.cogs.library.reindex"]
    monkeypatch.setattr(module, "render_progress", lambda *_: f"Step {next(steps)}")
    await world.add(BRIDGE)
    before = len(world.env.http_requests)
    await world.admin.slash(world.channel, "library reindex")
    contents = [str(request.json) for request in world.env.http_requests[before:]]
    shown = [found[0] for text in contents if (found := re.findall(r"Step \d+", text))]
    assert shown == ["Step 0", "Step 1", "Step 2", "Step 3"]
    assert waits == [3.0] * 4
    assert len(world.replies()) == 1


async def test_a_button_that_was_left_behind_has_nothing_to_cancel(world: World) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("PATCH", "/webhooks/*", status=500, times=None)
    shown = await world.admin.slash(world.channel, "library reindex")
    assert labels_of(shown.response) == ["Cancel"]
    assert shown.response is not None
    click = await world.admin.click(shown.response, label="Cancel")
    assert "No reindex is running" in text_of(click)
    assert await generation(world) == 1


async def test_a_finished_reindex_has_no_button_and_stands_in_the_log(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.admin.slash(world.channel, "library reindex")
    assert labels_of(result.response) == []
    logged = text_of(await world.admin.slash(world.channel, "library log"))
    assert "reindexed: nothing changed" in logged


async def test_open_questions_are_named_if_they_were_public(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    await world.member.slash(world.channel, "ask", question="Who kept the light at Cape Sorrow?")
    await world.member.slash(world.channel, "ask", question="How do I bake sourdough?")
    nothing = text_of(await world.admin.slash(world.channel, "library reindex"))
    assert "Answered now" not in nothing
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    text = text_of(await world.admin.slash(world.channel, "library reindex"))
    assert f"Answered now: **{UNKNOWN}** and 1 that was not asked in public" in text
    groups = await world.library.management.open_questions.groups()
    assert [group.wording for group in groups] == ["How do I bake sourdough?"]


async def test_a_pin_that_has_lost_its_passage_is_counted(world: World) -> None:
    await world.add(BRIDGE)
    asked = await world.admin.slash(
        world.channel, "library pin", question="What is the toll?", article="harbour", paragraph=4
    )
    assert asked.response is not None
    await world.admin.click(asked.response, label="Pin")
    await world.add(BRIDGE.replace("sixpence", "a shilling"))
    text = text_of(await world.admin.slash(world.channel, "library reindex"))
    assert "1 pinned passage is no longer there" in text
