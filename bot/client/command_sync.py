"""Whether Discord knows the commands as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import app_commands


def needs_sync(
    tree: app_commands.CommandTree[Any], registered: Sequence[app_commands.AppCommand]
) -> bool:
    """Return whether a tree's commands differ, to a user's eye, from those Discord knows."""
    ours = [
        (_hidden(c.default_permissions), _outline(c.to_dict(tree))) for c in tree.get_commands()
    ]
    theirs = [(_hidden(c.default_member_permissions), _outline(c.to_dict())) for c in registered]
    return sorted(ours) != sorted(theirs)


def _hidden(needed: discord.Permissions | None) -> int:
    """Return, as something to compare, whom Discord shows a command to."""
    return -1 if needed is None else needed.value


def _outline(command: Mapping[str, Any]) -> tuple[Any, ...]:
    """Reduce a command or option to what Discord sends back as it was sent."""
    return (
        int(command["type"]),
        command["name"],
        command.get("description") or "",
        bool(command.get("required")),
        bool(command.get("autocomplete")),
        tuple(_outline(option) for option in command.get("options") or ()),
    )
