"""Listens to messages, to their edits within two minutes, and to their deletion."""

from __future__ import annotations

import logging
from datetime import timedelta

import discord
from discord.ext import commands
from msgspec.structs import replace

from bot.client.bot import Quoth
from bot.cogs.conversation.message_locks import MessageLocks
from bot.cogs.conversation.sending import (
    acknowledge,
    edit,
    public_link,
    send,
    tell_privately,
)
from bot.cogs.conversation.threads import (
    BusyChannels,
    OwnThreads,
    is_own,
    open_thread,
    question_before,
    wants_thread,
)
from bot.localisation import Audience, explain
from bot.questions.answer import answer_question, note_unanswered, reply_to
from bot.questions.detection import (
    Asked,
    is_said_by_somebody,
    mentions_role_of_bot,
    message_pointed_at,
    overheard,
    question_in,
)
from bot.questions.memory import asks_memory, remember_quietly
from bot.questions.similar import render_similar, similar_posts
from bot.questions.small_talk import SmallTalk, small_talk
from bot.rendering.markdown import escape_sentence
from bot.rendering.memory import Remembered
from bot.replies.deliver import FAILED, deliver
from bot.replies.http_errors import refusal
from bot.replies.send import Reply
from bot.servers.permissions import may_write
from bot.servers.readable_channels import Readers
from bot.servers.settings import PRIVATELY, PUBLICLY, ServerSettings
from bot.ui.answer import Visibility
from bot.ui.help import HelpCard
from index import Answer, Library, LibraryError

EDITABLE = timedelta(minutes=2)
"""How long after it was written a question may still be put differently."""
LAST_SECONDS = 5.0
"""How long a bot that is stopped goes on with the answers it has begun."""
_log = logging.getLogger(__name__)


