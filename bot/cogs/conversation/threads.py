"""Answers in threads of their own, where a server wants that, and what is asked on in them."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict, deque
from datetime import datetime, timedelta

import discord

from bot.questions.detection import Asked, in_thread
from bot.rendering.limits import one_line
from bot.rendering.question_heading import question_of
from bot.replies.deliver import FAILED
from bot.servers.settings import ServerSettings

_TITLE = 90
_LATEST = 25
"""Messages of a thread among which the question before is looked for."""
_KEPT = 1000
_WINDOW = timedelta(minutes=3)
_MANY = 5
"""Messages of others within that time that make a channel a busy one."""
_MARKUP = re.compile(r"<[@#:a/][^>\s]*>|[*_`~|>#]+")
_log = logging.getLogger(__name__)


class BusyChannels:
    """Knows where people are talking: it counts messages, and forgets them after minutes."""

    def __init__(self) -> None:
        self._talk: OrderedDict[int, deque[tuple[datetime, int]]] = OrderedDict()

    def note(self, message: discord.Message) -> None:
        """Count a message."""
        talk = self._talk.setdefault(message.channel.id, deque(maxlen=4 * _MANY))
        self._talk.move_to_end(message.channel.id)
        talk.append((message.created_at, message.author.id))
        if len(self._talk) > _KEPT:
            self._talk.popitem(last=False)

    def is_busy(self, message: discord.Message, me: int) -> bool:
        """Return whether others were talking in the channel when a message came."""
        since = message.created_at - _WINDOW
        talk = self._talk.get(message.channel.id, ())
        others = [who for when, who in talk if when >= since and who not in (message.author.id, me)]
        return len(others) >= _MANY


def wants_thread(message: discord.Message, choices: ServerSettings, *, busy: bool) -> bool:
    """Return whether the answer to a message is to stand in a thread, and the bot may open one."""
    channel = message.channel
    if not isinstance(channel, discord.TextChannel):
        return False
    if channel.id not in choices.threads and not (busy and channel.id in choices.busy_threads):
        return False
    allowed = channel.permissions_for(channel.guild.me)
    return allowed.create_public_threads and allowed.send_messages_in_threads


async def open_thread(message: discord.Message, question: str) -> discord.Thread | None:
    """Open a thread at a message; None where Discord will not have it, as a title of AutoMod's."""
    title = one_line(_MARKUP.sub(" ", question), _TITLE) or "?"
    try:
        return await message.create_thread(name=title)
    except FAILED as error:
        _log.warning("No thread in channel %d (%s); answering there.", message.channel.id, error)
        return None


class OwnThreads:
    """The threads that the bot opened: what was asked in them, and who opened the conversation."""

    def __init__(self) -> None:
        self._askers: OrderedDict[int, int | None] = OrderedDict()

    async def asked_on(self, message: discord.Message, me: int) -> Asked | None:
        """Return what a message asks in a thread that the bot opened; it needs no mention there.

        What its asker asks is put to the bot; what others say there is only overheard.
        """
        thread = message.channel
        if not is_own(thread, me) or not isinstance(thread, discord.Thread):
            return None
        asked = in_thread(message, me)
        if asked is None:
            return None
        if asked.overheard or await self._asker(thread) != message.author.id:
            return Asked(asked.question, asked.via, overheard=True)
        return Asked(asked.question, asked.via, await question_before(thread, message, me))

    async def _asker(self, thread: discord.Thread) -> int | None:
        """Return who wrote the message that a thread was opened at."""
        if thread.id not in self._askers:
            channel = thread.parent
            if not isinstance(channel, discord.TextChannel):
                return None
            try:
                self._askers[thread.id] = (await channel.fetch_message(thread.id)).author.id
            except discord.NotFound:
                self._askers[thread.id] = None
            except FAILED as error:
                _log.info("Could not find out who began thread %d: %s", thread.id, error)
                return None
            if len(self._askers) > _KEPT:
                self._askers.popitem(last=False)
        return self._askers[thread.id]


def is_own(channel: object, me: int) -> bool:
    """Return whether a channel is a thread that the bot opened for an answer."""
    return (
        isinstance(channel, discord.Thread)
        and channel.owner_id == me
        and isinstance(channel.parent, discord.TextChannel)
    )


async def question_before(thread: discord.Thread, message: discord.Message, me: int) -> str | None:
    """Return the question that the bot answered last in a thread before a message, if it can."""
    try:
        async for said in thread.history(limit=_LATEST, before=message):
            if said.author.id == me and (question := question_of(said)):
                return question
    except FAILED as error:
        _log.info("Thread %d could not be read: %s", thread.id, error)
    return None
