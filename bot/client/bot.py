"""The Discord client: what it listens to, what it opens and closes, what it reports."""

from __future__ import annotations

import asyncio
import logging
import secrets
from contextlib import AsyncExitStack
from typing import Any, cast

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.client.command_sync import needs_sync
from bot.client.command_tree import CommandTree
from bot.client.open_library import open_library
from bot.client.tasks import end_tasks, running_tasks
from bot.context import QuothClient
from bot.localisation import load_catalogues
from bot.localisation.translator import CommandTranslator
from bot.questions.detection import question_in
from bot.questions.rate_limits import RateLimits
from bot.replies.errors import log_failure, report_in_channel
from bot.servers.settings_cache import SettingsCache
from bot.servers.shards import read_shards
from bot.settings import Settings
from bot.ui.controls import Control
from index import Library

EXTENSIONS = (
    "bot.cogs.feeds",
    "bot.cogs.answer_buttons",
    "bot.cogs.ask",
    "bot.cogs.contributions",
    "bot.cogs.conversation",
    "bot.cogs.help",
    "bot.cogs.insights",
    "bot.cogs.library",
    "bot.cogs.metrics.cog",
    "bot.cogs.privacy",
    "bot.cogs.servers",
    "bot.cogs.settings",
    "bot.cogs.sites",
    "bot.cogs.temporary",
    "bot.cogs.verify",
    "bot.cogs.welcome",
    "bot.cogs.wishes",
)
"""Everything the bot does, one extension for each feature."""

SYNC_SECONDS = 20.0
"""How long Discord may take to say which commands it knows, or to learn ours."""

_log = logging.getLogger(__name__)


class Quoth(QuothClient):
    """The bot. `login` opens the library and loads the extensions, `close` undoes both.

    Attributes:
        rate_limits: who has to wait before the next question.
    """

    def __init__(self, settings: Settings) -> None:
        shards = read_shards(settings.shards)
        # Its warnings that voice would not work would only alarm: there is no voice here.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            shard_ids=cast(list[int], shards.ids),
            shard_count=shards.count or 1,  # until Discord says how many
            command_prefix=commands.when_mentioned,
            help_command=None,
            intents=_intents(message_content=settings.message_content),
            tree_cls=CommandTree,
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,
        )
        self.settings = settings
        self.answer_handlers = {}
        self.control_handlers = {}
        self.run_id = secrets.token_hex(4)
        self.server_settings = SettingsCache()
        self.rate_limits = RateLimits(
            member=settings.member_questions, channel=settings.channel_questions
        )
        self._resources = AsyncExitStack()
        self._library: Library | None = None
        self._concurrency = 1

    @property
    def library(self) -> Library:
        """The library that all servers read, which direct messages are answered from.

        Raises:
            RuntimeError: the bot is not logged in.
        """
        if self._library is None:
            raise RuntimeError("the library is open only while the bot is logged in")
        return self._library

    async def setup_hook(self) -> None:
        """Open the library, load the extensions and, on the very first start, sync commands.

        Raises:
            LibraryError: the library cannot be opened.
            SettingsError: a setting cannot be used.
        """
        if self._library is None:
            opened = open_library(self.settings)
            self._library = await self._resources.enter_async_context(opened)
        await self.server_settings.load(self.library)
        self.add_dynamic_items(Control)
        load_catalogues()
        await self.tree.set_translator(CommandTranslator())
        for extension in EXTENSIONS:
            if extension not in self.extensions:
                await self.load_extension(extension)
        await self._sync_on_first_start()

    async def hold_shards(self) -> None:
        """Wait until this process alone has its shards; whoever waits is a spare.

        Raises:
            discord.GatewayNotFound: Discord does not say how many there should be.
            StorageError: it cannot be found out who has them.
        """
        recommended, _, limits = await self.http.get_bot_gateway()
        if not self.settings.shards:
            self.shard_count = recommended
        self._concurrency = limits["max_concurrency"]
        shards = self.shard_ids or range(self.shard_count)
        bot = self.user.id if self.user else 0
        await self.library.shard_locks.hold(shards, self.shard_count, bot)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait for this shard's turn among those of all processes."""
        shard, locks = shard_id or 0, self.library.shard_locks
        delay = await locks.identify_delay(shard, self._concurrency)
        if delay is None:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await asyncio.sleep(delay)

    async def sync_commands(self) -> int:
        """Tell Discord about the commands; return how many there are.

        Raises:
            discord.HTTPException: Discord refused them.
        """
        return len(await self.tree.sync())

    async def close(self) -> None:
        """Disconnect and close the library; safe to call more than once."""
        try:
            await super().close()
            await end_tasks(running_tasks())  # commands and buttons that still need the library
        finally:  # or the threads of its databases would keep the process for ever
            self._library = None
            await self._resources.aclose()

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: there are no prefix commands; `bot.cogs.conversation` listens."""

    async def on_shard_ready(self, shard_id: int, /) -> None:
        """Log which part of Discord's servers is there."""
        if self.shard_count and self.shard_count > 1:
            _log.info("Shard %d of %d is connected.", shard_id, self.shard_count)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what went wrong in an event, and tell whoever was waiting for an answer."""
        where = f"the event {event_method}"
        message = args[0] if args else None
        if isinstance(message, discord.Message) and question_in(message, self._me):
            await report_in_channel(message, where, self.audience_of(message.guild).public)
        else:
            log_failure(where)

    @property
    def _me(self) -> int:
        return self.user.id if self.user else 0

    async def _sync_on_first_start(self) -> None:
        try:
            async with asyncio.timeout(SYNC_SECONDS):
                registered = await self.tree.fetch_commands()
                if not registered:
                    _log.info("Registered %d commands with Discord.", await self.sync_commands())
                elif needs_sync(self.tree, registered):
                    _log.warning("The commands at Discord are out of date: run `quoth sync`.")
        except TimeoutError:
            _log.warning("Discord did not say which commands it knows; going on without them.")
        except (discord.HTTPException, aiohttp.ClientError) as error:
            _log.warning("Commands could not be compared with Discord's: %s", error)


def _intents(*, message_content: bool) -> discord.Intents:
    """Servers and messages; the text of those not meant for the bot, where the operator says so."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.guild_reactions = True
    intents.dm_messages = True
    intents.message_content = message_content
    return intents
