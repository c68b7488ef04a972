"""What the demo makes up for `/insights`, and that it says so."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import simcord

from bot import Settings, create_bot
from bot.client.bot import Quoth
from bot.demo import open_demo
from bot.demo.history import ASKED, DAYS, QUESTIONS, make_history
from bot.demo.scene import Scene, build_scene
from bot.demo.welcome import WELCOME
from index import Day, Library
from tests.events import until


@pytest.fixture
def simcord_bot(tmp_path: Path) -> Quoth:
    return create_bot(Settings(data_dir=tmp_path, message_content=True))


@pytest.fixture
async def scene(simcord_env: simcord.Env, simcord_bot: Quoth) -> AsyncIterator[Scene]:
    yield await build_scene(simcord_env, simcord_bot)
    await simcord_bot.close()


def library_of(scene: Scene) -> Library:
    return scene.bot.library_of(scene.admin.guild.id)


async def days(scene: Scene) -> tuple[Day, ...]:
    return (await library_of(scene).management.statistics.insights(DAYS + 1)).days


async def test_there_are_some_weeks_of_questions_before_today(scene: Scene) -> None:
    today = (await days(scene))[-1]
    await make_history(scene)
    found = await days(scene)
    assert [day.questions for day in found[:8]] == [*ASKED, ASKED[0]]
    assert found[-1] == today
    assert 0 < sum(day.unhelpful for day in found) < sum(day.helpful for day in found)
    groups = await library_of(scene).management.open_questions.groups()
    assert {group.wording for group in groups} == {QUESTIONS[3], QUESTIONS[7]}
    await make_history(scene)
    assert await days(scene) == found


async def test_the_visitor_is_told_what_is_made_up() -> None:
    assert "made up for this demo" in WELCOME


async def test_the_clock_of_the_demo_is_that_of_the_visitor(tmp_path: Path) -> None:
    async with open_demo(Settings(data_dir=tmp_path)) as demo:
        begun = datetime.now(UTC)
        await until(lambda: min(demo._env.now(), demo._page.capture_time) > begun)
        for moment in (demo._env.now(), demo._page.capture_time):
            assert moment < datetime.now(UTC)
