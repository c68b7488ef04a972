"""Why Discord did not do what was asked of it, as a sentence for whoever was waiting."""

from __future__ import annotations

import discord

from bot.localisation import Words

_AUTOMOD = (200000, 200001)
"""Discord's codes for a message or title that the server's AutoMod blocks."""
_KEYS = {403: "refused-permission", 404: "refused-gone"}


def refusal(error: Exception, words: Words) -> str:
    """Return what the reader can do about a request that Discord refused, or never got."""
    if not isinstance(error, discord.HTTPException):
        return words("refused-busy")
    if error.code in _AUTOMOD:
        return words("refused-automod")
    return words(_KEYS.get(error.status, "refused-busy"))
