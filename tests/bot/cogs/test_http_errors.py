"""Every kind of request that Discord may refuse: one answer or sentence, and the bot goes on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

import discord
import pytest
from simcord.results import InteractionResult

from bot import Settings
from index import Answer, Verdict
from tests.bot.world import BRIDGE, World, make_settings, text_of


class Request(NamedTuple):
    """A request that is ready to be made.

    Attributes:
        make: makes it.
        before: what the message says that a pressed button is on.
    """

    make: Callable[[], Awaitable[InteractionResult]]
    before: str = ""


Preparation = Callable[[World], Awaitable[Request]]

CALLBACK = "/interactions/*/callback"
FOLLOWUP = "/webhooks/*"
REFUSALS = [(400, 200000), (403, 50013), (404, 10062), (429, 0), (500, 0)]
SENTENCES = ("AutoMod", "not allowed", "no longer there", "again in a minute", "reference `")
RIVETS = "Six million rivets hold the steel together."

pytestmark = pytest.mark.simcord(check_errors=False)


def command(name: str, *, by_admin: bool = False, **options: Any) -> Preparation:
    """Return what prepares a slash command."""

    async def prepare(world: World) -> Request:
        actor = world.admin if by_admin else world.member
        return Request(lambda: actor.slash(world.channel, name, **options))

    return prepare


def press(name: str, label: str) -> Preparation:
    """Return what prepares a press on a button of what a command of the admin shows."""

    async def prepare(world: World) -> Request:
        shown = (await world.admin.slash(world.channel, name)).response
        assert shown is not None
        return Request(lambda: world.admin.click(shown, label=label), text_of(shown))

    return prepare


async def forget_me(world: World) -> Request:
    """Prepare the command, with something to forget."""
    answer = Answer("How long is it?", Verdict.NOT_IN_LIBRARY, 0.1)
    world.bot.library.journal.remember("shared", answer, asker=world.admin.id)
    return Request(lambda: world.admin.slash(world.channel, "privacy forget-me"))


async def confirm_forgetting(world: World) -> Request:
    """Prepare the click that confirms it."""
    await forget_me(world)
    return await press("privacy forget-me", "Forget me")(world)


async def find_the_source(world: World) -> Request:
    """Prepare the command on a message."""
    said = await world.member.send(world.channel, RIVETS)
    return Request(lambda: world.member.context_menu(world.channel, "Find the source", said))


REQUESTS: dict[str, tuple[Preparation, str]] = {
    "verify": (command("verify", quote=RIVETS), "Word for word."),
    "privacy show": (command("privacy show"), "What I keep about you"),
    "forget-me": (forget_me, "Delete everything I keep about you"),
    "forget-me, confirmed": (confirm_forgetting, "I keep nothing about you any more."),
    "articles": (command("articles"), "The harbour bridge"),
    "articles, one": (command("articles", article="bridge"), "19 March 1932"),
    "library status": (command("library status", by_admin=True), "1 article"),
    "settings": (command("settings", by_admin=True), "Settings"),
    "settings, a page": (press("settings", "Memory"), "Settings"),
    "insights": (command("insights", by_admin=True), "28 days"),
    "insights, a period": (press("insights", "7 days"), "7 days"),
    "Find the source": (find_the_source, RIVETS),
}
"""What is asked of the bot, and words of its answer."""
LATER = ("verify", "insights", "insights, a period", "Find the source")
"""Those whose answer follows, or edits, after Discord was told to wait."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Let nobody be too fast."""
    return make_settings(tmp_path / "data", member_questions=0, channel_questions=0)


def failures(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the references of the failures in the log, all of them refusals by Discord."""
    logged = [record for record in caplog.records if getattr(record, "event", "") == "failure"]
    for record in logged:
        assert record.exc_info is not None
        assert isinstance(record.exc_info[1], discord.HTTPException)
    return [getattr(record, "reference", "") for record in logged]


async def told(request: Request) -> list[str]:
    """Make a request; return the texts of all that was said to it, or changed by it."""
    result = await request.make()
    messages = (result.response, *result.followups)
    texts = [text_of(message) for message in messages if message is not None]
    return [text for text in texts if text != request.before]


@pytest.mark.parametrize(
    ("path", "name"),
    [(CALLBACK, name) for name in REQUESTS] + [(FOLLOWUP, name) for name in LATER],
)
async def test_a_refused_request_is_answered_or_explained_once(
    world: World,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    path: str,
    name: str,
) -> None:
    if path == FOLLOWUP:
        monkeypatch.setattr("bot.replies.send.PATIENCE", 0)
    prepare, answer = REQUESTS[name]
    await world.add(BRIDGE)
    # The simulated Discord never says that it still waits for a follow-up: see test_deliver.
    refusals = REFUSALS if path == CALLBACK else REFUSALS[:-1]
    for status, code in refusals:
        # Whether a request met by a 500 has arrived is not known: it is made three times.
        for times in {400: (1, 2), 500: (3,)}.get(status, (1,)):
            request = await prepare(world)
            world.env.inject_error("*", path, status=status, code=code, times=times)
            (text,) = await told(request)
            unmet = [fault for fault in world.env.backend.faults if fault["times"] == times]
            world.env.backend.faults.clear()
            assert not unmet
            assert any(said in text for said in (answer, *SENTENCES)), (status, times, text)
            if "reference `" in text:
                assert text.split("`")[1] in failures(caplog)
            (again,) = await told(await prepare(world))
            assert answer in again


@pytest.mark.parametrize("name", REQUESTS)
async def test_where_nothing_can_be_said_it_is_logged(
    world: World, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    prepare, answer = REQUESTS[name]
    await world.add(BRIDGE)
    for status, code in REFUSALS:
        request = await prepare(world)
        caplog.clear()
        for path in (CALLBACK, FOLLOWUP):
            world.env.inject_error("*", path, status=status, code=code, times=None)
        assert await told(request) == []
        world.env.backend.faults.clear()
        assert len(failures(caplog)) == 1
        assert "Could not report failure" in caplog.text
        (again,) = await told(await prepare(world))
        assert answer in again


@pytest.mark.parametrize(
    ("label", "said"), [("Forget me", "any more"), ("Keep", "Nothing changed")]
)
async def test_what_was_confirmed_is_told_where_the_question_cannot_be_changed(
    world: World, label: str, said: str
) -> None:
    for status, code in REFUSALS:
        await forget_me(world)
        click = await press("privacy forget-me", label)(world)
        world.env.inject_error("POST", CALLBACK, status=status, code=code)
        assert [said in text for text in await told(click)] == [True]
