"""The tasks in which discord.py calls the bot, and their end when it stops."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from typing import Any

_NAMES = ("discord.py: ", "CommandTree-invoker", "discord-ui-")
"""How discord.py begins the names of its tasks: of events, commands, and buttons and forms."""
_SECONDS = 2.0
"""How long a task may take to clean up."""
_log = logging.getLogger(__name__)


def running_tasks() -> set[asyncio.Task[Any]]:
    """Return those that have not ended, but for the current one."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    return {task for task in tasks if task.get_name().startswith(_NAMES)}


async def end_tasks(tasks: Iterable[asyncio.Task[Any]]) -> None:
    """Cancel tasks and wait until they have cleaned up, so that none meets what is closed next."""
    tasks = set(tasks)
    for task in tasks:
        task.cancel()
    if tasks:
        _, left = await asyncio.wait(tasks, timeout=_SECONDS)
        for task in left:
            _log.warning("%s did not end when the bot stopped.", task.get_name())
