"""What simcord's people cannot do by themselves: act at the same moment, post in a forum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor
from simcord.backend import serializers
from simcord.components import walk_components
from simcord.interactions import base_payload
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.world import World

_COMPONENT = 3


async def press_at_once(
    world: World, people: Sequence[MemberActor], message: ResponseMessage, label: str
) -> list[InteractionResult]:
    """Let people press the same button of a message before the bot can do anything."""
    backend = world.env.backend
    stored = backend.get_message(message.channel_id, message.id)
    button = next(c for c in walk_components(stored.components) if c.get("label") == label)
    results = []
    for person in people:
        record, payload = base_payload(
            backend,
            type=_COMPONENT,
            channel_id=message.channel_id,
            guild_id=world.guild.id,
            user_id=person.id,
            data={"custom_id": button["custom_id"], "component_type": 2},
        )
        payload["message"] = dict(serializers.message_payload(backend, stored))
        record.source_message_id = stored.id
        backend.emit("INTERACTION_CREATE", payload)
        results.append(InteractionResult(world.env, record))
    await world.env.settle()
    return results


async def post_in_forum(
    world: World, forum: ChannelHandle, author: MemberActor, title: str, text: str
) -> ChannelHandle:
    """Let somebody open a post; return it. Its first message has the post's own number."""
    backend = world.env.backend
    thread = backend.create_thread(forum.id, title, author.id, broadcast=False)
    starter: Any = backend.prepare_message(thread.id, author.id, text)
    starter.id = thread.id
    backend.commit_message(starter, broadcast=False)
    backend.announce_thread_create(thread)
    backend.announce_message_create(starter)
    await world.env.settle()
    return next(post for post in forum.threads if post.id == thread.id)


def sent(world: World, *paths: str) -> list[Any]:
    """Return the bodies of the messages that the bot sent to channels and interactions."""
    return [
        request.json
        for request in world.env.http_requests
        if request.method == "POST" and any(path in request.path for path in paths)
    ]


def without(**permissions: bool) -> discord.PermissionOverwrite:
    """Return what a channel takes away."""
    return discord.PermissionOverwrite(**permissions)
