"""Work on the shared library from a command that is not asynchronous."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

from bot.cli.signals import run_terminable
from bot.settings import Settings, load_settings
from index import Library

Result = TypeVar("Result")


def with_library(data_dir: Path | None, work: Callable[[Library], Awaitable[Result]]) -> Result:
    """Open the shared library of an installation, let `work` use it, and close it.

    Raises:
        SettingsError, LibraryError: as they come.
    """
    return run_terminable(_with_library(load_settings(data_dir=data_dir), work))


async def _with_library(settings: Settings, work: Callable[[Library], Awaitable[Result]]) -> Result:
    from bot.client.open_library import (
        open_library,  # here, so that `quoth --help` does not wait for numpy
    )

    async with open_library(settings) as library:
        return await work(library)
