"""The command `quoth`, with a simulated Discord on the loopback interface for the real one.

python -m tests.cluster.bot_command DISCORD GATEWAY ARGUMENT ...
"""

from __future__ import annotations

import sys
from pathlib import Path

import discord
import yarl

from bot.cli.app import main
from tests.campaign.loopback_discord import LoopbackDiscord


def written(server: LoopbackDiscord, folder: Path) -> Path:
    """Write a program called `quoth` into a folder."""
    program = folder / "quoth"
    module = f"{sys.executable} -m tests.cluster.bot_command"
    program.write_text(f'#!/bin/sh\nexec {module} {server.url}/api {server.gateway} "$@"\n')
    program.chmod(0o755)
    return program


if __name__ == "__main__":
    discord.http.Route.BASE, gateway, *arguments = sys.argv[1:]
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    sys.argv = ["quoth", *arguments]
    main()
