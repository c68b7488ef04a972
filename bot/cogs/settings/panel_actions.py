"""Showing the panel, and changing one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import discord

from bot.context import QuothClient
from bot.localisation import private_words
from bot.replies.send import Reply, respond, say
from bot.servers.digest_week import SENT, week_of
from bot.servers.settings import LANGUAGES, PASSAGES, ServerChoices
from bot.ui.controls import Use
from bot.ui.settings import PAGES, PanelState, SettingsPanel
from index import Caution

_PAGE_OF = {
    "channels": "where",
    "forums": "where",
    "never": "where",
    "passages": "answers",
    "caution": "answers",
    "language": "answers",
    "private": "answers",
    "instead-role": "people",
    "instead-channel": "people",
    "managers": "people",
    "retention": "memory",
    "open_questions": "memory",
    "digest": "memory",
}
"""On which page each choice stands."""


async def show_panel(interaction: discord.Interaction[QuothClient], page: str = "where") -> None:
    """Show the panel to whoever gave the command."""
    panel = SettingsPanel(page, await _state(interaction))
    await respond(interaction, Reply(panel.text, panel))


async def turn_to(use: Use) -> None:
    """Show another page of the panel."""
    await _show_again(use, use.argument if use.argument in PAGES else "where")


async def choose(use: Use) -> None:
    """Store what was chosen, write it down in the log, and show the page again."""
    name = use.argument
    if name not in _PAGE_OF:
        return
    preferences = use.interaction.client.preferences
    before = await preferences.of(use.library)
    after = _changed(before, name, use.values)
    if name == "digest" and (closed := _closed(use, after.digest)):
        await say(use.interaction, use.words("feed-channel-closed", channel=closed.mention))
        return
    if after != before:
        await preferences.choose(use.library, after)
        subject = f"{name} {_shown(after, name)}".strip()
        await use.library.management.audit_log.add(use.interaction.user.id, "setting", subject)
        if name == "digest":  # the first one comes next Monday
            await use.library.prefer(SENT, week_of(discord.utils.utcnow()))
        if before.open_questions and not after.open_questions:
            await use.library.management.open_questions.forget()
    await _show_again(use, _PAGE_OF[name])


def _closed(use: Use, channel_id: int | None) -> discord.abc.GuildChannel | None:
    """Return the channel of this number if the bot may not write in it."""
    guild = use.interaction.guild
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    if guild is None or channel is None:
        return None
    allowed = channel.permissions_for(guild.me)
    return None if allowed.view_channel and allowed.send_messages else channel


async def _show_again(use: Use, page: str) -> None:
    panel = SettingsPanel(page, await _state(use.interaction))
    await use.interaction.response.edit_message(view=panel)


async def _state(interaction: discord.Interaction[QuothClient]) -> PanelState:
    bot, guild = interaction.client, interaction.guild
    if guild is None:
        raise RuntimeError("the panel is shown in servers only")
    library = bot.library_of(guild.id)
    choices = await bot.preferences.of(library)
    preview = await library.management.preview()
    return PanelState(choices, bot.settings, preview, guild, private_words(interaction))


def _changed(choices: ServerChoices, name: str, values: list[Any]) -> ServerChoices:
    """Return the choices with one thing changed; what cannot be right is as not chosen."""
    change: dict[str, Any]
    if name in ("private", "open_questions"):
        change = {name: not getattr(choices, name)}
    elif name in ("channels", "forums", "never", "managers"):
        change = {name: frozenset(value.id for value in values)}
    elif name in ("instead-role", "instead-channel"):
        change = {"instead": values[0].mention if values else None}
    elif name == "digest":
        change = {name: values[0].id if values else None}
    else:
        change = {name: _READERS[name](str(values[0]) if values else "")}
    return replace(choices, **change)


def _passages(value: str) -> int | None:
    return int(value) if value in map(str, PASSAGES) else None


def _retention(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) <= 4 else None


_READERS: dict[str, Callable[[str], Any]] = {
    "passages": _passages,
    "caution": lambda value: Caution(value) if value in list(Caution) else None,
    "language": lambda value: value if value in LANGUAGES else None,
    "retention": _retention,
}
"""What the value of a menu means; None is the default."""


def _shown(choices: ServerChoices, name: str) -> str:
    """Return a choice for the log: mentions for channels and roles, else its word."""
    value = getattr(choices, "instead" if name.startswith("instead") else name)
    mention = "<@&{}>" if name == "managers" else "<#{}>"
    if isinstance(value, frozenset):
        return " ".join(mention.format(number) for number in sorted(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name == "digest" and value:
        return mention.format(value)
    return "" if value is None else str(value)
