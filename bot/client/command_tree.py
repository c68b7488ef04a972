"""What holds for all commands: who may give them, and that what goes wrong is told."""

from __future__ import annotations

import functools
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import discord
from discord import app_commands

from bot.localisation import private_words
from bot.replies.deliver import FAILED
from bot.replies.errors import report_failure
from bot.replies.send import errors_told, say
from bot.servers.managers import MANAGERS_ONLY, may_manage

_OUTDATED = (app_commands.CommandNotFound, app_commands.CommandSignatureMismatch)
_Command = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu
_log = logging.getLogger(__name__)


class CommandTree(app_commands.CommandTree[Any]):
    """A command tree that tells whoever gave a command why it was refused or failed."""

    def add_command(self, command: Any, /, **options: Any) -> None:
        """Add a command, menu or group whose errors of the library are told as sentences."""
        super().add_command(command, **options)
        for one in _commands_in(command):
            # Not left to `on_error`: such an error is an answer, not a failure.
            one._callback = _told(one._callback)

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Refuse commands of managers, with a sentence, to whoever is none."""
        command = interaction.command
        if interaction.type is not discord.InteractionType.application_command:
            return True  # what is offered while somebody types is checked where it is found
        if command is None or not MANAGERS_ONLY.items() <= command.extras.items():
            return True
        async with errors_told(interaction):
            return await may_manage(interaction)
        return False

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """Log a failed command and tell whoever gave it."""
        if isinstance(error, _OUTDATED):
            try:
                await say(interaction, private_words(interaction)("outdated-command"))
            except FAILED as refused:
                _log.warning("Could not report an outdated command: %s", refused)
            return
        name = interaction.command.qualified_name if interaction.command else "unknown"
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await report_failure(interaction, cause, f"the command {name}")


def _commands_in(command: _Command | app_commands.Group) -> Iterator[_Command]:
    """Yield a command or menu, or the commands of a group."""
    if not isinstance(command, app_commands.Group):
        yield command
        return
    for one in command.walk_commands():
        if isinstance(one, app_commands.Command):
            yield one


def _told(callback: Callable[..., Awaitable[Any]]) -> Any:
    """Return a command's callback that tells an error of the library to whoever gave it."""

    @functools.wraps(callback)
    async def run(*args: Any, **options: Any) -> None:
        interaction = next(given for given in args if isinstance(given, discord.Interaction))
        async with errors_told(interaction):
            await callback(*args, **options)

    return run
