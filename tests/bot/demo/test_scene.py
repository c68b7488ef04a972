"""The simulated server: the greeting, its buttons, the two visitors."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord

from bot import Settings, create_bot
from bot.client import Quoth
from bot.demo.scene import FIRST_QUESTION, Scene, ask_first_question, build_scene, greet
from bot.demo.text import message_as_text
from bot.demo.welcome import QUESTIONS


@pytest.fixture
def simcord_bot(tmp_path: Path) -> Quoth:
    return create_bot(Settings(data_dir=tmp_path))


@pytest.fixture
async def scene(simcord_env: simcord.Env, simcord_bot: Quoth) -> AsyncIterator[Scene]:
    scene = await build_scene(simcord_env, simcord_bot)
    await greet(scene, simcord_bot)
    yield scene
    await simcord_bot.close()


def welcome(scene: Scene) -> discord.Message:
    return scene.channel.history()[0]


async def test_the_bot_greets_under_its_own_name(scene: Scene) -> None:
    greeting = welcome(scene)
    assert greeting.author.name == "Quoth"
    assert scene.mention in greeting.content
    assert abs((discord.utils.utcnow() - greeting.created_at).total_seconds()) < 3600


async def test_the_first_question_is_answered_from_the_sample(scene: Scene) -> None:
    reply = await ask_first_question(scene)
    assert FIRST_QUESTION in reply
    assert "**Melanie Krause" in reply
    assert "¶ 1 of 8" in reply


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_button_asks_its_question(scene: Scene, question: str) -> None:
    result = await scene.member.click(welcome(scene), label=question)
    assert result.response is not None
    text = message_as_text(result.response.message)
    assert ("¶" in text) == (question != QUESTIONS[-1])


async def test_the_admin_alone_sees_the_admins_commands(scene: Scene) -> None:
    member = set(scene.member.available_commands(scene.channel))
    admin = set(scene.admin.available_commands(scene.channel))
    assert "ask" in member
    assert "library reindex" in admin
