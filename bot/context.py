"""What features need of the bot that runs them, so that none of them imports the bot itself."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import discord
from discord.ext import commands

from bot.localisation import Audience
from bot.servers.settings_cache import SettingsCache
from bot.servers.shards import shard_of
from bot.settings import Settings
from index import Library


@dataclass(frozen=True, slots=True)
class Handler:
    """What a button or menu does that outlives a restart.

    Attributes:
        action: takes the context of `bot.ui.handlers` that fits the button or menu.
        managers_only: whether it is for those alone who may manage the server.
    """

    action: Callable[[Any], Awaitable[None]]
    managers_only: bool = True


class QuothClient(commands.AutoShardedBot):
    """The bot, as its features see it; `bot.client.bot.Quoth` is the one there is.

    Attributes:
        settings: what the operator chose.
        server_settings: what the managers of servers chose.
        answer_handlers: what the buttons under an answer do, by name.
        control_handlers: what other buttons and menus do that outlive a restart, by name.
        run_id: eight hexadecimal digits that tell this run of the bot from others.
    """

    settings: Settings
    server_settings: SettingsCache
    answer_handlers: dict[str, Handler]
    control_handlers: dict[str, Handler]
    run_id: str

    @property
    def library(self) -> Library:
        """The library that all servers read, which direct messages are answered from."""
        raise NotImplementedError

    def serves(self, library: str) -> bool:
        """Return whether this process is the one that looks after a library.

        A server's library is its shard's; what belongs to no server is the first shard's, as
        direct messages are.
        """
        shard = shard_of(int(library), self.shard_count or 1) if library.isdecimal() else 0
        return self.shard_ids is None or shard in self.shard_ids

    def library_of(self, guild_id: int | None) -> Library:
        """Return a server's library, or the shared one for direct messages."""
        return self.library if guild_id is None else self.library.of(str(guild_id))

    def audience_of(self, guild: discord.Guild | None) -> Audience:
        """Return the words for a message on a server, or None for a direct one."""
        chosen = self.server_settings.language_of(guild.id if guild else None)
        return Audience.around(guild, chosen)
