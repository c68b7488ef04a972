"""Quoth's faces: the Discord bot and the command line.

Importing this needs neither a token nor a network, and does not import discord.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.client import Quoth

__all__ = ["Settings", "create_bot"]


def create_bot(settings: Settings) -> Quoth:
    """Build the bot without connecting; it opens its library when it logs in.

    Args:
        settings: what the operator chose; the token is not looked at here.
    """
    from bot.client import Quoth

    return Quoth(settings)
