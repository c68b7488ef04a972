"""What members try where the bot or they may no longer do it, and what they are then told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from simcord import ChannelHandle, MemberActor

from tests.bot.crowd import post_in_forum
from tests.bot.world import World

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
