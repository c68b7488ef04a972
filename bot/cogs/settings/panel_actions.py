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
from bot.servers.managers import may_manage
from bot.servers.permissions import is_team_channel, may_write
from bot.servers.settings import LANGUAGES, PASSAGES, PRIVATELY, PUBLICLY, ServerSettings
from bot.ui.confirm import Confirmation
from bot.ui.controls import ControlContext
from bot.ui.settings import PAGES, PanelState, SettingsPanel
from index import Caution

_PAGE_OF = {
    "channels": "where",
    "forums": "where",
    "never": "where",
    "threads": "threads",
    "busy_threads": "threads",
    "solved_tags": "threads",
    "credit": "threads",
    "offers": "threads",
    "memory": "memory",
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
_FIRST_PAGE = "where"


async def show_panel(interaction: discord.Interaction[QuothClient]) -> None:
    """Show the panel to whoever gave the command."""
    panel = SettingsPanel(_FIRST_PAGE, await _state(interaction))
    await respond(interaction, Reply(panel.text, panel))


async def turn_to(control: ControlContext) -> None:
    """Show another page of the panel."""
    await _show_again(control, control.argument if control.argument in PAGES else _FIRST_PAGE)


async def choose(control: ControlContext) -> None:
    """Store what was chosen, write it down in the log, and show the page again."""
    name = control.argument
    if name not in _PAGE_OF:
        return
    change = partial(_changed, name=name, values=control.values)
    if name == "digest" and (closed := _closed(control, change(ServerSettings()).digest)):
        await say(control.interaction, control.words("feed-channel-closed", channel=closed.mention))
        return
    if name == "offers" and (open_ := _open_to_all(control, change(ServerSettings()).offers)):
        await say(control.interaction, control.words("offers-not-private", channel=open_.mention))
        return
    if name == "open_questions" and await _must_confirm(control, change):
        return
    await _apply(control.interaction, name, change)
    await _show_again(control, _PAGE_OF[name])


async def _apply(
    interaction: discord.Interaction[QuothClient],
    name: str,
    change: Callable[[ServerSettings], ServerSettings],
) -> None:
    """Store a change, write it down, and do what follows from it."""
    library = interaction.client.library_of(interaction.guild_id)
    before, after = await interaction.client.server_settings.change(library, change)
    if after == before:
        return
    subject = f"{name} {_shown(after, name)}".strip()
    await library.management.audit_log.add(interaction.user.id, "setting", subject)
    if name == "digest":  # the first one comes next Monday
        await library.prefer(SENT, week_of(discord.utils.utcnow()))
    if before.open_questions and not after.open_questions:
        await library.management.open_questions.forget()


async def _must_confirm(
    control: ControlContext, change: Callable[[ServerSettings], ServerSettings]
) -> bool:
    """Ask first where a change deletes unanswered questions; return whether it does."""
    before = await control.interaction.client.server_settings.of(control.library)
    if not before.open_questions or change(before).open_questions:
        return False
    groups = await control.library.management.open_questions.groups()
    count = sum(len(group.questions) for group in groups)
    if not count:
        return False
    off = partial(_changed, name="open_questions", values=["no"])

    async def delete(clicked: discord.Interaction[Any]) -> str:
        await _apply(clicked, "open_questions", off)
        return private_words(clicked)("questions-deleted")

    question = control.words("questions-delete", count=count)
    layout = Confirmation(
        control.interaction,
        question,
        label=control.words("button-delete-questions"),
        action=delete,
        allowed=may_manage,
    )
    await respond(control.interaction, Reply(question, layout))
    return True


def _closed(control: ControlContext, channel_id: int | None) -> discord.abc.GuildChannel | None:
    """Return the channel of this number if the bot may not write in it."""
    guild = control.interaction.guild
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    return None if channel is None or may_write(channel) else channel


def _open_to_all(
    control: ControlContext, channel_id: int | None
) -> discord.abc.GuildChannel | None:
    """Return the channel of this number if everybody can see it, or the bot cannot write there."""
    guild = control.interaction.guild
    channel = guild.get_channel(channel_id) if guild and channel_id else None
    return None if channel is None or is_team_channel(channel) else channel


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
    if name in ("private", "open_questions", "credit"):
        # Panels of older versions have a button here, which says nothing but that it was pressed.
        change = {name: values[0] == "yes" if values else not getattr(choices, name)}
    elif name in ("channels", "forums", "never", "threads", "busy_threads", "managers"):
        change = {name: frozenset(value.id for value in values)}
    elif name == "solved_tags":
        known = (value for value in values if str(value).isdecimal())
        change = {name: frozenset(int(value) for value in known)}
    elif name in ("instead-role", "instead-channel"):
        change = {"instead": values[0].mention if values else None}
    elif name in ("digest", "offers"):
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
    "memory": lambda value: value if value in (PRIVATELY, PUBLICLY) else None,
}
"""What the value of a menu means; None is the default."""


def _shown(choices: ServerSettings, name: str) -> str:
    """Return a choice for the log: mentions for channels and roles, else its word."""
    value = getattr(choices, "instead" if name.startswith("instead") else name)
    mention = "<@&{}>" if name == "managers" else "<#{}>"
    if name == "solved_tags":
        return ""
    if isinstance(value, frozenset):
        return " ".join(mention.format(number) for number in sorted(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name in ("digest", "offers") and value:
        return mention.format(value)
    return "" if value is None else str(value)
