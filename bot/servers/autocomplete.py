"""What Discord offers while somebody types into an option of a command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, TypeAlias

import discord
from discord.app_commands import Choice

from bot.rendering.limits import CHOICE, CHOICES, one_line
from bot.servers.managers import managing_refused
from index import Library, LibraryError

Find: TypeAlias = Callable[[Library, str], Awaitable[Sequence[tuple[str, str]]]]
"""Returns names, and the value that each fills in, for what was typed so far."""
Autocomplete: TypeAlias = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[Choice[str]]]
]


def autocomplete(find: Find, *, managers_only: bool) -> Autocomplete:
    """Return what completes an option from the library of the place where it is typed.

    Nothing is offered while the library cannot be read: an autocomplete has no place for errors.

    Args:
        find: looks for what fits.
        managers_only: whether those who may not manage the server are offered nothing.
    """

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[Choice[str]]:
        try:
            if managers_only and await managing_refused(interaction):
                return []
            found = await find(interaction.client.library_of(interaction.guild_id), typed.strip())
        except LibraryError:
            return []
        return [
            Choice(name=one_line(name, CHOICE) or value, value=value)
            for name, value in found[:CHOICES]
        ]

    return complete
