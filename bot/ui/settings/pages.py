"""What stands on each page of the panel: a sentence about every choice, and its control."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import discord

from bot.localisation import Words
from bot.servers.permissions import is_team_channel, may_mention, may_write
from bot.servers.settings import (
    LANGUAGES,
    PASSAGES,
    PRIVATELY,
    PUBLICLY,
    RETENTIONS,
    ServerSettings,
)
from bot.servers.solved_tags import all_tags
from bot.settings import Settings
from bot.ui.controls import Control
from bot.ui.settings import menus
from index import Caution, Preview

SERVERS_OWN = "server"
"""Stands in the menu for the language that the server has in Discord."""


def where(state: PanelState) -> Iterator[tuple[str, Control]]:
    """Where the bot answers unasked, and where it never does."""
    words, choices, guild = state.words, state.choices, state.guild
    listen = words("panel-channels")
    if not state.settings.message_content:
        listen += f"\n-# {words('panel-without-content')}"
    yield listen, menus.channels("channels", choices.channels, guild)
    yield (
        words("panel-forums"),
        menus.channels("forums", choices.forums, guild, types=menus.FORUMS),
    )
    yield (
        words("panel-never"),
        menus.channels("never", choices.never, guild, types=(*menus.TEXT, *menus.FORUMS)),
    )


def threads(state: PanelState) -> Iterator[tuple[str, Control]]:
    """Where answers stand in threads of their own."""
    words, choices, guild = state.words, state.choices, state.guild
    always = words("panel-threads")
    if not state.settings.message_content:
        always += f"\n-# {words('panel-threads-without-content')}"
    yield always, menus.channels("threads", choices.threads, guild)
    yield words("panel-busy-threads"), menus.channels("busy_threads", choices.busy_threads, guild)
    if tags := all_tags(guild.channels):
        chosen = map(str, choices.solved_tags)
        yield words("panel-solved-tags"), menus.several("solved_tags", tags, chosen)
    offers = {choices.offers} if choices.offers else set()
    offered = words("panel-offers")
    if not state.settings.message_content:
        offered += f"\n-# {words('panel-offers-without-content')}"
    team = guild.get_channel(choices.offers or 0)
    if team and not is_team_channel(team):
        offered += f"\n-# {words('offers-not-private', channel=team.mention)}"
    yield offered, menus.channels("offers", offers, guild, most=1)
    credit = {"yes": words("option-credit-yes"), "no": words("option-credit-no")}
    yield words("panel-credit"), menus.options("credit", credit, _yes_or_no(choices.credit))


def answers(state: PanelState) -> Iterator[tuple[str, Control]]:
    """How answers look, and how sure they have to be."""
    words, choices = state.words, state.choices
    most = state.settings.passages
    numbers = {str(n): words("option-passages", count=n) for n in PASSAGES if n <= most}
    chosen = min(choices.passages or most, most)
    yield words("panel-passages"), menus.options("passages", numbers, str(chosen))
    degrees = {
        Caution.CAUTIOUS.value: words("option-cautious"),
        Caution.BALANCED.value: words("option-balanced"),
        Caution.EAGER.value: words("option-eager"),
    }
    balanced = Caution.BALANCED if state.settings.threshold is None else ""
    yield _caution(state), menus.options("caution", degrees, choices.caution or balanced)
    languages = {SERVERS_OWN: words("option-language-server")}
    languages |= {code: words.name_of(code) for code in LANGUAGES}
    yield (
        words("panel-language"),
        menus.options("language", languages, choices.language or SERVERS_OWN),
    )
    shown = {"yes": words("option-private-yes"), "no": words("option-private-no")}
    yield words("panel-private"), menus.options("private", shown, _yes_or_no(choices.private))


def people(state: PanelState) -> Iterator[tuple[str, Control]]:
    """Whom the bot sends people to, and who may manage it."""
    words, choices, guild = state.words, state.choices, state.guild
    found = re.fullmatch(r"<(@&|#)(\d+)>", choices.instead or "")
    role = {int(found[2])} if found and found[1] == "@&" else set()
    channel = {int(found[2])} if found and found[1] == "#" else set()
    asked = words("panel-instead-role")
    team = guild.get_role(next(iter(role), 0))
    if team and not may_mention(team, guild.me.guild_permissions):
        asked += f"\n-# {words('panel-instead-unreachable')}"
    yield asked, menus.roles("instead-role", role, guild, most=1)
    yield (
        words("panel-instead-channel"),
        menus.channels("instead-channel", channel, guild, most=1),
    )
    managers = words("panel-managers")
    if choices.managers:
        managers += f"\n-# {words('panel-managers-hidden')}"
    yield managers, menus.roles("managers", choices.managers, guild)


def memory(state: PanelState) -> Iterator[tuple[str, Control]]:
    """What is remembered for how long, and the digest made of it."""
    words, choices = state.words, state.choices
    most = state.settings.retention_days
    days = sorted({most, *(days for days in RETENTIONS if days < most)})
    labels = {str(n): words("option-days", days=n) for n in days}
    chosen = min(choices.retention or most, most)
    yield words("panel-retention"), menus.options("retention", labels, str(chosen))
    kept = {"yes": words("option-questions-yes"), "no": words("option-questions-no")}
    yield (
        words("panel-questions"),
        menus.options("open_questions", kept, _yes_or_no(choices.open_questions)),
    )
    memory = {
        "off": words("option-memory-off"),
        PRIVATELY: words("option-memory-private"),
        PUBLICLY: words("option-memory-public"),
    }
    yield _memory(state), menus.options("memory", memory, choices.memory or "off")
    digest = {choices.digest} if choices.digest else set()
    told = words("panel-digest")
    channel = state.guild.get_channel(choices.digest or 0)
    if channel and not may_write(channel):
        told += f"\n-# {words('feed-channel-closed', channel=channel.mention)}"
    yield told, menus.channels("digest", digest, state.guild, most=1)


def _memory(state: PanelState) -> str:
    """Say what the server's memory is, and what it lacks to be asked."""
    words = state.words
    text = words("panel-memory")
    if not state.settings.message_content:
        return f"{text}\n-# {words('panel-memory-without-content')}"
    if not state.guild.me.guild_permissions.read_message_history:
        return f"{text}\n-# {words('panel-memory-without-history')}"
    return text


def _yes_or_no(value: bool) -> str:
    return "yes" if value else "no"


def _caution(state: PanelState) -> str:
    """Say what the degrees are for, and what each would have done of late."""
    words, preview = state.words, state.preview
    text = words("panel-caution")
    if len(set(preview.answered.values())) < 2:  # nothing to choose by
        return text
    counts = words(
        "panel-caution-preview",
        count=preview.questions,
        cautious=preview.answered[Caution.CAUTIOUS],
        balanced=preview.answered[Caution.BALANCED],
        eager=preview.answered[Caution.EAGER],
    )
    return f"{text}\n-# {counts}"


@dataclass(frozen=True, slots=True)
class PanelState:
    """What the panel shows.

    Attributes:
        choices: what the server has chosen.
        settings: what whoever runs the bot has.
        preview: what the thresholds would have done of late.
        guild: the server.
        words: those of whoever looks at it.
    """

    choices: ServerSettings
    settings: Settings
    preview: Preview
    guild: discord.Guild
    words: Words
