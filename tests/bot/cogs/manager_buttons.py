"""The buttons that are for those who manage a server, and what has to be done to see them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simcord import ChannelHandle, GuildHandle, MemberActor, RoleHandle
from simcord.results import ResponseMessage

from bot.servers.settings import ServerSettings
from index import Answer, Library, Verdict
from tests.bot.cogs.test_lists import COMMANDS, COUNT, fill_one
from tests.bot.world import World

Prepared = tuple[Any, dict[str, str]]
"""A message, and which of its buttons is to be pressed."""
QUESTION = "What did it cost to cross the bridge?"
MANAGERS: dict[str, dict[str, Any]] = {
    "insights": {},
    "library add": {"file": ("a.txt", b"Words\n\nThese are some words.\n")},
    "library bin": {},
    "library edit": {"article": "harbour"},
    "library feeds": {},
    "library follow": {"url": "http://127.0.0.1/feed"},
    "library log": {},
    "library pin": {"question": QUESTION, "article": "harbour", "paragraph": 4},
    "library pins": {},
    "library reindex": {},
    "library remove": {"article": "harbour"},
    "library sources": {},
    "library status": {},
    "library synonyms add": {"words": "toll, charge"},
    "library synonyms list": {},
    "library test add": {"question": "What is the toll?", "article": "none"},
    "library test run": {},
    "library test list": {},
    "library test remove": {"question": "none"},
    "library synonyms remove": {"words": "none"},
    "library undo": {"article": "none"},
    "library unfollow": {"feed": "none"},
    "library unpin": {"question": QUESTION},
    "settings": {},
}
"""The commands of those who manage a server, with something to put into them."""


@dataclass
class Place:
    """One of the two servers."""

    world: World
    guild: GuildHandle
    channel: ChannelHandle
    roles: dict[str, RoleHandle]
    ann: MemberActor

    @property
    def library(self) -> Library:
        """This server's library."""
        return self.world.bot.library_of(self.guild.id)

    def give(self, kind: str) -> None:
        """Let Ann be one of those who may manage this server."""
        self.world.env.backend.add_member_role(self.guild.id, self.ann.id, self.roles[kind].id)

    def take(self, kind: str) -> None:
        """Let Ann be a mere member again."""
        self.world.env.backend.remove_member_role(self.guild.id, self.ann.id, self.roles[kind].id)

    async def choices(self) -> ServerSettings:
        """Return what the server has chosen."""
        return await self.world.bot.server_settings.of(self.library)


async def ask_to_remove(place: Place) -> Prepared:
    shown = await place.ann.slash(place.channel, "library remove", article="harbour")
    return shown.response, {"label": "Remove"}


async def ask_to_pin(place: Place) -> Prepared:
    shown = await place.ann.slash(place.channel, "library pin", **MANAGERS["library pin"])
    return shown.response, {"label": "Pin"}


async def remove(place: Place) -> Prepared:
    message, button = await ask_to_remove(place)
    await place.ann.click(message, **button)
    return message, {"label": "Undo"}


async def show_insights(place: Place) -> Prepared:
    return (await place.ann.slash(place.channel, "insights")).response, {"label": "7 days"}


async def fill_the_log(place: Place) -> Prepared:
    for number in range(11):
        await place.library.management.audit_log.add(5, "added", f"{number}")
    return (await place.ann.slash(place.channel, "library log")).response, {"label": "Next"}


async def leave_a_reindex(place: Place) -> Prepared:
    place.world.env.inject_error("PATCH", "/webhooks/*", status=500, times=None)
    shown = await place.ann.slash(place.channel, "library reindex")
    place.world.env.backend.faults.clear()
    return shown.response, {"label": "Cancel"}


async def reindex_with_a_test(place: Place) -> Prepared:
    """Reindex where a test question comes out otherwise than it did."""
    tests = place.library.management.tests
    (bridge,) = await place.library.articles()
    passage = await place.library.management.pins.candidate(bridge.id, 1)
    assert passage is not None
    nothing = Answer(QUESTION, Verdict.NOT_IN_LIBRARY, 0.0)

    async def ask(_: str) -> Answer:
        return nothing

    await tests.add("When was the harbour bridge opened to traffic?", passage, ask)
    return (await place.ann.slash(place.channel, "library test run")).response, {}


