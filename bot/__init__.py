"""Quoth's faces: the Discord bot and the command line.

Importing this needs neither a token nor a network, and does not import discord.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.client.bot import Quoth
    from bot.settings import Settings

__all__ = ["Settings", "create_bot"]


def __getattr__(name: str) -> Any:
    """Load the settings when they are asked for: `bot.cli` has something to say before."""
    if name != "Settings":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from bot.settings import Settings

    return Settings


def create_bot(settings: Settings) -> Quoth:
    """Build the bot without connecting; it opens its library when it logs in.

    Args:
        settings: what the operator chose; the token is not looked at here.
    """
    from bot.client.bot import Quoth

    return Quoth(settings)
