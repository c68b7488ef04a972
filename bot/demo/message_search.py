"""Discord's search of a server's messages, which simcord does not have."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast

from simcord.backend import errors, serializers
from simcord.backend.access import channel_accessible
from simcord.http.router import RequestContext, route

PATH = "/guilds/{guild_id}/messages/search"


def search(ctx: RequestContext) -> dict[str, Any]:
    """Find messages that have all the words, in channels that the bot may read, latest first."""
    if not ctx.message_content_access:
        raise errors.BackendError(403, 50001, "Missing Access")
    query: dict[str, list[str]] = defaultdict(list)
    for name, value in cast(Iterable[tuple[str, str]], ctx.params):
        query[name].append(value)
    backend, guild_id = ctx.backend, ctx.int_arg("guild_id")
    words = set(" ".join(query["content"]).casefold().split())
    found = []
    for channel_id, messages in backend.messages.items():
        channel = backend.channels.get(channel_id)
        if channel is None or channel.guild_id != guild_id:
            continue
        if query["channel_id"] and str(channel_id) not in query["channel_id"]:
            continue
        if channel_accessible(backend, channel_id, backend.bot_user.id, history=True):
            found += [m for m in messages.values() if _fits(backend, m, words, query)]
    page = sorted(found, key=lambda m: -m.id)[: int(query["limit"][0])]
    places = {message.channel_id: backend.channels[message.channel_id] for message in page}
    threads = [place for place in places.values() if place.is_thread]
    return {
        "messages": [[{**serializers.message_payload(backend, m), "hit": True}] for m in page],
        "doing_deep_historical_index": False,
        "total_results": len(found),
        "threads": [dict(serializers.thread_payload(backend, thread)) for thread in threads],
    }


@route("GET", PATH)
def _search(ctx: RequestContext) -> Any:
    return search(ctx)


def _fits(backend: Any, message: Any, words: set[str], query: dict[str, list[str]]) -> bool:
    author = backend.users[message.author_id]
    if "-bot" in query["author_type"] and author.bot:
        return False
    if query["replied_to_message_id"]:
        replied_to = (message.reference or {}).get("message_id")
        return str(replied_to) in query["replied_to_message_id"]
    return words <= set(re.findall(r"\w+", message.content.casefold()))
