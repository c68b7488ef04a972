"""A reindex that does not come to its end, and a bot that is gone in the middle of it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord
from msgspec.structs import replace

from bot import create_bot
from tests.bot.crowd import unwaited
from tests.bot.world import World
from tests.events import until


@asynccontextmanager
async def unfinished(world: World) -> AsyncIterator[discord.Message]:
    """Begin a reindex that cannot end within the block: it may not write the last transaction.

    The simulation would wait for it after each step; what the block does, it has to wait for.
    """
    library: Any = world.library
    lock = library._services.writer.lock(library.key)
    with unwaited(world):
        async with lock:
            await world.admin.slash(world.channel, "library reindex")
            await until(lambda: lock._waiters and world.replies())
            yield world.replies()[-1]


async def pull_the_plug(world: World) -> None:
    """Let the bot be gone from one moment to the next, and leave on the disk what is there then.

    A process that is killed cleans nothing up; simcord's bot does, but not in the copy.
    """
    left = world.settings.data_dir.with_name("left")
    shutil.copytree(world.settings.data_dir, left)
    gone = world.bot
    await world.env.shutdown()
    await gone.close()
    world.settings = replace(world.settings, data_dir=left)


async def start_again(world: World) -> None:
    """Start a new bot on what the last one has left."""
    world.env.bot = create_bot(world.settings)
    await world.env.start()
    await world.env.settle()
