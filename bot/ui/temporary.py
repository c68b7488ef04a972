"""Buttons and forms that end with the process that sent them, and how to tell that they have."""

from __future__ import annotations

import re
import secrets
from typing import Any

import discord

from bot.context import QuothClient

_TEMPLATE = re.compile(r"temporary\.(?P<run>[0-9a-f]{8})\.[0-9a-f]{16}")


def temporary_id(client: QuothClient) -> str:
    """Return an id for a button or a form that nothing answers after a restart."""
    return f"temporary.{client.run_id}.{secrets.token_hex(8)}"


def is_over(interaction: discord.Interaction[Any]) -> bool:
    """Return whether what was used is of an earlier run of the bot."""
    data: Any = interaction.data or {}
    found = _TEMPLATE.fullmatch(str(data.get("custom_id", "")))
    return found is not None and found["run"] != interaction.client.run_id


async def send_form(interaction: discord.Interaction[Any], form: discord.ui.Modal) -> None:
    """Open a form."""
    form.custom_id = temporary_id(interaction.client)
    await interaction.response.send_modal(form)
