"""Staying connected to Discord: what passes is waited out, what needs a person is a sentence."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

import aiohttp
import discord
from discord.backoff import ExponentialBackoff
from discord.ext import commands

from bot.client.bot import Quoth
from bot.client.token_check import HOW_TO_GET_ONE
from bot.settings import SettingsError
from index import LibraryError, keep_loaded

_CLOSED_FOR_GOOD = {
    4004: f"Discord refuses the token: {HOW_TO_GET_ONE}.",
    4010: "Discord refuses the shards of this process; check the setting `shards`.",
    4011: "The bot is on more servers than one connection may serve; set `shards`.",
    4012: "Discord no longer speaks to this version of discord.py; upgrade Quoth.",
    4013: "Discord does not know an intent that Quoth asks for; upgrade Quoth.",
}
"""Close codes of the gateway after which connecting again would change nothing."""
_log = logging.getLogger(__name__)


class DiscordRefuses(Exception):
    """Discord will not have the bot until somebody does something; `str(error)` says what."""


_OURS = (
    DiscordRefuses,
    LibraryError,
    SettingsError,
    commands.ExtensionError,
    discord.PrivilegedIntentsRequired,
)
"""What another start would meet again."""


async def stay_connected(
    create: Callable[[], Quoth],
    token: str,
    *,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Run a bot until it is closed, and another one whenever Discord lets go of it.

    Args:
        create: makes a bot; called again for every new start.
        token: of the bot.
        sleep: waits for so many seconds between two starts.

    Raises:
        DiscordRefuses: the token, the shards or the version are not accepted.
        discord.PrivilegedIntentsRequired: an intent is not switched on.
        LibraryError: the library cannot be opened.
    """
    backoff, told = ExponentialBackoff[bool](), False
    while True:
        async with create() as bot:
            try:
                await log_in(bot, token)
                bot.library.prepare()  # while Discord connects: the first question need not wait
                keep_loaded()
                await bot.hold_shards()
                if await _connected(bot):
                    return
                raise ConnectionError("another process may have these shards by now")
            except _OURS:
                raise
            except Exception as error:
                if isinstance(error, discord.ConnectionClosed) and error.code in _CLOSED_FOR_GOOD:
                    raise DiscordRefuses(_CLOSED_FOR_GOOD[error.code]) from error
                problem = error
            told = told and not bot.is_ready()
        if not told:
            _log.warning("The connection to Discord was lost (%s); connecting again.", problem)
            told = True
        _log.debug("What was lost", exc_info=problem)
        await sleep(backoff.delay())


async def _connected(bot: Quoth) -> bool:
    """Stay connected until the bot is closed; return False where its shards were lost before."""
    connection = asyncio.create_task(bot.connect(), name="connection")
    lost = asyncio.create_task(bot.library.shard_locks.lost.wait(), name="shards lost")
    try:
        await asyncio.wait((connection, lost), return_when=asyncio.FIRST_COMPLETED)
        if connection.done():
            await connection
        return connection.done()
    finally:
        for task in (connection, lost):
            task.cancel()
        await asyncio.gather(connection, lost, return_exceptions=True)


def unreachable(error: Exception) -> str:
    """Return what to do where Discord does not answer."""
    return (
        f"Discord cannot be reached ({error}); check the network and https://discordstatus.com, "
        "and start again."
    )


async def log_in(bot: Quoth, token: str) -> None:
    """Log a bot in.

    Raises:
        DiscordRefuses: the token is not accepted, or Discord cannot be reached.
        discord.HTTPException: Discord is busy; later it may let the bot in.
    """
    try:
        await bot.login(token)
    except discord.LoginFailure as error:
        raise DiscordRefuses(_CLOSED_FOR_GOOD[4004]) from error
    except discord.HTTPException as error:
        if error.status == 429 or error.status >= 500:
            raise
        raise DiscordRefuses(f"Discord does not let the bot log in ({error}).") from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise DiscordRefuses(unreachable(error)) from error
