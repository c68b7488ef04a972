"""Fields of forms in which messages are edited."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

LONG = 1000
"""Characters from which on a field has several lines."""


def field(
    name: str, label: str, value: str, length: int, *, required: bool = True
) -> ui.Label[Any]:
    """Return a field of a form, filled in."""
    style = discord.TextStyle.paragraph if length > LONG else discord.TextStyle.short
    text: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=style,
        default=value[:length] or None,
        max_length=length,
        required=required,
    )
    return ui.Label(text=label, component=text)


def value_of(label: ui.Label[Any]) -> str:
    """Return what a field has."""
    return str(getattr(label.component, "value", "") or "").strip()
