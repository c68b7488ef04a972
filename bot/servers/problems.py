"""What does not work in a server, and why; all else does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import discord

from bot.servers.permissions import (
    THREADS,
    WRITING,
    Channel,
    lacking,
    lacking_by_channel,
    may_mention,
    needed_in,
)
from bot.servers.settings import ServerSettings
from index import FollowedFeed

_MENTION = re.compile(r"<(?P<kind>#|@&)(?P<number>\d+)>")


@dataclass(frozen=True, slots=True)
class ServerState:
    """What a server is like and what was chosen for it.

    Attributes:
        channels: all its channels, by number.
        roles: all its roles, by number.
        me: the bot as one of its members.
        choices: what its managers have chosen.
        feeds: the feeds that its library follows.
        message_content: whether the bot gets the text of all messages.
    """

    channels: Mapping[int, Channel]
    roles: Mapping[int, discord.Role]
    me: discord.Member
    choices: ServerSettings
    feeds: Sequence[FollowedFeed]
    message_content: bool


def problems(state: ServerState) -> Iterator[str]:
    """Yield a sentence for each thing that does not work."""
    for channel, names in lacking_by_channel(state.channels.values(), state.me).items():
        yield (
            f"in {channel} mentions and replies are not answered, as the bot lacks "
            f"{', '.join(names)}; commands work there."
        )
    yield from problems_of_choices(state)


def problems_of_choices(state: ServerState) -> Iterator[str]:
    """Yield a sentence for each thing that was chosen and cannot be as it was."""
    choices = state.choices
    if choices.channels and not state.message_content:
        yield (
            "channels were chosen to be answered unasked, which needs the setting "
            "message_content; mentions and commands work there."
        )
    if choices.offers and not state.message_content:
        yield "articles of threads are to be offered, which needs the setting message_content."
    if choices.memory:
        yield from _without_memory(state)
    for number in sorted(choices.channels | choices.forums):
        yield from _unusable(
            state, number, "chosen to be answered unasked", needed_in(state.channels.get(number))
        )
    for number in sorted(choices.threads | choices.busy_threads):
        yield from _unusable(state, number, "chosen for answers in threads", THREADS)
    for number in sorted(choices.never):
        yield from _unusable(state, number, "chosen to stay without public answers")
    if choices.digest:
        yield from _unusable(
            state, choices.digest, "chosen for the digest", (*WRITING, "attach_files")
        )
    if choices.offers:
        yield from _unusable(state, choices.offers, "chosen for offers of articles", WRITING)
    for feed in state.feeds:
        if feed.channel:
            why = f"where news of {feed.url} are told"
            yield from _unusable(state, int(feed.channel), why, WRITING)
    yield from _people_gone(state)


def _unusable(
    state: ServerState, number: int, why: str, needed: Sequence[str] = ()
) -> Iterator[str]:
    channel = state.channels.get(number)
    if channel is None:
        yield f"the channel {number}, {why}, is gone or hidden."
    elif missing := lacking(channel.permissions_for(state.me), needed):
        yield f"in #{channel.name}, {why}, the bot lacks {', '.join(missing)}."


def _without_memory(state: ServerState) -> Iterator[str]:
    """Yield what keeps members' messages from being searched."""
    if not state.message_content:
        yield (
            "what members said is to be searched, which needs the setting message_content and "
            "Discord's message content intent."
        )
    if not state.me.guild_permissions.read_message_history:
        yield "what members said is to be searched, and the bot lacks Read Message History."


def _people_gone(state: ServerState) -> Iterator[str]:
    """Yield what is wrong with whom people are sent to, and with who may manage."""
    instead = _MENTION.fullmatch(state.choices.instead or "")
    if instead and instead["kind"] == "#":
        yield from _unusable(state, int(instead["number"]), "to which people are sent for help")
    elif instead and not (role := state.roles.get(int(instead["number"]))):
        yield f"the role {instead['number']}, to which people are sent for help, is gone."
    elif instead and role and not may_mention(role, state.me.guild_permissions):
        yield (
            f"the role “{role.name}”, to which people are sent for help, cannot be mentioned: "
            "allow everyone to mention it, or give the bot Mention Everyone."
        )
    for number in sorted(state.choices.managers - state.roles.keys()):
        yield f"the role {number}, whose members may manage the library, is gone."
