"""The simulated server: the greeting, its buttons, the channels, the visitors."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
import simcord
from simcord import ChannelHandle

from bot import Settings, create_bot
from bot.client.bot import Quoth
from bot.demo import open_demo
from bot.demo.doors import Doorway
from bot.demo.scene import (
    FIRST_QUESTION,
    OVERHEARD,
    Scene,
    ask_first_question,
    build_scene,
    demo_articles,
    talk_in_the_lounge,
)
from bot.demo.shots import SHOTS, message_id
from bot.demo.text import message_as_text
from bot.demo.upkeep import UPKEEP
from bot.demo.welcome import QUESTIONS, greet
from bot.servers.settings import ServerSettings
from index.parsing.sandbox.sandbox import IDLE_SECONDS
from tests.bot.world import text_of


@pytest.fixture
def simcord_bot(tmp_path: Path) -> Quoth:
    return create_bot(Settings(data_dir=tmp_path, message_content=True))


@pytest.fixture
async def scene(simcord_env: simcord.Env, simcord_bot: Quoth) -> AsyncIterator[Scene]:
    scene = await build_scene(simcord_env, simcord_bot)
    await greet(scene, simcord_bot, Doorway())
    yield scene
    await simcord_bot.close()


def welcome(scene: Scene) -> discord.Message:
    return next(m for m in scene.channel.history() if "Welcome!" in m.content)


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


def said(place: ChannelHandle) -> list[str]:
    return [message_as_text(message) for message in place.history()]


async def test_in_the_lounge_the_bot_answers_what_it_is_sure_about(scene: Scene) -> None:
    await talk_in_the_lounge(scene)
    greeting, small_talk, question, answer = said(scene.lounge)
    assert "without being asked" in greeting
    assert (small_talk, question) == OVERHEARD
    assert "**The swing bridge over the harbour of Sandhaven opened to traffic again" in answer


async def test_a_post_in_the_forum_is_answered(scene: Scene) -> None:
    _, answer, explanation = said(scene.post)
    assert "Every member has two votes" in answer
    assert "post in a forum" in explanation


async def test_the_servers_own_articles_lead_to_their_passages(scene: Scene) -> None:
    assert len(demo_articles()) == 2
    result = await scene.member.slash(
        scene.channel, "ask", question="What did the repair of the bridge cost?"
    )
    assert result.response is not None
    text = message_as_text(result.response.message)
    assert "(https://www.example.org/sandhaven/bridge-opens-again#:~:text=" in text
    assert "Ines Falk · 14 September 2026" in text


@pytest.mark.parametrize("name", [*SHOTS, *UPKEEP])
async def test_there_is_something_to_see_in_every_screenshot(scene: Scene, name: str) -> None:
    targets = await (SHOTS | UPKEEP)[name](scene)
    assert len(targets) == (2 if name == "private-and-shared" else 1)
    ids = [message_id(target) for target in targets]
    assert len(set(ids)) == len(ids)


async def test_after_a_document_was_read_nothing_waits(tmp_path: Path) -> None:
    """Not for the end of the idle process that has read it, on the simulation's clock."""
    async with open_demo(Settings(data_dir=tmp_path)) as demo:
        scene = demo.scene
        library = scene.bot.library_of(scene.guild.id)
        await library.add_document(b"Parking\n\nHere.", "a.txt", origin="a")
        started = time.monotonic()
        await scene.member.send(scene.channel, f"{scene.mention} Where is the bridge?")
        assert time.monotonic() - started < IDLE_SECONDS / 2


async def test_the_source_of_a_message_is_found_and_all_is_put_back(scene: Scene) -> None:
    found = await scene.member.click(welcome(scene), label="Find the source of what Ben said")
    assert "oak piles under the pier had rotted" in text_of(found)
    library = scene.bot.library_of(scene.guild.id)
    before = {article.title for article in await library.articles()}
    await scene.admin.slash(scene.channel, "library add", file=("a.txt", b"Parking\n\nHere."))
    await scene.bot.server_settings.choose(library, ServerSettings())
    await scene.member.click(welcome(scene), label="Start over")
    assert {article.title for article in await library.articles()} == before
    assert (await scene.bot.server_settings.of(library)).channels == {scene.lounge.id}


async def test_the_bot_says_hello_as_it_joins(scene: Scene) -> None:
    assert "Hello, I am Quoth" in text_of(scene.channel.history()[0])
