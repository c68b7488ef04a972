"""What the bot may do in a channel, and what it needs to."""

from __future__ import annotations

from collections.abc import Iterable

import discord

NEEDED = ("view_channel", "send_messages", "send_messages_in_threads", "read_message_history")
"""Without these a question asked by mention or reply in a channel is not answered there.

Commands are answered through their interaction, for which none of them is needed.
"""
IN_POSTS = tuple(name for name in NEEDED if name != "send_messages")
"""The same of a forum, in whose posts Discord counts Send Messages in Threads alone."""
WRITING = ("view_channel", "send_messages")
"""Without these the bot cannot write in a channel by itself."""
THREADS = ("view_channel", "create_public_threads", "send_messages_in_threads")
"""Without these an answer cannot stand in a thread of its own; it then stands in the channel."""
Channel = discord.abc.GuildChannel


def may_write(channel: object) -> bool:
    """Return whether the bot may write in a channel, as far as the channel says."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return True  # direct messages, and what is not known
    allowed = channel.permissions_for(channel.guild.me)
    if isinstance(channel, discord.Thread):
        return allowed.view_channel and allowed.send_messages_in_threads
    return allowed.view_channel and allowed.send_messages


def is_team_channel(channel: discord.abc.GuildChannel) -> bool:
    """Return whether not everybody can see a channel, and the bot can write in it."""
    seen = channel.permissions_for(channel.guild.default_role).view_channel
    return not seen and may_write(channel)


def may_search(guild: discord.Guild | None, message_content: bool) -> bool:
    """Return whether Discord lets the bot search a server's messages."""
    return bool(guild and message_content and guild.me.guild_permissions.read_message_history)


def needed_in(channel: Channel | None) -> tuple[str, ...]:
    """Return what answering mentions and replies in a channel, or the posts of a forum, needs."""
    return IN_POSTS if isinstance(channel, discord.ForumChannel) else NEEDED


def lacking(permissions: discord.Permissions, needed: Iterable[str]) -> tuple[str, ...]:
    """Return the names, as Discord shows them, of the permissions that are missing."""
    return tuple(
        name.replace("_", " ").title() for name in needed if not getattr(permissions, name)
    )


def lacking_by_channel(
    channels: Iterable[Channel], me: discord.Member
) -> dict[str, tuple[str, ...]]:
    """Return what is missing in each channel where questions are asked, by its name."""
    asked = [c for c in channels if isinstance(c, discord.TextChannel | discord.ForumChannel)]
    found = {f"#{c.name}": lacking(c.permissions_for(me), needed_in(c)) for c in asked}
    return {name: names for name, names in found.items() if names}


def may_mention(role: discord.Role, permissions: discord.Permissions) -> bool:
    """Return whether a message of the bot, with these permissions, notifies a role."""
    return role.mentionable or permissions.mention_everyone
