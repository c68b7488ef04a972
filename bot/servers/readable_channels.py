"""Which channels of a server somebody may read; what cannot be told counts as closed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import discord

_PLACES = (discord.TextChannel, discord.ForumChannel)
Place = discord.TextChannel | discord.ForumChannel
_PUBLIC_THREADS = (discord.ChannelType.public_thread, discord.ChannelType.news_thread)


@dataclass(frozen=True, slots=True)
class Readers:
    """Those who are shown something.

    Attributes:
        member: the one who asks.
        everybody: whether it is shown to all in the channel, so that it has to be open to all.
    """

    member: discord.Member
    everybody: bool = False

    def may_read(self, channel: discord.abc.GuildChannel | None) -> bool:
        """Return whether they may read what was said in a channel; never an age-restricted one."""
        if not isinstance(channel, _PLACES) or channel.is_nsfw():
            return False
        if channel.guild.id != self.member.guild.id or not _reads(channel, self.member):
            return False
        return not self.everybody or _is_open_to_all(channel)

    def channels(self) -> list[Place]:
        """Return the channels of the server that they may read."""
        found = [c for c in self.member.guild.channels if isinstance(c, _PLACES)]
        return [channel for channel in found if self.may_read(channel)]


def place_of(
    guild: discord.Guild, channel_id: int, threads: Mapping[int, tuple[int, int]]
) -> discord.abc.GuildChannel | None:
    """Return the channel in which something was said, or that of its thread if that is public.

    Args:
        guild: the server.
        channel_id: the number of a channel or thread.
        threads: (type, number of the channel) of threads, by number; archived ones are not known
            otherwise.
    """
    if channel := guild.get_channel(channel_id):
        return channel
    if known := guild.get_thread(channel_id):
        return known.parent if known.type in _PUBLIC_THREADS else None
    kind, parent_id = threads.get(channel_id, (0, 0))
    public = kind in {thread_type.value for thread_type in _PUBLIC_THREADS}
    return guild.get_channel(parent_id) if public else None


def search_scope(readers: Readers, most: int) -> list[int] | None:
    """Return the numbers of the channels and threads to search in; None for the whole server.

    Discord takes so many at most; what is found is looked at again anyhow.
    """
    guild = readers.member.guild
    allowed = {channel.id for channel in readers.channels()}
    places = [c for c in guild.channels if isinstance(c, _PLACES)]
    searched = {c.id for c in places if _reads(c, guild.me) and not c.is_nsfw()}
    if allowed >= searched:
        return None
    threads: Iterable[discord.Thread] = sorted(guild.threads, key=lambda thread: -thread.id)
    inside = [thread.id for thread in threads if thread.parent_id in allowed]
    return [*sorted(allowed), *inside][:most]


def _reads(channel: Place, member: discord.Member) -> bool:
    permissions = channel.permissions_for(member)
    return permissions.view_channel and permissions.read_message_history


def _is_open_to_all(channel: Place) -> bool:
    """Return whether no member at all is kept from reading a channel."""
    everyone = channel.permissions_for(channel.guild.default_role)
    if not (everyone.view_channel and everyone.read_message_history):
        return False
    pairs = [(one.view_channel, one.read_message_history) for one in channel.overwrites.values()]
    return all(False not in pair for pair in pairs)
