"""The menus of the panel."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from zlib import crc32

import discord
from discord import ui

from bot.rendering.limits import CHOICES, one_line
from bot.ui.controls import Control

SET = "set"
"""Name of all controls that choose something; their argument says what."""
TEXT = (discord.ChannelType.text, discord.ChannelType.news)
FORUMS = (discord.ChannelType.forum,)


def channels(
    name: str,
    chosen: Iterable[int],
    guild: discord.Guild,
    *,
    types: Iterable[discord.ChannelType] = TEXT,
    most: int = CHOICES,
) -> Control:
    """Return a menu of the server's channels; those that are gone are not shown as chosen."""
    present = [number for number in sorted(chosen) if guild.get_channel(number)][:most]
    menu: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
        id=number_of(name),
        channel_types=list(types),
        min_values=0,
        max_values=most,
        default_values=[_chosen(n, discord.SelectDefaultValueType.channel) for n in present],
    )
    return Control(menu, SET, name)


def roles(
    name: str, chosen: Iterable[int], guild: discord.Guild, *, most: int = CHOICES
) -> Control:
    """Return a menu of the server's roles; those that are gone are not shown as chosen."""
    present = [number for number in sorted(chosen) if guild.get_role(number)][:most]
    menu: ui.RoleSelect[ui.LayoutView] = ui.RoleSelect(
        id=number_of(name),
        min_values=0,
        max_values=most,
        default_values=[_chosen(n, discord.SelectDefaultValueType.role) for n in present],
    )
    return Control(menu, SET, name)


def options(name: str, labels: Mapping[str, str], chosen: str) -> Control:
    """Return a menu of words, by the value that each stands for."""
    menu: ui.Select[ui.LayoutView] = ui.Select(
        id=number_of(name),
        options=[
            discord.SelectOption(label=label, value=value, default=value == chosen)
            for value, label in labels.items()
        ],
    )
    return Control(menu, SET, name)


def several(name: str, labels: Mapping[str, str], chosen: Iterable[str]) -> Control:
    """Return a menu of words from which any number may be chosen; there has to be one."""
    shown = dict(list(labels.items())[:CHOICES])
    picked = set(chosen)
    menu: ui.Select[ui.LayoutView] = ui.Select(
        id=number_of(name),
        min_values=0,
        max_values=len(shown),
        options=[
            discord.SelectOption(label=one_line(label, 100), value=value, default=value in picked)
            for value, label in shown.items()
        ],
    )
    return Control(menu, SET, name)


def number_of(name: str) -> int:
    """Return the number of a menu in its message, a different one for each choice.

    Counted through, the menus of two pages would share their numbers, and what somebody has picked
    on one page be shown on the other.
    """
    return 1000 + crc32(name.encode()) % 1_000_000


def _chosen(number: int, kind: discord.SelectDefaultValueType) -> discord.SelectDefaultValue:
    return discord.SelectDefaultValue(id=number, type=kind)
