"""A bot that ends in the middle of a reindex: nothing is lost, and nobody is left waiting."""

from __future__ import annotations

import pytest

from bot.cogs.library.interrupted_reindex import SHOWN
from index.operations.checks import DataDir, Level, data_checks, postgresql, run_checks
from tests.bot.unfinished import pull_the_plug, start_again, unfinished
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, text_of

QUESTION = "How long is the harbour bridge in metres?"
INTERRUPTED = "I stopped in the middle of this reindex. Nothing is lost"


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything count as slow: simcord's clock stands still while there is work."""
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)


async def levels(world: World) -> set[Level]:
    """Return how the doctor judges reindexes that were left."""
    if url := world.settings.database:
        return {
            finding.level for finding in await postgresql(DataDir(world.settings.data_dir), url)
        }
    checks = data_checks(DataDir(world.settings.data_dir))
    names = ("locks", "generations", "paragraphs", "integrity")
    return {f.level async for f in run_checks({name: checks[name] for name in names})}


async def test_a_crash_in_the_middle_of_a_reindex_loses_nothing_and_is_told(world: World) -> None:
    await world.add(BRIDGE)
    async with unfinished(world) as shown:
        assert "Reindexing…" in text_of(shown)
        await pull_the_plug(world)
    assert await levels(world) == {Level.OK, Level.WARN}

    await start_again(world)
    (left,) = world.replies()
    assert left.id == shown.id
    assert text_of(left).startswith(INTERRUPTED)
    assert labels_of(left) == []
    answer = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "503" in text_of(answer)
    own, *_ = await world.library.status()
    assert (own.generation, own.articles, own.reindexing) == (0, 1, None)

    await world.add(LIGHTHOUSE, "lighthouse.txt")
    again = await world.admin.slash(world.channel, "library reindex")
    assert "Reindexed 2 articles with 7 paragraphs" in text_of(again)
    assert await levels(world) == {Level.OK}
    answer = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "503" in text_of(answer)


async def test_a_message_that_could_not_be_changed_has_a_button_that_says_so(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    async with unfinished(world):
        await pull_the_plug(world)
    world.env.inject_error("PATCH", "/channels/*", status=500, times=None)
    await start_again(world)
    world.env.backend.faults.clear()
    assert "Could not report an interrupted reindex" in caplog.text
    (left,) = world.replies()
    assert labels_of(left) == ["Cancel"]
    click = await world.admin.click(left, label="Cancel")
    assert "No reindex is running" in text_of(click)


async def test_a_bot_that_is_stopped_says_so_itself(world: World) -> None:
    await world.add(BRIDGE)
    async with unfinished(world):
        await world.bot.close()
    (left,) = world.replies()
    assert text_of(left).startswith(INTERRUPTED)
    assert labels_of(left) == []
    await world.restart()
    assert await world.bot.library.preferring(SHOWN) == {}
    again = await world.admin.slash(world.channel, "library reindex")
    assert "Reindexed 1 article" in text_of(again)


async def test_a_reindex_that_was_done_stays_as_it_is_after_a_restart(world: World) -> None:
    await world.add(BRIDGE)
    await world.admin.slash(world.channel, "library reindex")
    assert await world.bot.library.preferring(SHOWN) == {}
    await world.restart()
    await world.env.settle()
    assert "Reindexed 1 article" in text_of(world.replies()[-1])
