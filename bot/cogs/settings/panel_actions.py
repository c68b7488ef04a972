"""Showing the panel, and changing one thing in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import discord

from bot.context import QuothClient
from bot.localisation import private_words
from bot.replies.send import Reply, respond, say
from bot.servers.digest_week import SENT, week_of
from bot.servers.permissions import may_write
from bot.servers.settings import LANGUAGES, PASSAGES, ServerSettings
from bot.ui.controls import ControlContext
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


async def turn_to(control: ControlContext) -> None:
    """Show another page of the panel."""
    await _show_again(control, control.argument if control.argument in PAGES else "where")


async def choose(control: ControlContext) -> None:
    """Store what was chosen, write it down in the log, and show the page again."""
    name = control.argument
    if name not in _PAGE_OF:
        return
    change = partial(_changed, name=name, values=control.values)
    if name == "digest" and (closed := _closed(control, change(ServerSettings()).digest)):
        await say(control.interaction, control.words("feed-channel-closed", channel=closed.mention))
        return
    settings = control.interaction.client.server_settings
    before, after = await settings.change(control.library, change)
    if after != before:
        subject = f"{name} {_shown(after, name)}".strip()
        await control.library.management.audit_log.add(
            control.interaction.user.id, "setting", subject
        )
        if name == "digest":  # the first one comes next Monday
            await control.library.prefer(SENT, week_of(discord.utils.utcnow()))
        if before.open_questions and not after.open_questions:
            await control.library.management.open_questions.forget()
    await _show_again(control, _PAGE_OF[name])


def _closed(control: ControlContext, channel_id: int | None) -> discord.abc.GuildChannel | None:
    """Return the channel of this number if the bot may not write in it."""
    guild = control.interaction.guild
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    return None if channel is None or may_write(channel) else channel


async def _show_again(control: ControlContext, page: str) -> None:
    panel = SettingsPanel(page, await _state(control.interaction))
    await control.interaction.response.edit_message(view=panel)


async def _state(interaction: discord.Interaction[QuothClient]) -> PanelState:
    bot, guild = interaction.client, interaction.guild
    if guild is None:
        raise RuntimeError("the panel is shown in servers only")
    library = bot.library_of(guild.id)
    choices = await bot.server_settings.of(library)
    preview = await library.management.preview()
    return PanelState(choices, bot.settings, preview, guild, private_words(interaction))


def _changed(choices: ServerSettings, name: str, values: list[Any]) -> ServerSettings:
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


def _shown(choices: ServerSettings, name: str) -> str:
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
