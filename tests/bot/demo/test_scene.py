"""The simulated server: the greeting, its buttons, the channels, the visitors."""

from __future__ import annotations

import re
import time
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import discord
import pytest
import simcord
from simcord import ChannelHandle

from bot import Settings, create_bot
from bot.client.bot import Quoth
from bot.demo import open_demo
from bot.demo.doors import Doorway
from bot.demo.language import LANGUAGES
from bot.demo.scene import (
    DISCUSSED,
    DISCUSSED_TEXT,
    DISCUSSION,
    FIRST_QUESTION,
    MEMORY_QUESTION,
    OVERHEARD,
    REMEMBERED,
    Scene,
    ask_first_question,
    build_scene,
    demo_articles,
    talk_in_the_lounge,
)
from bot.demo.session import SETTLE_SECONDS
from bot.demo.shots import SHOTS, message_id
from bot.demo.text import message_as_text
from bot.demo.upkeep import UPKEEP
from bot.demo.welcome import GERMAN_QUESTIONS, QUESTIONS, greet
from bot.localisation import words_in
from bot.servers.settings import ServerSettings
from index.parsing.sandbox.sandbox import IDLE_SECONDS
from tests.bot.world import labels_of, text_of
from tests.events import until


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


async def test_the_first_answer_is_a_sentence_and_a_link(scene: Scene) -> None:
    reply = await ask_first_question(scene)
    assert FIRST_QUESTION in reply
    (bold,) = re.findall(r"\*\*(.+?)\*\*", reply)
    assert 10 <= len(bold.split()) <= 25
    assert "](https://www.example.org/sandhaven/bridge-opens-again#:~:text=" in reply
    assert "¶ 2 of 4" in reply


async def test_its_link_leads_to_the_words_on_this_machine(tmp_path: Path) -> None:
    async with open_demo(Settings(data_dir=tmp_path)) as demo, aiohttp.ClientSession() as client:
        found = re.search(r"\]\((http://127\.0\.0\.1:\d+/[\w-]+)#:~:text=", demo.reply)
        assert found is not None
        async with client.get(found[1]) as page:
            assert "The repair cost 3.2 million euros" in await page.text()


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


async def test_a_demo_whose_start_fails_leaves_no_bot_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[discord.Client] = []

    async def start(env: simcord.Env) -> None:
        started.append(env.bot)
        raise TimeoutError

    monkeypatch.setattr(simcord.Env, "start", start)
    with pytest.raises(TimeoutError):
        async with open_demo(Settings(data_dir=tmp_path)):
            pass
    assert [bot.is_closed() for bot in started] == [True]


async def test_the_bot_says_hello_as_it_joins(scene: Scene) -> None:
    assert "Hello, I am Quoth" in text_of(scene.channel.history()[0])


async def test_the_servers_memory_answers(scene: Scene) -> None:
    shown = await scene.member.click(welcome(scene), label=MEMORY_QUESTION)
    assert shown.response is not None
    text = message_as_text(shown.response.message)
    assert "I found no answer in the articles." in text
    assert f"**{REMEMBERED}**" in text
    assert r"said in \#tides" in text


async def test_a_solved_post_becomes_an_article_and_can_again(scene: Scene) -> None:
    for _ in range(2):
        answer = next(m for m in scene.discussed.history() if m.author.bot)
        assert DISCUSSED in message_as_text(answer)
        solved = await scene.admin.click(answer, label="That solved it")
        offer = solved.followups[-1]
        assert "Make an article of it?" in message_as_text(offer.message)
        chosen = await scene.admin.click(offer, label="Look at it")
        form = await scene.admin.click(chosen.response or chosen.followups[0], label="Edit and add")
        assert form.modal is not None
        texts = {"text0": DISCUSSED_TEXT, "text1": DISCUSSION}
        await scene.admin.submit_modal(form, {"title": "Lorries on the bridge", **texts})
        library = scene.bot.library_of(scene.guild.id)
        answered = await library.ask("When may heavy lorries of more than 12 tonnes cross?")
        assert answered.passages[0].title == "Lorries on the bridge"
        await scene.admin.click(welcome(scene), label="Start over")
        assert "Lorries on the bridge" not in {a.title for a in await library.articles()}


async def test_a_member_makes_no_article_of_what_ben_said(scene: Scene) -> None:
    label = "Ada: make an article of what Ben said"
    assert "Only server managers" in text_of(await scene.member.click(welcome(scene), label=label))
    assert (await scene.admin.click(welcome(scene), label=label)).modal is not None


async def test_the_other_server_speaks_german_and_has_its_own_articles(scene: Scene) -> None:
    there = scene.elsewhere
    greeting = there.channel.history()[-1]
    assert "Willkommen" in greeting.content
    member, _ = there.people
    known, unknown = GERMAN_QUESTIONS
    answer = await member.click(greeting, label=known)
    assert answer.response is not None
    assert "**Der Jahresbeitrag beträgt 120 Euro" in message_as_text(answer.response.message)
    nothing = await member.click(greeting, label=unknown)
    assert nothing.response is not None
    assert "Ottoline" not in message_as_text(nothing.response.message)


async def test_the_visitor_chooses_a_language(scene: Scene) -> None:
    for code in LANGUAGES:
        await scene.member.select(welcome(scene), [code])
        shown = await scene.member.slash(scene.channel, "help")
        assert words_in(code)("button-articles") in labels_of(shown.response)
        answer = await scene.member.slash(scene.channel, "ask", question=FIRST_QUESTION)
        assert "Passage 1 of" in text_of(answer)  # what all see is in the server's language


async def test_the_pauses_of_loops_hold_nothing_up(tmp_path: Path) -> None:
    async with open_demo(Settings(data_dir=tmp_path)) as demo:
        clock = demo._clock
        assert clock._pauses  # those of the bot's own loops
        before = {over for _, over in clock._pauses}
        soon = time.monotonic() + SETTLE_SECONDS / 2
        clock._pauses = [(soon, over) for over in before]
        started = time.monotonic()
        await demo.scene.member.send(demo.scene.lounge, "Good morning!")
        assert time.monotonic() < soon, "the next turns of the loops were waited for"
        assert time.monotonic() > started
        clock._pauses = [(started, over) for over in before]
        await until(lambda: clock._pauses and not before & {over for _, over in clock._pauses})
