"""Buttons and menus that outlive a restart: what they do is registered with the bot by name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self, cast

import discord
from discord import ui

from bot.context import QuothClient
from bot.ui.handlers import ComponentContext, handle

TEMPLATE = r"quoth\.(?P<name>[a-z-]{1,30})(?::(?P<argument>[\w.-]{0,60}))?"
"""What a control's id looks like. Those of old messages are out there: never change it."""


@dataclass(frozen=True, slots=True)
class ControlContext(ComponentContext):
    """Somebody has pressed a button or chosen from a menu.

    Attributes:
        argument: what the control's id says beside its name; may have been made up.
        item: the button or menu, with what was chosen.
    """

    argument: str
    item: ui.Item[Any]

    @property
    def number(self) -> int | None:
        """The argument, where it is a number of sensible length."""
        text = self.argument
        return int(text) if text.isdecimal() and text.isascii() and len(text) < 18 else None

    @property
    def values(self) -> list[Any]:
        """What was chosen from a menu."""
        return list(getattr(self.item, "values", ()))


class Control(ui.DynamicItem[ui.Item[Any]], template=TEMPLATE):
    """A button or menu that does whatever the bot has registered for its name."""

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
        """Do what the control is for."""
        client = cast(QuothClient, interaction.client)
        await handle(
            ControlContext(interaction, self.argument, self.item),
            client.control_handlers.get(self.name),
            where=f"the control {self.name}",
            outdated="control-outdated",
        )


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
