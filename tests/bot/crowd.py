"""What simcord's people cannot do by themselves: act at the same moment, post in a forum."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import discord
from simcord import ChannelHandle, MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.world import World


async def press_at_once(
    world: World, people: Sequence[MemberActor], message: ResponseMessage, label: str
) -> list[InteractionResult]:
    """Let people press the same button of a message before the bot can do anything."""
    async with at_once(world):
        return [await person.click(message, label=label) for person in people]


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


@asynccontextmanager
async def at_once(world: World) -> AsyncIterator[None]:
    """Let all that people do in the block reach the bot before it can do anything."""
    try:
        with unwaited(world):
            yield
    finally:
        await world.env.settle()


@contextmanager
def unwaited(world: World) -> Iterator[None]:
    """Let the simulation go on in the block without waiting until the bot has come to rest."""
    env: Any = world.env

    async def leave_it(**_: object) -> None:
        """Do not wait for the bot."""

    env._settle_internal = leave_it
    try:
        yield
    finally:
        del env._settle_internal