async def show_tests(place: Place) -> Prepared:
    message, _ = await reindex_with_a_test(place)
    return message, {"label": "All test questions"}


async def show_changed_tests(place: Place) -> Prepared:
    message, _ = await reindex_with_a_test(place)
    return message, {"label": "What changed"}


async def work_on_a_question(place: Place) -> ResponseMessage:
    """Note a question that went unanswered, and open its card."""
    library = place.library
    await library.management.open_questions.note("When was the toll of the bridge abolished?")
    shown = (await place.ann.slash(place.channel, "insights")).response
    assert shown is not None
    (group,) = await library.management.open_questions.groups()
    card = await place.ann.select(shown, [str(group.ids[0])], custom_id="quoth.insights-question")
    assert card.response is not None
    return card.response


async def find_unhelpful(place: Place, *path: str) -> ResponseMessage:
    """Vote an answer unhelpful, and go to it from the insights by some buttons."""
    library = place.library
    answer = await library.ask(QUESTION)
    answer_id = library.journal.remember(library.key, answer, asker=7)
    await library.journal.vote(answer_id, 7, helpful=False)
    message = (await place.ann.slash(place.channel, "insights")).response
    for label in path:
        assert message is not None
        message = (await place.ann.click(message, label=label)).response
    assert message is not None
    return message


def press_on_question(label: str) -> Callable[[Place], Awaitable[Prepared]]:
    async def prepare(place: Place) -> Prepared:
        return await work_on_a_question(place), {"label": label}

    return prepare


def press_on_unhelpful(label: str, *path: str) -> Callable[[Place], Awaitable[Prepared]]:
    async def prepare(place: Place) -> Prepared:
        return await find_unhelpful(place, *path), {"label": label}

    return prepare


async def press_never_quoted(place: Place) -> Prepared:
    library = place.library
    library.journal.remember(library.key, Answer(QUESTION, Verdict.NOT_IN_LIBRARY, 0.0), asker=7)
    await library.journal.written()
    return (await place.ann.slash(place.channel, "insights")).response, {"label": "Never quoted: 1"}


def be_greeted(step: str) -> Callable[[Place], Awaitable[Prepared]]:
    async def greet(place: Place) -> Prepared:
        place.world.bot.dispatch("guild_join", place.world.bot.get_guild(place.guild.id))
        await place.world.env.settle()
        return place.world.replies(place.channel)[-1], {"custom_id": f"quoth.{step}"}

    return greet


def turn(name: str) -> Callable[[Place], Awaitable[Prepared]]:
    async def show(place: Place) -> Prepared:
        library = place.library
        for number in range(COUNT):
            await fill_one(library, name, number)
        shown = await place.ann.slash(place.channel, COMMANDS[name])
        return shown.response, {"label": "Next"}

    return show


PRESSED: dict[str, Callable[[Place], Awaitable[Prepared]]] = {
    "add-article": be_greeted("add-article"),
    "insights-days": show_insights,
    "log-page": fill_the_log,
    "open-settings": be_greeted("open-settings"),
    "stop-reindex": leave_a_reindex,
    "insights-unhelpful": press_on_unhelpful("Voted unhelpful: 1"),
    "insights-unquoted": press_never_quoted,
    "unhelpful-look": press_on_unhelpful("Look at it", "Voted unhelpful: 1"),
    "unhelpful-answer": press_on_unhelpful("Answer with…", "Voted unhelpful: 1", "Look at it"),
    "unhelpful-dismiss": press_on_unhelpful("Dismiss", "Voted unhelpful: 1", "Look at it"),
    "question-pin": press_on_question("Pin this passage"),
    "question-answer": press_on_question("Answer with…"),
    "question-dismiss": press_on_question("Dismiss"),
    "tests-changed": show_changed_tests,
    "tests-page": show_tests,
    "undo": remove,
    **{f"{name}-page": turn(name) for name in COMMANDS.keys() - {"articles", "log", "tests"}},
    "a removal's button": ask_to_remove,
    "a pin's button": ask_to_pin,
}
"""What shows a button that is for those who manage the server, beside those of the panel."""
