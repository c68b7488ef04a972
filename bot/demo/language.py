"""The language of the visitor: simcord has every command and click come from an English Discord."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord

LANGUAGES = {"en-US": "English", "de": "Deutsch", "es-ES": "Español", "fr": "Français"}
"""What can be chosen, by Discord's codes."""
_EVENT = "INTERACTION_CREATE"


class VisitorLanguage:
    """What the visitor's Discord is in, and that of the server: told with each click and command.

    Attributes:
        chosen: Discord's code of the visitor's language.
    """

    def __init__(self, bot: discord.Client) -> None:
        self.chosen = "en-US"
        parsers = bot._connection.parsers
        parse = parsers[_EVENT]

        def parse_translated(data: Mapping[str, Any]) -> None:
            guild = bot.get_guild(int(data.get("guild_id") or 0))
            spoken = {"locale": self.chosen}
            if guild is not None:
                spoken["guild_locale"] = guild.preferred_locale.value
            parse({**data, **spoken})

        parsers[_EVENT] = parse_translated
