"""What was sent before a restart goes on working, or says what to do: all of it in one bot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from simcord import MemberActor
from simcord.results import InteractionResult

from bot import Settings
from tests.bot.crowd import post_in_forum
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, make_settings, text_of

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "Which oven bakes the sourdough of the harbour?"
SLIP = "Were there rivtes?"
RIVETS = "Six million rivets hold the steel together"
AGAIN = "I was restarted in between. Please give the command again."


@dataclass(frozen=True)
class Waiting:
    """Something that is pressed once the bot is back, and what that brings.

    Attributes:
        by: who presses.
        message: what stands there.
        label: of the button.
        says: words of what comes of it, in the reply, the form or the message itself.
    """

    by: MemberActor
    message: Any
    label: str
    says: str


Preparation = Callable[[World], Awaitable[Waiting]]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True, member_questions=0)


def command(name: str, label: str, says: str, *, admin: bool = True, **options: Any) -> Preparation:
    """Give a command, whose reply has the button."""

    async def prepare(world: World) -> Waiting:
        actor = world.admin if admin else world.member
        reply = (await actor.slash(world.channel, name, **options)).response
        return Waiting(actor, reply, label, says)

    return prepare


def menu(label: str, says: str, *, private: bool = False) -> Preparation:
    """Ask, and open the menu behind ⋯."""

    async def prepare(world: World) -> Waiting:
        options = {"private": True} if private else {}
        asked = await world.member.slash(world.channel, "ask", question=QUESTION, **options)
        assert asked.response is not None
        opened = (await world.member.click(asked.response, label="⋯")).response
        return Waiting(world.member, opened, label, says)

    return prepare


def declined(question: str, label: str, says: str) -> Preparation:
    """Ask in vain in the channel."""

    async def prepare(world: World) -> Waiting:
        await world.member.send(world.channel, f"{world.mention} {question}")
        return Waiting(world.member, world.replies()[-1], label, says)

    return prepare


async def somebody_elses_page(world: World) -> Waiting:
    asked = await world.member.slash(world.channel, "ask", question=QUESTION)
    return Waiting(world.admin, asked.response, "▶", "Passage 2 of")


async def copy_of_a_page(world: World) -> Waiting:
    asked = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    copy = await world.admin.click(asked.response, label="▶")
    return Waiting(world.admin, copy.response, "◀", "Passage 1 of")


async def vote_to_withdraw(world: World) -> Waiting:
    asked = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    await world.member.click(asked.response, label="👍")
    return Waiting(world.member, asked.response, "👍", "Vote withdrawn.")


async def wish(world: World) -> Waiting:
    await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    how = await world.member.click(world.replies()[-1], label="Tell me later")
    return Waiting(world.member, how.response, "Direct message", "I’ll tell you as soon as")


async def solved_post(world: World) -> Waiting:
    [forum] = [c for c in world.guild.channels.values() if c.name == "questions"]
    post = await post_in_forum(world, forum, world.member, QUESTION, "I cannot find it.")
    return Waiting(world.member, world.replies(post)[-1], "That solved it", "Glad that helped!")


async def open_question(world: World) -> InteractionResult:
    library = world.library
    await library.management.open_questions.note(UNKNOWN)
    shown = (await world.admin.slash(world.channel, "insights")).response
    assert shown is not None
    group = next(
        g for g in await library.management.open_questions.groups() if g.wording == UNKNOWN
    )
    return await world.admin.select(shown, [str(group.ids[0])], custom_id="quoth.insights-question")


def work_on_a_question(label: str, says: str) -> Preparation:
    async def prepare(world: World) -> Waiting:
        return Waiting(world.admin, (await open_question(world)).response, label, says)

    return prepare


async def wrong_date(world: World) -> Waiting:
    form = await world.admin.slash(world.channel, "library add")
    told = await world.admin.submit_modal(form, {"text": "The ferry.", "date": "dog day"})
    return Waiting(world.admin, told.response, "Back to the form", AGAIN)


WAITING: dict[str, Preparation] = {
    "another's page": somebody_elses_page,
    "a copy of a page": copy_of_a_page,
    "context": menu("Context", "Six million rivets"),
    "why": menu("Why this answer?", "Confidence"),
    "show privately": menu("Show me privately", "503 metres"),
    "share": menu("Share", "Shared by", private=True),
    "delete": menu("Delete", ""),
    "vote to withdraw": vote_to_withdraw,
    "closest": declined(UNKNOWN, "Closest passage", "This may not answer"),
    "ask the team": declined(UNKNOWN, "Ask the team", "asks: "),
    "did you mean": declined(SLIP, "Ask that", "Six million rivets"),
    "wish": wish,
    "solved": solved_post,
    "verify, context": command("verify", "Context", "503 metres", quote=RIVETS, admin=False),
    "verify, share": command(
        "verify", "Share", "Shared by", quote=RIVETS, private=True, admin=False
    ),
    "added, show": command(
        "library add", "Show", "Mary Ellis", file=("l.txt", LIGHTHOUSE.encode())
    ),
    "settings, a page": command("settings", "Memory", "Weekly digest"),
    "help, a form": command("help", "Check a quote", "The sentence"),
    "help, a list": command("help", "Articles", "The harbour bridge", admin=False),
    "insights, days": command("insights", "7 days", "the last 7 days"),
    "insights, answer with": work_on_a_question("Answer with…", "Answer with a passage"),
    "insights, dismiss": work_on_a_question("Dismiss", "Dismissed."),
    "library remove": command("library remove", "Remove", AGAIN, article="harbour"),
    "library pin": command("library pin", "Pin", AGAIN, question="Any rivets?", article="harbour"),
    "wrong date": wrong_date,
    "forget me": command("privacy forget-me", "Forget me", AGAIN, admin=False),
}
"""Everything with a button, the last of each message's buttons pressed after the restart."""


async def test_what_was_sent_before_a_restart_works_or_says_what_to_do(world: World) -> None:
    team = world.guild.create_role("Team")
    forum = world.guild.create_forum_channel("questions")
    await world.add(BRIDGE, url="https://bridge.example/history")
    await world.choose(instead=team.mention, forums=frozenset({forum.id}))
    waiting = {name: await prepare(world) for name, prepare in WAITING.items()}
    await world.restart()
    wrong = {}
    for name, row in waiting.items():
        pressed = await row.by.click(row.message, label=row.label)
        shown = filter(None, (pressed.response, *pressed.followups))
        said = "\n".join([*map(text_of, shown), text_of(row.message), str(pressed.modal)])
        if row.says not in said:
            wrong[name] = said
    assert wrong == {}


async def test_what_was_typed_before_a_restart_is_given_back(world: World) -> None:
    form = await world.admin.slash(world.channel, "library add")
    await world.restart()
    sent = await world.admin.submit_modal(form, {"text": "The ferry sails at nine.", "title": "F"})
    assert text_of(sent) == AGAIN
    assert sent.response is not None
    [file] = sent.response.attachments
    assert b"The ferry sails at nine." in await file.read()
    assert await world.library.titles("F") == []
