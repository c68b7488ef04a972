"""What the bot can do stands in the README, and the README promises nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import discord

from bot.cli.app import COMMANDS
from tests.bot.world import World

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_readme_names_every_command_of_the_command_line_and_no_other() -> None:
    named = set(re.findall(r"`quoth ([a-z]+)", README))
    assert named == set(COMMANDS)


async def test_readme_names_every_command_in_discord_and_no_other(world: World) -> None:
    leaves = {
        command.qualified_name
        for command in world.bot.tree.walk_commands()
        if not isinstance(command, discord.app_commands.Group)
    }
    named = set(re.findall(r"`/([a-z]+(?: [a-z-]+){0,2})", README))
    groups = {name.partition(" ")[0] for name in leaves if " " in name}
    options = {"ask question", "verify quote"}
    assert {name.partition(" ")[0] if name in options else name for name in named} == (
        leaves | (groups & named)
    )


async def test_readme_names_the_message_menus(world: World) -> None:
    menus = world.bot.tree.get_commands(type=discord.AppCommandType.message)
    names = {menu.name for menu in menus}
    assert names == {"Find the source", "Add to the library"}
    assert all(f"*{name}*" in README for name in names)
