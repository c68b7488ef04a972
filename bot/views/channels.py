"""A panel to choose where the bot answers unasked, and whom it sends people to."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from bot.client import Quoth
from bot.managing import may_manage
from bot.preferences import ServerChoices
from bot.replies import errors_told
from bot.views.base import TOKEN_LIFETIME, PersonalLayout
from bot.views.text import NEUTRAL
from index import Library

_MOST = 25
_Interaction = discord.Interaction[Any]
_Select = ui.ChannelSelect[Any] | ui.RoleSelect[Any]
_Callback = Callable[[_Interaction, _Select], Awaitable[None]]
_TEXT = (discord.ChannelType.text, discord.ChannelType.news)
_FORUMS = (discord.ChannelType.forum,)
_ANY = (*_TEXT, *_FORUMS)
_ROLE, _CHANNEL = re.compile(r"<@&(\d+)>"), re.compile(r"<#(\d+)>")


class ChannelPanel(PersonalLayout):
    """Four menus, each of which takes effect at once.

    Args:
        interaction: the command that opens it.
        library: the server's.
        choices: as they are.
    """

    def __init__(
        self, interaction: discord.Interaction[Quoth], library: Library, choices: ServerChoices
    ) -> None:
        super().__init__(interaction, seconds=TOKEN_LIFETIME)
        self._bot = interaction.client
        self._library = library
        self._choices = choices
        self._lay_out()

    @property
    def text(self) -> str:
        """What the menus are for, and what is to be known about them."""
        parts = [self.words("settings-channels")]
        if not self._bot.settings.message_content:
            parts.append(self.words("settings-without-content"))
        return "\n".join(parts)

    async def interaction_check(self, interaction: _Interaction, /) -> bool:
        """Check at the choice as well: permissions may have changed since the command."""
        return await super().interaction_check(interaction) and await may_manage(interaction)

    def _lay_out(self) -> None:
        self.clear_items()
        choices, whom = self._choices, self._choices.instead or ""
        box: ui.Container[Any] = ui.Container(ui.TextDisplay(self.text), accent_colour=NEUTRAL)
        for key, menu in (
            ("settings-listen", _channels(_TEXT, choices.channels, _MOST, self._listen)),
            ("settings-forums", _channels(_FORUMS, choices.forums, _MOST, self._read)),
            ("settings-instead-role", _roles(_numbers(_ROLE, whom), self._send_to)),
            (
                "settings-instead-channel",
                _channels(_ANY, _numbers(_CHANNEL, whom), 1, self._send_to),
            ),
        ):
            box.add_item(ui.TextDisplay(self.words(key))).add_item(ui.ActionRow(menu))
        self.add_item(box)

    async def _listen(self, interaction: _Interaction, menu: _Select) -> None:
        chosen = frozenset(value.id for value in menu.values)
        await self._choose(interaction, replace(self._choices, channels=chosen))

    async def _read(self, interaction: _Interaction, menu: _Select) -> None:
        chosen = frozenset(value.id for value in menu.values)
        await self._choose(interaction, replace(self._choices, forums=chosen))

    async def _send_to(self, interaction: _Interaction, menu: _Select) -> None:
        chosen = next((value.mention for value in menu.values), None)
        await self._choose(interaction, replace(self._choices, instead=chosen))

    async def _choose(self, interaction: _Interaction, choices: ServerChoices) -> None:
        async with errors_told(interaction):
            await self._bot.preferences.choose(self._library, choices)
            self._choices = choices
            self._lay_out()
            await interaction.response.edit_message(view=self)


def _channels(
    types: Sequence[discord.ChannelType], chosen: Iterable[int], most: int, callback: _Callback
) -> _Select:
    menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
        channel_types=list(types),
        min_values=0,
        max_values=most,
        default_values=_defaults(chosen, discord.SelectDefaultValueType.channel)[:most],
    )
    return _calling(menu, callback)


def _roles(chosen: Iterable[int], callback: _Callback) -> _Select:
    menu: ui.RoleSelect[Any] = ui.RoleSelect(
        min_values=0,
        max_values=1,
        default_values=_defaults(chosen, discord.SelectDefaultValueType.role),
    )
    return _calling(menu, callback)


def _defaults(
    chosen: Iterable[int], kind: discord.SelectDefaultValueType
) -> list[discord.SelectDefaultValue]:
    return [discord.SelectDefaultValue(id=number, type=kind) for number in sorted(chosen)]


def _numbers(kind: re.Pattern[str], mention: str) -> list[int]:
    return [int(number) for number in kind.findall(mention)]


def _calling(menu: _Select, callback: _Callback) -> _Select:
    async def called(interaction: _Interaction) -> None:
        await callback(interaction, menu)

    menu.callback = called  # type: ignore[method-assign]
    return menu
