"""`quoth run` and `quoth sync`: the commands that connect to Discord."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import click

from bot import create_bot
from bot.cli.options import with_data_dir
from bot.cli.output import CommandError, say
from bot.cli.signals import until_stopped
from bot.settings import Settings, load_settings
from bot.tokens import HOW_TO_GET_ONE, token_problem


@click.command()
@with_data_dir
def run(data_dir: Path | None) -> None:
    """Run the bot until it is stopped by Ctrl-C or SIGTERM."""
    settings = load_settings(data_dir=data_dir)
    token = _token(settings)
    _set_up_logging(settings.log_level)
    _connected(until_stopped(_run(settings, token)))


@click.command()
@with_data_dir
def sync(data_dir: Path | None) -> None:
    """Tell Discord which commands the bot has.

    Needed after an update of Quoth that changes its commands.
    """
    settings = load_settings(data_dir=data_dir)
    _connected(_sync(settings, _token(settings)))


def _token(settings: Settings) -> str:
    if problem := token_problem(settings.token):
        raise CommandError(f"{problem}: {HOW_TO_GET_ONE}.")
    return (settings.token or "").strip()


def _set_up_logging(level: str) -> None:
    logging.basicConfig(
        level=level.upper(),
        stream=sys.stderr,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
    )


async def _run(settings: Settings, token: str) -> None:
    async with create_bot(settings) as bot:
        await bot.start(token)


async def _sync(settings: Settings, token: str) -> None:
    async with create_bot(settings) as bot:
        await bot.login(token)
        say(f"Discord knows {await bot.sync_commands()} commands now.")


def _connected(work: Coroutine[Any, Any, None]) -> None:
    """Run work that talks to Discord; say in a sentence why Discord would not have it.

    Raises:
        CommandError: the token is refused, an intent is missing, or Discord is out of reach.
    """
    import aiohttp
    import discord

    # Its warnings that voice would not work would only alarm: there is no voice here.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
    try:
        asyncio.run(work)
    except discord.LoginFailure as error:
        raise CommandError(f"Discord refuses the token: {HOW_TO_GET_ONE}.") from error
    except discord.PrivilegedIntentsRequired as error:
        raise CommandError(
            "Discord refuses an intent: switch it on at https://discord.com/developers/applications"
            " (your application, Bot, Privileged Gateway Intents)."
        ) from error
    except (aiohttp.ClientError, discord.DiscordServerError, discord.GatewayNotFound) as error:
        raise CommandError(f"Discord cannot be reached ({error}).") from error
