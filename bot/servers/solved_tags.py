"""The tags by which posts of forums are marked as solved."""

from __future__ import annotations

import re
from collections.abc import Iterable

import discord

from bot.servers.settings import ServerSettings

MOST_TAGS = 5
"""Tags that a post may have."""
_SOLVED = re.compile(
    r"\W*(?:solved|resolved|answered|gelöst|erledigt|beantwortet|resuelto|solucionado|respondido"
    r"|résolu|répondu)\W*",
    re.IGNORECASE,
)
"""Names of tags that say it, for servers that have not chosen one."""


def solved_tags(forum: discord.ForumChannel, choices: ServerSettings) -> list[discord.ForumTag]:
    """Return the tags of a forum that say “solved”: those that were chosen, else by their name."""
    chosen = [tag for tag in forum.available_tags if tag.id in choices.solved_tags]
    return chosen or [tag for tag in forum.available_tags if _SOLVED.fullmatch(tag.name)]


def is_solved(thread: discord.Thread, choices: ServerSettings) -> bool:
    """Return whether a post has such a tag."""
    forum = thread.parent
    if not isinstance(forum, discord.ForumChannel):
        return False
    solved = {tag.id for tag in solved_tags(forum, choices)}
    return any(tag.id in solved for tag in thread.applied_tags)


def tag_to_set(thread: discord.Thread, choices: ServerSettings) -> discord.ForumTag | None:
    """Return the tag that marks a post as solved; None where there is none, or no room for it."""
    forum = thread.parent
    if not isinstance(forum, discord.ForumChannel) or is_solved(thread, choices):
        return None
    if len(thread.applied_tags) >= MOST_TAGS:
        return None
    return next(iter(solved_tags(forum, choices)), None)


def all_tags(channels: Iterable[discord.abc.GuildChannel]) -> dict[str, str]:
    """Return the names of all tags of a server's forums, by number."""
    return {
        str(tag.id): f"#{channel.name}: {tag.name}"
        for channel in channels
        if isinstance(channel, discord.ForumChannel)
        for tag in channel.available_tags
    }
