"""What a server's Integrations settings say about who sees which command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import discord
from discord import app_commands

from index.operations.checks import Finding, ok, warn

EXAMPLES = 5
"""Commands that are named, at most."""
WHERE = "Server Settings → Integrations"


async def limited_commands(
    client: discord.Client, guild_id: int, where: str, commands: Sequence[app_commands.AppCommand]
) -> Finding | None:
    """Return which commands a server hides from somebody, or None where it hides none.

    Args:
        client: logged in.
        guild_id: the server.
        where: what it is called in the finding.
        commands: those that Discord knows, by whose ids it tells which are meant.
    """
    assert client.application_id is not None  # noqa: S101 - it is logged in
    answer = await client.http.get_guild_application_command_permissions(
        client.application_id, guild_id
    )
    rules = {int(entry["id"]): entry["permissions"] for entry in answer}
    if _hides_all(rules.get(client.application_id, ()), guild_id):
        return warn(f"{where}: {WHERE} hides all commands", "allow @everyone or a role there")
    names = {command.id: _name(command) for command in commands}
    names[client.application_id] = "all commands"
    hidden = [
        names[key]
        for key, given in rules.items()
        if key in names and any(not one["permission"] for one in given)
    ]
    if not hidden:
        return None
    more = f" and {len(hidden) - EXAMPLES} more" if len(hidden) > EXAMPLES else ""
    return ok(f"{where}: {WHERE} limits who sees {', '.join(hidden[:EXAMPLES])}{more}")


def _hides_all(rules: Sequence[Mapping[str, object]], guild_id: int) -> bool:
    """Return whether everybody is kept out, or every channel, and nobody and nowhere let in."""
    # Discord's ids: that of the server stands for @everyone, the one before for all channels.
    everything = {str(guild_id), str(guild_id - 1)}
    denied = any(str(rule["id"]) in everything and not rule["permission"] for rule in rules)
    return denied and not any(rule["permission"] for rule in rules)


def _name(command: app_commands.AppCommand) -> str:
    slash = command.type is discord.AppCommandType.chat_input
    return f"/{command.name}" if slash else f"“{command.name}”"
