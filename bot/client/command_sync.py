"""Whether Discord knows the commands as they are now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from discord import app_commands


def needs_sync(
    tree: app_commands.CommandTree[Any], registered: Sequence[app_commands.AppCommand]
) -> bool:
    """Return whether a tree's commands differ, to a user's eye, from those Discord knows."""
    ours = [command.to_dict(tree) for command in tree.get_commands()]
    theirs = [command.to_dict() for command in registered]
    return sorted(map(_outline, ours)) != sorted(map(_outline, theirs))


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
