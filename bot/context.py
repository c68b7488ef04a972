"""What features need of the bot that runs them, so that none of them imports the bot itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeAlias

from discord.ext import commands

from bot.servers.settings_cache import Preferences
from bot.settings import Settings
from index import Library

ButtonAction: TypeAlias = Callable[[Any], Awaitable[None]]
"""What pressing a button under an answer does; takes a `bot.ui.answer_buttons.Press`."""


class ControlAction(Protocol):
    """What any other button or menu does that outlives a restart."""

    @property
    def action(self) -> ButtonAction:
        """Takes a `bot.ui.controls.Use`."""

    @property
    def managers_only(self) -> bool:
        """Whether it is for those alone who may manage the server."""


class QuothClient(commands.Bot):
    """The bot, as its features see it; `bot.client.bot.Quoth` is the one there is.

    Attributes:
        settings: what the operator chose.
        preferences: what the managers of servers chose.
        answer_actions: what the buttons under an answer do, by name.
        duties: what other buttons and menus do that outlive a restart, by name.
    """

    settings: Settings
    preferences: Preferences
    answer_actions: dict[str, ButtonAction]
    duties: dict[str, ControlAction]

    @property
    def library(self) -> Library:
        """The library that all servers read, which direct messages are answered from."""
        raise NotImplementedError

    def library_of(self, guild_id: int | None) -> Library:
        """Return a server's library, or the shared one for direct messages."""
        return self.library if guild_id is None else self.library.of(str(guild_id))
