"""Buttons and menus that outlive a restart: what they do is registered with the bot by name."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Self, TypeAlias, cast

import discord
from discord import ui

from bot.context import QuothClient
from bot.localisation import Words, private_words
from bot.replies.errors import failures_told
from bot.replies.send import errors_told, say
from bot.servers.managers import may_manage
from index import Library

TEMPLATE = r"quoth\.(?P<name>[a-z-]{1,30})(?::(?P<argument>[\w.-]{0,60}))?"
"""What a control's id looks like. Those of old messages are out there: never change it."""


@dataclass(frozen=True, slots=True)
class Use:
    """Somebody has pressed a button or chosen from a menu.

    Attributes:
        interaction: not responded to yet.
        argument: what the control's id says beside its name; may have been made up.
        item: the button or menu, with what was chosen.
    """

    interaction: discord.Interaction[QuothClient]
    argument: str
    item: ui.Item[Any]

    @property
    def values(self) -> list[Any]:
        """What was chosen from a menu."""
        return list(getattr(self.item, "values", ()))

    @property
    def library(self) -> Library:
        """The library of the place where the control is."""
        return self.interaction.client.library_of(self.interaction.guild_id)

    @property
    def words(self) -> Words:
        """The words of whoever used it."""
        return private_words(self.interaction)


Action: TypeAlias = Callable[[Use], Awaitable[None]]
"""What using a control does."""


@dataclass(frozen=True, slots=True)
class Duty:
    """An action, and whether it is for those alone who may manage the server."""

    action: Action
    managers_only: bool = True


class Control(ui.DynamicItem[ui.Item[Any]], template=TEMPLATE):
    """A button or menu that does whatever the bot has registered for its name.

    Whether somebody may use it is checked at every use: permissions change, and what a message
    shows is no proof of anything.
    """

    def __init__(self, item: ui.Item[Any], name: str, argument: str = "") -> None:
        cast("ui.Button[Any]", item).custom_id = control_id(name, argument)
        super().__init__(item)
        self.name = name
        self.argument = argument

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the control that was used."""
        return cls(item, match["name"], match["argument"] or "")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the control is for; whatever goes wrong is told to whoever used it."""
        async with failures_told(interaction, f"the control {self.name}"):
            await self._do(interaction)

    async def _do(self, interaction: discord.Interaction[Any]) -> None:
        duty = cast(QuothClient, interaction.client).duties.get(self.name)
        if duty is None:
            await say(interaction, private_words(interaction)("control-outdated"))
            return
        async with errors_told(interaction):
            if not duty.managers_only or await may_manage(interaction):
                await duty.action(Use(interaction, self.argument, self.item))


def control_id(name: str, argument: str = "") -> str:
    """Return the id of a control."""
    return f"quoth.{name}:{argument}" if argument else f"quoth.{name}"


def button(
    label: str,
    name: str,
    argument: str = "",
    *,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    disabled: bool = False,
) -> Control:
    """Return a button that outlives a restart."""
    return Control(ui.Button(label=label, style=style, disabled=disabled), name, argument)