class Conversation(commands.Cog):
    """Answers whoever talks to the bot, and where it listens, whoever it can help."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self._locks = MessageLocks()
        self._talk = BusyChannels()
        self._threads = OwnThreads()

    async def cog_unload(self) -> None:
        """Give the answers that are on their way the time to arrive."""
        await self._locks.finish(LAST_SECONDS)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, once."""
        self._talk.note(message)
        asked = await self._asked(message)
        if asked is None or self._locks.note_sent(message.id):
            return
        async with self._locks.hold(message.id):
            await self._answer(message, asked)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Answer a question anew that was put differently, in place of the first answer."""
        message = payload.message
        if message.edited_at is None or discord.utils.utcnow() - message.created_at > EDITABLE:
            return
        asked = question_in(message, self._me) or await self._threads.asked_on(message, self._me)
        if asked is None:
            return
        async with self._locks.hold(message.id):
            told = await self.bot.library.journal.told(_reference(message))
            if told is not None:
                await self._answer_anew(message, asked, told)
            elif not self._locks.is_deleted(message.id):
                self._locks.note_sent(message.id)
                await self._answer(message, asked)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Delete the answer to a question that was deleted."""
        await self._withdraw(payload.channel_id, payload.message_id)

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Delete the answers to questions that were deleted together."""
        for message_id in payload.message_ids:
            await self._withdraw(payload.channel_id, message_id)

    @property
    def _me(self) -> int:
        return self.bot.user.id if self.bot.user else 0

    async def _asked(self, message: discord.Message) -> Asked | None:
        """Return the question in a message, put to the bot or overheard."""
        if message.guild is None and not isinstance(message.channel, discord.DMChannel):
            return None  # of a server that is not known yet: what may be said there is not, either
        asked = await self._put_to_the_bot(message)
        if asked is not None or message.guild is None or not is_said_by_somebody(message):
            return asked
        if asked := await self._threads.asked_on(message, self._me):
            return asked
        choices = await self._choices(message)
        return overheard(message, choices.channels, choices.forums)

    async def _put_to_the_bot(self, message: discord.Message) -> Asked | None:
        """Return the question put to the bot, which may stand in the message replied to."""
        asked = question_in(message, self._me)
        if asked and asked.via == "mention" and is_own(message.channel, self._me):
            return await self._with_context(message, asked)
        if asked is None and not message.content and mentions_role_of_bot(message):
            # Discord does not send along what mentions the bot's role alone.
            whole = await _fetched(message.channel, message.id)
            return question_in(whole, self._me) if whole else None
        if asked and (other := message_pointed_at(message, asked, self._me)):
            said = await _fetched(message.channel, other)
            if said and (text := said.content.strip()):
                return Asked(text, asked.via)
        return asked

    async def _with_context(self, message: discord.Message, asked: Asked) -> Asked:
        """Return a question of one of the bot's threads with the question before, which it follows.

        Replies to an answer know theirs already.
        """
        if asked.context is None and isinstance(message.channel, discord.Thread):
            earlier = await question_before(message.channel, message, self._me)
            return Asked(asked.question, asked.via, earlier)
        return asked

    async def _answer(self, message: discord.Message, asked: Asked) -> None:
        audience = self.bot.audience_of(message.guild)
        in_thread = is_own(message.channel, self._me)
        talk = small_talk(asked.question) if in_thread or not asked.overheard else None
        if talk is SmallTalk.INSULT:
            return
        if talk is SmallTalk.THANKS:
            await acknowledge(message)
            return
        if not await self._may_answer(message, asked, audience):
            return
        if talk is SmallTalk.HELP:
            card = HelpCard(audience.public, managers=False)
            await send(message, Reply(card.text, card), audience.public)
            return
        apart = await self._wants_thread(message)
        solvable = apart or isinstance(message.channel, discord.Thread)
        reply = await self._reply(message, asked, audience, solvable=solvable)
        if reply is None or self._locks.is_deleted(message.id):
            return
        thread = await open_thread(message, asked.question) if apart else None
        sent = await send(message, reply, audience.public, thread)
        if sent is not None and reply.answer_id is not None:
            journal = self.bot.library.journal
            await journal.place(reply.answer_id, _reference(message), _reference(sent))

    async def _wants_thread(self, message: discord.Message) -> bool:
        """Return whether the server wants the answer to a message in a thread of its own."""
        busy = self._talk.is_busy(message, self._me)
        return wants_thread(message, await self._choices(message), busy=busy)

    async def _answer_anew(self, message: discord.Message, asked: Asked, told: str) -> None:
        audience = self.bot.audience_of(message.guild)
        if not await self._may_answer(message, asked, audience):
            return
        elsewhere = not told.startswith(f"{message.channel.id}/")
        solvable = elsewhere or isinstance(message.channel, discord.Thread)
        reply = await self._reply(message, asked, audience, solvable=solvable)
        if reply is None:
            return
        place = self._place(told)
        refused = await edit(place, reply)
        if refused is not None and not isinstance(refused, discord.NotFound):
            await tell_privately(message, refusal(refused, audience.public))
        elif refused is None and reply.answer_id is not None:
            journal = self.bot.library.journal
            await journal.displace(_reference(message))
            await journal.place(reply.answer_id, _reference(message), told)

    def _place(self, reference: str) -> discord.PartialMessage:
        """Return the message of a reference; an answer may stand in a thread of its question."""
        channel_id, _, message_id = reference.partition("/")
        channel = self.bot.get_partial_messageable(int(channel_id))
        return channel.get_partial_message(int(message_id))

    async def _choices(self, message: discord.Message) -> ServerSettings:
        """Return what the server has chosen; in direct messages nobody has chosen anything."""
        if message.guild is None:
            return ServerSettings()
        return await self.bot.server_settings.of(self.bot.library_of(message.guild.id))

    async def _may_answer(self, message: discord.Message, asked: Asked, audience: Audience) -> bool:
        """Return whether a question may be answered; say why not to whoever put it to the bot."""
        if (await self._choices(message)).closed(message.channel):
            if not asked.overheard:
                await tell_privately(message, audience.public("refused-never"))
            return False
        pause = self.bot.rate_limits.take(message.author.id, message.channel.id)
        allowed = may_write(message.channel) or await self._wants_thread(message)
        if pause is None and allowed:
            return True
        if not allowed:
            _log.warning("No permission to reply in channel %d", message.channel.id)
        if asked.overheard:
            return False
        if pause is None:
            await tell_privately(message, audience.public("refused-permission"))
        elif allowed and pause.first:
            sentence = audience.public(pause.key, seconds=round(pause.seconds) or 1)
            await send(message, Reply(sentence), audience.public)
        return False

    async def _reply(
        self, message: discord.Message, asked: Asked, audience: Audience, *, solvable: bool
    ) -> Reply | None:
        """Return what to say; None where nobody asked and there is nothing certain to say.

        It can be marked as what solved a thread where it stands in one.
        """
        library = self.bot.library_of(message.guild.id if message.guild else None)
        try:
            choices = await self._choices(message)
            answer = await self._ask(library, asked, choices)
            if message.guild:
                await note_unanswered(library, answer, choices, public_link(message))
            if asked.overheard and not answer.answered:
                return await self._similar(message, asked, choices, audience)
            return await reply_to(
                library,
                answer,
                audience,
                asker=message.author.id,
                visibility=Visibility.PUBLIC if message.guild else Visibility.DIRECT,
                instead=choices.instead,
                keep_question=self.bot.settings.keep_questions,
                memory=choices.memory == PRIVATELY and asks_memory(answer, choices),
                said=await self._memory(message, answer, choices),
                solvable=solvable,
            )
        except LibraryError as error:
            if asked.overheard:
                _log.warning("A question could not be answered: %s", error)
                return None
            return Reply(escape_sentence(explain(error, audience.public)))

    async def _similar(
        self, message: discord.Message, asked: Asked, choices: ServerSettings, audience: Audience
    ) -> Reply | None:
        """Return links to posts that ask much the same as a new one; None where there are none."""
        if asked.via != "forum" or not isinstance(message.channel, discord.Thread):
            return None
        posts = await similar_posts(message.channel)
        return Reply(render_similar(posts, choices, audience.public)) if posts else None

    async def _memory(
        self, message: discord.Message, answer: Answer, choices: ServerSettings
    ) -> list[Remembered]:
        """Return what members said, where the server shows that to everybody."""
        if choices.memory != PUBLICLY or not isinstance(message.author, discord.Member):
            return []
        readers = Readers(message.author, everybody=True)
        return await remember_quietly(self.bot, readers, answer, choices, message.id)

    async def _ask(self, library: Library, asked: Asked, choices: ServerSettings) -> Answer:
        """Ask a library; a forum post that is too long to be certain about, by its title."""
        limit = choices.limit(self.bot.settings.passages)
        for question in dict.fromkeys((asked.question, asked.title or asked.question)):
            answer = await answer_question(
                library,
                question,
                asked.via,
                limit=limit,
                context=asked.context,
                cautious=asked.overheard,
                caution=choices.caution,
            )
            if answer.answered:
                break
        return replace(answer, question=asked.title) if asked.title else answer

    async def _withdraw(self, channel_id: int, message_id: int) -> None:
        """Delete the answer to a message that has gone, also one that is on its way."""
        self._locks.mark_deleted(message_id)
        journal = self.bot.library.journal
        reference = f"{channel_id}/{message_id}"
        async with self._locks.hold(message_id):
            told = await journal.told(reference)
            if told is None:
                return
            try:
                await deliver(self._place(told).delete)
            except discord.NotFound:
                _log.debug("The answer in channel %d was gone already", channel_id)
            except FAILED as error:
                _log.warning("An answer in channel %d was not deleted: %s", channel_id, error)
            await journal.displace(reference)


def _reference(message: discord.Message) -> str:
    return f"{message.channel.id}/{message.id}"


async def _fetched(channel: discord.abc.Messageable, message_id: int) -> discord.Message | None:
    try:
        return await channel.fetch_message(message_id)
    except FAILED as error:
        _log.info("Message %d could not be read: %s", message_id, error)
        return None
