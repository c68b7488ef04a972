"""Discord's search of a server's messages, which discord.py has no method for yet."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import discord
from discord.http import HTTPClient, Route

PAGE = 25
"""Messages that Discord finds at once, at most."""
CHANNELS = 500
"""Channels that can be named."""
_NOT_INDEXED = 110000
_PATIENCE = 5.0
"""Seconds that are waited at most for Discord to index a server."""
_SHORT = 0.5
"""Seconds that are waited where Discord says 0, which means a short delay."""
_SLOP = 100
"""Words that may stand between those that are looked for."""


class NotIndexed(Exception):
    """Discord has not indexed the server's messages yet."""


@dataclass(frozen=True, slots=True)
class Hits:
    """What Discord found.

    Attributes:
        messages: as Discord sends them, the best first.
        threads: (type, number of the channel) of their threads, by number.
    """

    messages: list[dict[str, Any]] = field(default_factory=list)
    threads: Mapping[int, tuple[int, int]] = field(default_factory=dict)


async def search_messages(
    http: HTTPClient,
    guild_id: int,
    *,
    content: str = "",
    channels: Sequence[int] | None = None,
    replies_to: Sequence[int] = (),
) -> Hits:
    """Find messages of people, by relevance, in no age-restricted channel.

    Args:
        http: discord.py's client, which keeps Discord's limits.
        guild_id: the server.
        content: words that a message has to have.
        channels: where to look; None is everywhere that the bot may read.
        replies_to: messages to which it has to be a reply.

    Raises:
        NotIndexed: Discord is still indexing the server.
        discord.HTTPException: Discord refused, as without the message content intent.
    """
    parameters = [("sort_by", "relevance"), ("limit", str(PAGE)), ("include_nsfw", "false")]
    parameters += [("author_type", kind) for kind in ("-bot", "-webhook")]
    if content:
        parameters += [("content", content[:1024]), ("slop", str(_SLOP))]
    parameters += [("channel_id", str(number)) for number in (channels or ())[:CHANNELS]]
    parameters += [("replied_to_message_id", str(number)) for number in replies_to[:100]]
    route = Route("GET", "/guilds/{guild_id}/messages/search", guild_id=guild_id)
    for last in (False, True):
        found = await http.request(route, params=parameters)
        if not isinstance(found, dict):
            raise NotIndexed
        if found.get("code") != _NOT_INDEXED:
            return _hits(found)
        wait = float(found.get("retry_after") or _SHORT)
        if last or wait > _PATIENCE:
            break
        await asyncio.sleep(wait)
    raise NotIndexed


def _hits(found: dict[str, Any]) -> Hits:
    groups = found.get("messages") or []
    messages = [message for group in groups for message in group if message.get("hit", True)]
    threads = {
        int(thread["id"]): (int(thread["type"]), int(thread.get("parent_id") or 0))
        for thread in found.get("threads") or ()
    }
    return Hits(messages, threads)


def is_by_a_person(message: Mapping[str, Any]) -> bool:
    """Return whether a person wrote a message: no bot, no webhook, not Discord itself."""
    types = (discord.MessageType.default.value, discord.MessageType.reply.value)
    author = message.get("author") or {}
    made = message.get("webhook_id") or message.get("application_id") or author.get("system")
    return not (author.get("bot") or made) and message.get("type") in types
