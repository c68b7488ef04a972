"""Checks that ask Discord, over HTTP and with the bot's token; nothing is changed there."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

import aiohttp
import discord
from discord import app_commands
from msgspec.structs import replace

from bot.client.bot import Quoth
from bot.client.command_sync import needs_sync
from bot.client.token_check import HOW_TO_GET_ONE
from bot.doctor.integrations import WHERE, limited_commands
from bot.servers.permissions import Channel, lacking_by_channel
from bot.servers.problems import ServerState, problems_of_choices
from bot.servers.settings import read_settings
from bot.servers.shards import read_shards
from bot.settings import Settings
from index.operations.checks import (
    Check,
    DataDir,
    Finding,
    chosen,
    fail,
    ok,
    run_checks,
    skipped,
    warn,
)

SECONDS = 60.0
"""How long each of these checks may take."""
SERVERS = 50
"""Servers that are looked at, at most: five requests each."""
EXAMPLES = 5
"""Channels that are named, at most."""
CHOOSE_AGAIN = "choose again there in /settings; for feeds, /library follow"
"""What to do about choices that cannot be as they were."""
PORTAL = "https://discord.com/developers/applications (your application, Bot)"


class Visitor(Quoth):
    """The bot with all its commands, but in an empty library, and never connected."""

    async def _sync_on_first_start(self) -> None:
        """Leave the commands that Discord knows alone."""


_Online = Callable[[Visitor], Awaitable[Sequence[Finding]]]


async def discord_findings(settings: Settings) -> AsyncIterator[Finding]:
    """Yield what Discord says about the token, and with it about everything else."""
    with tempfile.TemporaryDirectory(prefix="quoth-doctor-") as empty:
        elsewhere = replace(settings, data_dir=Path(empty), sample=False, folder=None)
        async with Visitor(elsewhere) as visitor:
            async for finding in run_checks({"token": partial(_token, visitor)}, SECONDS):
                yield finding
            data = DataDir(settings.data_dir)
            async for finding in run_checks(_checks(data, visitor), SECONDS):
                yield finding


def _checks(data: DataDir, visitor: Visitor) -> dict[str, Check]:
    servers = partial(_servers, data)
    checks: dict[str, _Online] = {
        "intents": _intents,
        "shards": _shards,
        "commands": _commands,
        "servers": servers,
    }
    return {name: partial(_asking, visitor, check) for name, check in checks.items()}


async def _token(visitor: Visitor) -> Sequence[Finding]:
    """Whether Discord accepts the token."""
    try:
        await visitor.login((visitor.settings.token or "").strip())
    except discord.LoginFailure:
        return [fail("Discord refuses the token", HOW_TO_GET_ONE)]
    except (aiohttp.ClientError, discord.HTTPException) as error:
        return [_unreachable(error)]
    return [ok(f"Discord knows it as {visitor.user}")]


async def _asking(visitor: Visitor, check: _Online) -> Sequence[Finding]:
    if visitor.user is None:
        return [skipped("not checked, as the bot could not log in")]
    try:
        return await check(visitor)
    except (aiohttp.ClientError, discord.HTTPException) as error:
        return [_unreachable(error)]


def _unreachable(error: Exception) -> Finding:
    return warn(
        f"Discord does not answer properly ({error})",
        "check the network and https://discordstatus.com; --offline skips this",
    )


async def _intents(visitor: Visitor) -> Sequence[Finding]:
    """Whether Discord grants what the bot asks for."""
    if not visitor.intents.message_content:
        return [ok("no privileged intent is needed")]
    flags = (await visitor.application_info()).flags
    if flags.gateway_message_content or flags.gateway_message_content_limited:
        return [ok("the message content intent is switched on")]
    return [
        fail(
            "message_content is on, but the message content intent is off",
            f"switch it on at {PORTAL}, or set message_content to false",
        )
    ]


async def _shards(visitor: Visitor) -> Sequence[Finding]:
    """Whether there are as many shards as Discord recommends, and starts left for them."""
    recommended, _, limits = await visitor.http.get_bot_gateway()
    chosen = read_shards(visitor.settings.shards)
    count = chosen.count or recommended
    own = len(chosen.ids or range(count))
    left = limits["remaining"]
    if left < own:
        hours = limits["reset_after"] / 3_600_000
        return [
            warn(
                f"Discord lets the bot connect {left} more times today, and {own} shards need it",
                f"leave it running; the count resets in {hours:.0f} hours",
            )
        ]
    if count < recommended:
        return [
            warn(
                f"Discord recommends {recommended} shards, and the setting shards says {count}",
                "raise it before a shard has 2,500 servers: Discord then refuses it",
            )
        ]
    return [ok(f"{own} of {count} connected here; {left} connections are left today")]


async def _commands(visitor: Visitor) -> Sequence[Finding]:
    """Whether Discord knows the commands as they are."""
    registered = await visitor.tree.fetch_commands()
    if not registered:
        return [
            warn(
                "no commands are registered at Discord yet",
                "`quoth run` registers them when it starts",
            )
        ]
    if needs_sync(visitor.tree, registered):
        return [warn("the commands at Discord are out of date", "run `quoth sync`")]
    return [ok(f"Discord knows all {len(registered)}; {WHERE} may hide some on a server")]


async def _servers(data: DataDir, visitor: Visitor) -> Sequence[Finding]:
    """What the bot may do in the channels of each server, and what was chosen there."""
    guilds = [guild async for guild in visitor.fetch_guilds(limit=SERVERS + 1)]
    if not guilds:
        return [warn("the bot is in no server", f"invite it: make a link at {PORTAL}, OAuth2")]
    commands = await visitor.tree.fetch_commands()
    found = [
        finding
        for guild in guilds[:SERVERS]
        for finding in await _server(data, visitor, guild.id, commands)
    ]
    return [*found, skipped(f"more than {SERVERS} servers")] if len(guilds) > SERVERS else found


async def _server(
    data: DataDir, visitor: Visitor, guild_id: int, commands: Sequence[app_commands.AppCommand]
) -> Iterable[Finding]:
    guild = await visitor.fetch_guild(guild_id, with_counts=False)
    assert visitor.user is not None  # noqa: S101 - it is logged in
    channels, me = await asyncio.gather(guild.fetch_channels(), guild.fetch_member(visitor.user.id))
    where = f"“{guild.name}” ({guild.id})"
    findings = [_permissions(where, channels, me)]
    if limited := await limited_commands(visitor, guild_id, where, commands):
        findings.append(limited)
    if stored := await chosen(data, str(guild_id)):
        state = ServerState(
            {channel.id: channel for channel in channels},
            {role.id: role for role in guild.roles},
            me,
            read_settings(stored.preferences),
            stored.feeds,
            visitor.settings.message_content,
        )
        if told := [problem.removesuffix(".") for problem in problems_of_choices(state)]:
            findings.append(warn(f"{where}: {'; '.join(told)}", CHOOSE_AGAIN))
    return findings


def _permissions(where: str, channels: Sequence[Channel], me: discord.Member) -> Finding:
    problems = lacking_by_channel(channels, me)
    if not problems:
        return ok(f"{where}: questions can be answered in every channel")
    named = [f"{name} lacks {', '.join(what)}" for name, what in problems.items()]
    more = f"; and {len(named) - EXAMPLES} more channels" if len(named) > EXAMPLES else ""
    return warn(
        f"{where}: {'; '.join(named[:EXAMPLES])}{more}",
        "give the bot's role these permissions in the channel, or leave it: commands work there",
    )
