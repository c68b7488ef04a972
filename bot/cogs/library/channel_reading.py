"""Channels as sources: each message, or the first of each post of a forum, becomes an article."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator

import discord

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.rendering.message_text import text_of_message, title_of
from bot.replies.deliver import FAILED
from bot.servers.message_parts import contribution, reference
from bot.servers.settings import ServerSettings
from index import FollowedChannel, QuotaExceeded, UnreadableDocument

SECONDS = 5 * 60.0
"""Pause between two looks at what is new; each reads a batch."""
BATCH = 100
"""Messages of a channel, or posts of a forum, that are read at once."""
_SHORTEST = 3
"""Words below which a message says too little to be an article."""
_TYPES = (discord.MessageType.default, discord.MessageType.reply)
_UNKNOWN_CHANNEL = 10003
_log = logging.getLogger(__name__)


class ChannelReader(BackgroundCog):
    """Reads the channels that are followed, a batch at a time, each from where it was left."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self.read_all, "reading channels", SECONDS)

    async def read_all(self) -> None:
        """Read a batch of every channel that has something new.

        Raises:
            LibraryError: the library cannot be read or written now.
        """
        for followed in await self.bot.library.channels.all(self.bot.serves):
            if self._has_news(followed):
                await read_batch(self.bot, followed)

    def _has_news(self, followed: FollowedChannel) -> bool:
        """Return whether a channel may have something that was not read."""
        channel = self.bot.get_channel(int(followed.channel))
        if not followed.finished:
            return True
        if isinstance(channel, discord.TextChannel):
            return (channel.last_message_id or 0) > followed.last
        if isinstance(channel, discord.ForumChannel):
            return any(post.id > followed.last for post in channel.threads)
        return True


async def read_batch(bot: Quoth, followed: FollowedChannel) -> int:
    """Read a batch of a channel; return how many articles it gave.

    Why a channel cannot be read is remembered with it; its articles stay.

    Raises:
        LibraryError: the library cannot be written now.
    """
    library = bot.library_of(int(followed.library))
    channel = bot.get_channel(int(followed.channel))
    if not isinstance(channel, discord.TextChannel | discord.ForumChannel):
        await _note_problem(bot, followed, "channel-gone")
        return 0
    if problem := reading_problem(channel, bot):
        await _note_problem(bot, followed, problem)
        return 0
    choices = await bot.server_settings.of(library)
    count = added = 0
    try:
        async for number, message, title in _new_messages(channel, followed):
            count += 1
            if message is not None:
                added += await _add(bot, followed, message, title, choices)
            followed = followed.read_to(number)
            if not await library.channels.note(followed):
                return added  # followed no longer
    except QuotaExceeded:
        await _note_problem(bot, followed, "channel-quota")
        return added
    except FAILED as error:
        _log.info("Channel %s could not be read: %s", followed.channel, error)
        gone = isinstance(error, discord.NotFound) and error.code == _UNKNOWN_CHANNEL
        await _note_problem(bot, followed, "channel-gone" if gone else "channel-refused")
        return added
    await library.channels.note(followed.read_to(0, finished=count < BATCH))
    return added


def reading_problem(channel: discord.TextChannel | discord.ForumChannel, bot: Quoth) -> str | None:
    """Return the key of why a channel cannot be read, None where it can."""
    if not bot.settings.message_content:
        return "channel-without-content"
    allowed = channel.permissions_for(channel.guild.me)
    if not (allowed.view_channel and allowed.read_message_history):
        return "channel-refused"
    return None


async def _note_problem(bot: Quoth, followed: FollowedChannel, problem: str) -> None:
    if followed.problem == problem:
        return  # told already
    _log.warning("The channel %s cannot be read: %s", followed.channel, problem)
    library = bot.library_of(int(followed.library))
    await library.channels.note(followed.failed(problem))


async def _new_messages(
    channel: discord.TextChannel | discord.ForumChannel, followed: FollowedChannel
) -> AsyncIterator[tuple[int, discord.Message | None, str]]:
    """Yield number, message and title of what was not read, the oldest first; None has no text."""
    if isinstance(channel, discord.TextChannel):
        after = discord.Object(followed.last) if followed.last else None
        async for message in channel.history(limit=BATCH, after=after, oldest_first=True):
            yield message.id, message, ""
        return
    posts = {thread.id: thread for thread in channel.threads}
    if not followed.finished:
        posts |= {thread.id: thread async for thread in channel.archived_threads(limit=None)}
    unread = sorted(number for number in posts if number > followed.last)
    for number in unread[:BATCH]:
        yield number, await _first_message(posts[number]), posts[number].name


async def _first_message(post: discord.Thread) -> discord.Message | None:
    try:
        return await post.fetch_message(post.id)
    except discord.NotFound:
        return None


async def _add(
    bot: Quoth,
    followed: FollowedChannel,
    message: discord.Message,
    title: str,
    choices: ServerSettings,
) -> int:
    """Make an article of a message; return how many that gave."""
    text = text_of_message(message, names=choices.credit)
    own = bot.user is not None and message.author.id == bot.user.id
    if own or message.type not in _TYPES or len(text.split()) < _SHORTEST:
        return 0
    try:
        await bot.library.contributions.add(
            followed.library,
            f"message:{reference(message)}",
            title or title_of(text),
            [contribution(message, text, choices)],
            url=message.jump_url,
            date=message.created_at.date().isoformat(),
        )
    except UnreadableDocument:
        return 0
    return 1
