"""`quoth run` and `quoth sync`: the commands that connect to Discord."""

from __future__ import annotations

import logging
from collections.abc import Coroutine
from functools import partial
from pathlib import Path
from typing import Any

import aiohttp
import click
import discord
from msgspec.structs import replace

from bot import create_bot
from bot.cli.log_setup import set_up_logging
from bot.cli.options import with_data_dir, with_json
from bot.cli.output import CommandError, say, say_json
from bot.cli.signals import run_terminable, until_stopped
from bot.client.connection import DiscordRefuses, log_in, stay_connected, unreachable
from bot.client.token_check import HOW_TO_GET_ONE, token_problem
from bot.settings import Settings, load_settings
from index import hide_memory

PORTAL = "https://discord.com/developers/applications (your application, Bot)"
_log = logging.getLogger(__name__)


@click.command()
@click.option(
    "--log-format",
    type=click.Choice(["text", "json"]),
    help="Log lines for people, or JSON objects.  [default: the setting log_format]",
)
@click.option(
    "--shards",
    metavar="SHARDS",
    help="Shards that this process connects, as in 0-7/16.  [default: the setting shards]",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --log-format json.")
@with_data_dir
def run(log_format: str | None, shards: str | None, as_json: bool, data_dir: Path | None) -> None:
    """Run the bot until it is stopped by Ctrl-C or SIGTERM.

    It logs to standard error, a line for each question without its words, for each reindex and
    each failure. What is missing at the start (an intent, a permission) is logged, and the rest
    works.

    \b
    Examples:
      quoth run
      quoth run --log-format json
    """
    log_format = "json" if as_json else log_format
    settings = load_settings(data_dir=data_dir, log_format=log_format, shards=shards)
    token = _token(settings)
    set_up_logging(settings.log_level, settings.log_format, token)
    hide_memory()
    _connected(until_stopped(_run(settings, token)))


@click.command()
@with_json
@with_data_dir
def sync(as_json: bool, data_dir: Path | None) -> None:
    """Tell Discord which commands the bot has.

    Needed after an update of Quoth that changes its commands.

    \b
    Example:
      quoth sync
    """
    settings = load_settings(data_dir=data_dir)
    _connected(_sync(settings, _token(settings), as_json=as_json))


def _token(settings: Settings) -> str:
    if problem := token_problem(settings.token):
        raise CommandError(f"{problem}: {HOW_TO_GET_ONE}.")
    return (settings.token or "").strip()


async def _run(settings: Settings, token: str) -> None:
    """Run the bot, without the message content intent where Discord refuses it."""
    try:
        await stay_connected(partial(create_bot, settings), token)
    except discord.PrivilegedIntentsRequired:
        if not settings.message_content:
            raise
        _log.warning(
            "Discord refuses the message content intent, so channels and forums that are to be "
            "answered unasked are not; all else works. Switch it on at %s, or set "
            "message_content to false.",
            PORTAL,
        )
        without = replace(settings, message_content=False)
        await stay_connected(partial(create_bot, without), token)


async def _sync(settings: Settings, token: str, *, as_json: bool) -> None:
    async with create_bot(settings) as bot:
        await log_in(bot, token)
        count = await bot.sync_commands()
        if as_json:
            say_json({"commands": count})
        else:
            say(f"Discord knows {count} commands now.")


def _connected(work: Coroutine[Any, Any, None]) -> None:
    """Run work that talks to Discord; say in a sentence why Discord would not have it.

    Raises:
        CommandError: the token is refused, an intent is missing, or Discord is out of reach.
    """
    try:
        run_terminable(work)
    except DiscordRefuses as error:
        raise CommandError(str(error)) from error
    except discord.PrivilegedIntentsRequired as error:
        raise CommandError(
            "Discord refuses an intent: switch it on at https://discord.com/developers/applications"
            " (your application, Bot, Privileged Gateway Intents)."
        ) from error
    except (aiohttp.ClientError, discord.HTTPException, TimeoutError) as error:
        raise CommandError(unreachable(error)) from error
