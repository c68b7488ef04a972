"""What the bot or somebody may no longer do, a restart later: a sentence for them, or silence.

Who may give the commands of managers, and press their buttons, is in `test_managers`.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import ChannelHandle, MemberActor
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType
from simcord.results import InteractionResult

from bot import Settings
from bot.servers.settings import ServerSettings
from tests.bot.cogs.test_settings import panel
from tests.bot.cogs.test_solved_threads import talk
from tests.bot.cogs.test_threads import forum_of
from tests.bot.crowd import post_in_forum
from tests.bot.world import BRIDGE, World, make_settings, text_of

QUESTION = "How long is the harbour bridge in metres?"
QUOTE = "**It is 503 metres long"
UNKNOWN = "Which oven bakes the sourdough of the harbour?"
SLIP = "Were there rivtes?"
RIVETS = "Six million rivets hold the steel together"
NOT_THERE = "I am not allowed to write there. Ask me in another channel or here."
NOT_FOR_YOU = "You can’t write in this channel, so I don’t write in it for you."
MANAGERS_ONLY = "Only server managers can do this (Manage Server)."
AGAIN = "I was restarted in between. Please give the command again."
GONE = "(a message is gone)"
"""What is seen where an answer was deleted."""
ALL_BUT_SEEING = (
    "send_messages", "send_messages_in_threads", "embed_links", "attach_files", "add_reactions",
    "read_message_history", "create_public_threads", "manage_messages", "manage_threads",
)  # fmt: skip
Act = Callable[[], Awaitable[Any]]


@dataclass
class Scene:
    """Where something is tried.

    Attributes:
        channel: of this case alone; a forum where the case is named so.
        helper: has the rights of a moderator and a manager, and loses them.
    """

    world: World
    channel: ChannelHandle
    helper: MemberActor
    zoe: MemberActor

    @property
    def member(self) -> MemberActor:
        """Whoever asks."""
        return self.world.member

    async def ask(self, question: str = QUESTION, who: MemberActor | None = None) -> Any:
        """Ask by mention."""
        mentioned = f"{self.world.mention} {question}"
        return await (who or self.member).send(self.channel, mentioned)

    async def answer(self, question: str = QUESTION) -> Any:
        """Ask, and return the answer."""
        await self.ask(question)
        return self.world.replies(self.channel)[-1]

    async def menu(self, who: MemberActor | None = None) -> Any:
        """Return what ⋯ opens under an answer."""
        return (await (who or self.member).click(await self.answer(), label="⋯")).response


Preparation = Callable[[Scene], Awaitable[Act]]


@dataclass(frozen=True)
class Case:
    """Something that is tried without a permission.

    Attributes:
        prepare: what was there before; returns what is tried afterwards.
        lacking: permissions that are missing by then.
        privately: what whoever tries it sees alone; nothing else is said to them.
        publicly: what everybody sees that was not there before; nothing else is.
        person: whether it is the asker who lacks them, not the bot.
        temporary: whether a restart ends what was begun.
    """

    prepare: Preparation
    lacking: tuple[str, ...] = ()
    privately: str = ""
    publicly: str = ""
    person: bool = False
    temporary: bool = False


def saying(question: str = QUESTION, *, mention: bool = True, closed: bool = False) -> Preparation:
    """Say something; those who have closed their direct messages are Zoe."""

    async def prepare(scene: Scene) -> Act:
        who = scene.zoe if closed else scene.member
        if mention:
            return lambda: scene.ask(question, who)
        return lambda: who.send(scene.channel, question)

    return prepare


async def replying(scene: Scene) -> Act:
    answer = await scene.answer()
    return lambda: scene.member.send(scene.channel, "Who opened it?", reply_to=answer)


async def editing(scene: Scene) -> Act:
    asked = await scene.ask()
    return lambda: scene.member.edit(asked, f"{scene.world.mention} Who opened it?")


def following_up(*, other: bool = False) -> Preparation:
    """Ask on in the thread of an answer, as whoever asked first or somebody else."""

    async def prepare(scene: Scene) -> Act:
        await scene.ask()
        (thread,) = scene.channel.threads
        who = scene.zoe if other else scene.member
        return lambda: who.send(thread, "Who opened the harbour bridge to traffic?")

    return prepare


async def posting(scene: Scene) -> Act:
    return lambda: post_in_forum(scene.world, scene.channel, scene.member, QUESTION, "In metres?")


async def asking_in_a_post(scene: Scene) -> Act:
    post = await post_in_forum(scene.world, scene.channel, scene.member, "Hello", "Good morning.")
    return lambda: scene.member.send(post, f"{scene.world.mention} {QUESTION}")


def solving(*, helper: bool = False) -> Preparation:
    async def prepare(scene: Scene) -> Act:
        asker = scene.member
        post = await post_in_forum(scene.world, scene.channel, asker, QUESTION, "In metres?")
        (answer,) = scene.world.replies(post)
        who = scene.helper if helper else asker
        return lambda: who.click(answer, label="That solved it")

    return prepare


def pressing(label: str, question: str = QUESTION, who: str = "member") -> Preparation:
    """Press a button under an answer, or under what there is instead."""

    async def prepare(scene: Scene) -> Act:
        answer = await scene.answer(question)
        return lambda: getattr(scene, who).click(answer, label=label)

    return prepare


def choosing(label: str, who: str = "member") -> Preparation:
    """Press a button of the menu behind ⋯."""

    async def prepare(scene: Scene) -> Act:
        menu = await scene.menu(getattr(scene, who))
        return lambda: getattr(scene, who).click(menu, label=label)

    return prepare


async def giving_a_reason(scene: Scene) -> Act:
    form = await scene.member.click(await scene.answer(), label="👎")
    return lambda: scene.member.submit_modal(form, {"reason": "Too short."})


def sharing(command: str, **options: Any) -> Preparation:
    """Share what a command has shown privately."""

    async def prepare(scene: Scene) -> Act:
        shown = await scene.member.slash(scene.channel, command, private=True, **options)
        opened = shown
        if command == "ask":
            assert shown.response is not None
            opened = await scene.member.click(shown.response, label="⋯")
        assert opened.response is not None
        message = opened.response
        return lambda: scene.member.click(message, label="Share")

    return prepare


def commanding(command: str, **options: Any) -> Preparation:
    async def prepare(scene: Scene) -> Act:
        return lambda: scene.member.slash(scene.channel, command, **options)

    return prepare


def helping(command: str, label: str, **options: Any) -> Preparation:
    """Press a button of what a command has shown a manager."""

    async def prepare(scene: Scene) -> Act:
        shown = (await scene.helper.slash(scene.channel, command, **options)).response
        assert shown is not None
        return lambda: scene.helper.click(shown, label=label)

    return prepare


async def question_card(scene: Scene) -> Any:
    """Open the card of a question that went unanswered."""
    library = scene.world.bot.library_of(scene.world.guild.id)
    await library.management.open_questions.note(UNKNOWN)
    shown = (await scene.helper.slash(scene.channel, "insights")).response
    assert shown is not None
    groups = await library.management.open_questions.groups()
    number = next(str(group.ids[0]) for group in groups if group.wording == UNKNOWN)
    return shown, number


async def picking_a_question(scene: Scene) -> Act:
    shown, number = await question_card(scene)
    return lambda: scene.helper.select(shown, [number], custom_id="quoth.insights-question")


async def answering_a_question(scene: Scene) -> Act:
    shown, number = await question_card(scene)
    card = await scene.helper.select(shown, [number], custom_id="quoth.insights-question")
    assert card.response is not None
    form = await scene.helper.click(card.response, label="Answer with…")
    values = {"question": UNKNOWN, "article": "harbour", "paragraph": "1"}
    return lambda: scene.helper.submit_modal(form, values)


async def deleting_questions(scene: Scene) -> Act:
    await question_card(scene)
    panel = (await scene.helper.slash(scene.channel, "settings")).response
    assert panel is not None
    await scene.helper.click(panel, label="Memory")
    asked = await scene.helper.select(panel, ["no"], custom_id="quoth.set:open_questions")
    assert asked.response is not None
    message = asked.response
    return lambda: scene.helper.click(message, label="Delete them")


async def back_to_the_form(scene: Scene) -> Act:
    form = await scene.helper.slash(scene.channel, "library add")
    told = await scene.helper.submit_modal(form, {"text": "The ferry.", "date": "dog day"})
    assert told.response is not None
    message = told.response
    return lambda: scene.helper.click(message, label="Back to the form")


async def sending_the_form_again(scene: Scene) -> Act:
    again = await (await back_to_the_form(scene))()
    return lambda: scene.helper.submit_modal(again, {"text": "The ferry.", "date": ""})


SEND = ("send_messages",)
IN_THREADS = ("send_messages_in_threads",)
SEE = ("view_channel",)
FERRY = {"file": ("ferry.txt", b"The ferry\n\nThe last ferry sails at nine in the evening.\n")}

CASES: dict[str, Case] = {
    # Questions by message.
    "mention": Case(saying(), SEND, NOT_THERE),
    "mention, no direct messages": Case(saying(closed=True), SEND),
    "mention, no history": Case(saying(), ("read_message_history",), publicly=QUOTE),
    "mention, no embeds": Case(saying(), ("embed_links", "attach_files"), publicly=QUOTE),
    "mention without an answer": Case(saying(UNKNOWN), SEND, NOT_THERE),
    "mention for help": Case(saying("help"), SEND, NOT_THERE),
    "thanks": Case(saying("thanks"), ("add_reactions",)),
    "an open channel": Case(saying(mention=False), SEND),
    "reply": Case(replying, SEND, NOT_THERE),
    "edited question": Case(editing, SEND, NOT_THERE),
    "thread, not to be opened": Case(saying(), ("create_public_threads",), publicly=QUOTE),
    "thread, not to be written in": Case(saying(), IN_THREADS, publicly=QUOTE),
    "thread, no history": Case(saying(), ("read_message_history",), publicly=QUOTE),
    "thread beside a closed channel": Case(saying(), SEND, publicly=QUOTE),
    "thread, follow-up": Case(following_up(), IN_THREADS, NOT_THERE),
    "thread, somebody else": Case(following_up(other=True), IN_THREADS),
    "forum, post": Case(posting, IN_THREADS),
    "forum, mention": Case(asking_in_a_post, IN_THREADS, NOT_THERE),
    "forum, solved": Case(solving(), ("manage_threads",), "I lack *Manage Threads*"),
    # Buttons: they are answered through their interaction, for which the bot needs nothing.
    "page": Case(pressing("▶"), ALL_BUT_SEEING, publicly="Passage 2 of"),
    "page of another": Case(pressing("▶", who="zoe"), ALL_BUT_SEEING, "Passage 2 of"),
    "context": Case(choosing("Context"), ALL_BUT_SEEING, "Six million"),
    "why": Case(choosing("Why this answer?"), ALL_BUT_SEEING, "Confidence"),
    "privately": Case(choosing("Show me privately", "zoe"), ALL_BUT_SEEING, QUOTE),
    "share": Case(sharing("ask", question=QUESTION), ALL_BUT_SEEING, publicly="Shared by"),
    "share a verdict": Case(sharing("verify", quote=RIVETS), ALL_BUT_SEEING, "Word", "Shared by"),
    "delete": Case(choosing("Delete"), ALL_BUT_SEEING, publicly=GONE),
    "delete unseen": Case(choosing("Delete"), SEE, "not allowed to delete that here"),
    "helpful": Case(pressing("👍"), ALL_BUT_SEEING, "Thanks!"),
    "unhelpful": Case(giving_a_reason, ALL_BUT_SEEING, "Thanks!"),
    "closest": Case(pressing("Closest passage", UNKNOWN), ALL_BUT_SEEING, "This may not answer"),
    "team": Case(pressing("Ask the team", UNKNOWN), ALL_BUT_SEEING, publicly="asks: "),
    "team unheard": Case(
        pressing("Ask the team", UNKNOWN), ("mention_everyone",), "ask a server manager to allow me"
    ),
    "did you mean": Case(pressing("Ask that", SLIP), ALL_BUT_SEEING, publicly=RIVETS),
    "later": Case(pressing("Tell me later", UNKNOWN), ALL_BUT_SEEING, "How shall I tell you"),
    "ask": Case(commanding("ask", question=QUESTION), ALL_BUT_SEEING, publicly=QUOTE),
    "verify": Case(commanding("verify", quote=RIVETS), ALL_BUT_SEEING, publicly="Word for word"),
    # Members who may read a channel and not write in it.
    "silent, share": Case(sharing("ask", question=QUESTION), SEND, NOT_FOR_YOU, person=True),
    "silent, verdict": Case(sharing("verify", quote=RIVETS), SEND, NOT_FOR_YOU, person=True),
    "silent, team": Case(pressing("Ask the team", UNKNOWN), SEND, NOT_FOR_YOU, person=True),
    "silent, did you mean": Case(pressing("Ask that", SLIP), SEND, RIVETS, person=True),
    "silent, ask": Case(commanding("ask", question=QUESTION), SEND, QUOTE, person=True),
    # Members without a right, or who have lost their role.
    "no asker deletes": Case(choosing("Delete", "zoe"), (), "Only the asker, moderators and"),
    "once a moderator deletes": Case(choosing("Delete", "helper"), (), "Only the asker"),
    "forum, once a moderator solves": Case(solving(helper=True), (), "Thanks!"),
    "once a manager, undo": Case(helping("library add", "Undo", **FERRY), (), MANAGERS_ONLY),
    "once a manager, help": Case(helping("help", "Insights"), (), MANAGERS_ONLY),
    "once a manager, question": Case(picking_a_question, (), MANAGERS_ONLY),
    "once a manager, answer": Case(answering_a_question, (), MANAGERS_ONLY, temporary=True),
    "once a manager, forget": Case(deleting_questions, (), MANAGERS_ONLY, temporary=True),
    "once a manager, back": Case(back_to_the_form, (), MANAGERS_ONLY, temporary=True),
    "once a manager, form": Case(sending_the_form_again, (), MANAGERS_ONLY, temporary=True),
}


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(
        tmp_path / "data", message_content=True, member_questions=0, channel_questions=0
    )


def deny(world: World, channel: ChannelHandle, whose: int, *permissions: str) -> None:
    """Take permissions away in a channel and its threads."""
    bits = discord.Permissions(**dict.fromkeys(permissions, True)).value
    denied = Overwrite(whose, OverwriteType.MEMBER, allow=0, deny=bits)
    world.env.backend.edit_channel(channel.id, {}, overwrites=[denied])


def seen_by_all(world: World) -> dict[int, str]:
    """Return what the bot says in all channels and threads."""
    channels = list(world.guild.channels.values())
    places = [*channels, *(thread for channel in channels for thread in channel.threads)]
    said = (message for place in places for message in world.replies(place))
    return {message.id: text_of(message) for message in said if not message.flags.ephemeral}


def told_by_message(scene: Scene) -> list[str]:
    """Return the direct messages that people were sent."""
    people = (scene.member, scene.helper, scene.zoe)
    return [text_of(m) for who in people for m in scene.world.replies(who.user.dm_channel)]


async def tried(scene: Scene, act: Act) -> tuple[str, str]:
    """Try something; return what is said privately, and what everybody sees of it."""
    before, told = seen_by_all(scene.world), told_by_message(scene)
    result = await act()
    after, private = seen_by_all(scene.world), told_by_message(scene)
    for message in told:
        private.remove(message)
    if isinstance(result, InteractionResult):
        shown = [message for message in (result.response, *result.followups) if message]
        private += [text_of(message) for message in shown if message.id not in after]
        private += [str(result.modal)] if result.modal else []
    public = [text for number, text in after.items() if before.get(number) != text]
    public += [GONE for number in before if number not in after]
    return "\n".join(private), "\n".join(public)


async def prepared(world: World) -> dict[str, tuple[Scene, Act]]:
    """Have everything ready while everything is allowed."""
    manage = discord.Permissions(manage_guild=True, manage_messages=True, manage_threads=True)
    role = world.guild.create_role("Helpers", permissions=manage)
    helper = world.guild.add_member(world.env.create_user("eve"), roles=[role])
    zoe = world.guild.add_member(world.env.create_user("zoe"))
    scenes = {
        name: Scene(world, place_for(world, name, number), helper, zoe)
        for number, name in enumerate(CASES)
    }
    await world.add(BRIDGE)
    chosen = ServerSettings(
        instead=world.guild.create_role("Team").mention,
        channels=numbers(scenes, "an open channel"),
        threads=numbers(scenes, "thread"),
        forums=numbers(scenes, "forum"),
    )
    await world.bot.server_settings.choose(world.library, chosen)
    return {name: (scene, await CASES[name].prepare(scene)) for name, scene in scenes.items()}


def place_for(world: World, name: str, number: int) -> ChannelHandle:
    if name.startswith("forum"):
        return forum_of(world, "Solved")
    return world.guild.create_text_channel(f"channel-{number}")


def numbers(scenes: dict[str, Scene], kind: str) -> frozenset[int]:
    return frozenset(scene.channel.id for name, scene in scenes.items() if name.startswith(kind))


def take_away(scene: Scene, case: Case) -> None:
    """Take away what a case lacks, the helper's role, and Zoe's direct messages."""
    world = scene.world
    if case.person:
        deny(world, scene.channel, scene.member.id, *case.lacking)
    else:
        silence(world, scene.channel, *case.lacking)
    role = world.guild.roles["Helpers"]
    world.env.backend.remove_member_role(world.guild.id, scene.helper.id, role.id)
    path = f"/channels/{scene.zoe.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007, times=None)


@pytest.mark.parametrize("restart", [False, True])
async def test_what_is_denied_is_told_to_whoever_tries_it_and_to_nobody_else(
    world: World, restart: bool
) -> None:
    attempts = await prepared(world)
    for name, (scene, _) in attempts.items():
        take_away(scene, CASES[name])
    await world.env.settle()
    if restart:
        await world.restart()
    wrong = {}
    for name, (scene, act) in attempts.items():
        case = CASES[name]
        wanted = (AGAIN if restart and case.temporary else case.privately, case.publicly)
        found = await tried(scene, act)
        if not all(w in f if w else not f for w, f in zip(wanted, found, strict=True)):
            wrong[name] = (wanted, found)
    assert wrong == {}


async def test_a_team_whose_role_is_gone_is_not_asked(world: World) -> None:
    await world.add(BRIDGE)
    team = world.guild.create_role("Team")
    await world.choose(instead=team.mention)
    await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    world.env.backend.delete_role(world.guild.id, team.id)
    await world.restart()
    before = seen_by_all(world)
    told = await world.member.click(world.replies()[-1], label="Ask the team")
    assert text_of(told) == "This server has no team to ask."
    assert seen_by_all(world) == before


@pytest.mark.parametrize("closed", [False, True])
async def test_who_waits_where_the_bot_was_silenced_is_told_by_message_if_that_is_open(
    world: World, closed: bool
) -> None:
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    how = await world.member.click(world.replies()[-1], label="Tell me later")
    assert how.response is not None
    await world.member.click(how.response, label="Mention me here")
    silence(world, world.channel, "send_messages")
    dm = world.member.user.dm_channel
    if closed:
        path = f"/channels/{dm.id}/messages"
        world.env.inject_error("POST", path, status=403, code=50007, times=None)
    await world.restart()
    await world.add(BRIDGE)
    before = seen_by_all(world)
    await cog(world, "WishesCog").tell()
    assert ["503 metres" in told.content for told in world.replies(dm)] == [True] * (not closed)
    assert seen_by_all(world) == before


async def test_a_digest_comes_without_its_chart_where_files_are_denied_and_else_the_panel_says_so(
    world: World,
) -> None:
    await world.add(BRIDGE)
    await world.choose(digest=world.channel.id)
    await world.member.slash(world.channel, "ask", question=QUESTION)
    silence(world, world.channel, "attach_files")
    await world.restart()
    before = seen_by_all(world)
    await cog(world, "Digests").send_due("2026-W02")
    digest = world.replies()[-1]
    assert seen_by_all(world).keys() - before.keys() == {digest.id}
    assert "The last 7 days" in text_of(digest)
    assert digest.attachments == []
    silence(world, world.channel, "send_messages")
    await world.env.settle()
    await cog(world, "Digests").send_due("2026-W03")
    assert world.replies()[-1].id == digest.id
    shown = await panel(world, "Memory")
    assert f"I can’t write in {world.channel.mention}." in text_of(shown)


@pytest.mark.parametrize("open_to_all", [False, True])
async def test_an_article_is_offered_only_where_the_team_is_by_itself_and_the_bot_may_write(
    world: World, open_to_all: bool
) -> None:
    team, _, advice = await talk(world)
    hidden = list(world.env.backend.get_channel(team.id).overwrites)
    if open_to_all:
        world.env.backend.edit_channel(team.id, {}, overwrites=[])
    else:
        silence(world, team, "send_messages")
    await world.restart()
    before = seen_by_all(world)
    await world.member.react(advice, "✅")
    assert seen_by_all(world) == before
    sentence = f"Choose a channel that only the team can see and I can write in, not {team.mention}"
    assert sentence in text_of(await panel(world, "Threads"))
    world.env.backend.edit_channel(team.id, {}, overwrites=hidden)
    await world.env.settle()
    await world.admin.react(advice, "✔️")
    assert len(world.replies(team)) == 1


def silence(world: World, channel: ChannelHandle, *permissions: str) -> None:
    """Take permissions away from the bot."""
    assert world.bot.user is not None
    deny(world, channel, world.bot.user.id, *permissions)


def cog(world: World, name: str) -> Any:
    return world.bot.get_cog(name)
