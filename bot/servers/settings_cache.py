"""What the managers of a server have chosen, remembered between messages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from weakref import WeakValueDictionary

from bot.servers.settings import ServerSettings, read_settings, stored_settings
from index import Library

_KEPT = 10_000
"""Servers whose choices are held in memory."""


class SettingsCache:
    """Reads and writes the choices of servers, and notices where another process changes them."""

    def __init__(self) -> None:
        self._known: dict[str, ServerSettings] = {}
        self._stamps: dict[str, int] = {}
        self._languages: dict[str, str] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def load(self, library: Library) -> None:
        """Read which languages servers have chosen: every reply needs to know.

        Raises:
            StorageError: they cannot be read now.
        """
        self._languages = await library.preferring("language")

    def language_of(self, guild_id: int | None) -> str | None:
        """Return the language that a server has chosen for what everybody sees, if any."""
        return self._languages.get(str(guild_id))

    async def of(self, library: Library) -> ServerSettings:
        """Return the choices of a server.

        Raises:
            StorageError: they cannot be read now.
        """
        stamp = await library.choices_stamp()
        if known := self._latest(library.key, stamp):
            return known
        async with self._lock(library.key):  # or what is changed meanwhile would be forgotten
            return await self._read(library, stamp)

    def _latest(self, key: str, stamp: int) -> ServerSettings | None:
        return self._known.get(key) if self._stamps.get(key, 0) == stamp else None

    async def _read(self, library: Library, stamp: int) -> ServerSettings:
        if known := self._latest(library.key, stamp):
            return known
        read = read_settings(await library.preferences())
        if len(self._known) >= _KEPT:
            self._known.clear()
            self._stamps.clear()
        self._remember(library.key, read)
        self._stamps[library.key] = stamp
        return read

    def _lock(self, key: str) -> asyncio.Lock:
        return self._locks.setdefault(key, asyncio.Lock())

    async def choose(self, library: Library, settings: ServerSettings) -> None:
        """Store the settings of a server.

        Raises:
            StorageError: they cannot be written now.
        """
        await self.change(library, lambda _: settings)

    async def change(
        self, library: Library, change: Callable[[ServerSettings], ServerSettings]
    ) -> tuple[ServerSettings, ServerSettings]:
        """Change the settings of a server, one change after the other; return before and after.

        Raises:
            StorageError: they cannot be read or written now.
        """
        async with self._lock(library.key):
            before = await self._read(library, await library.choices_stamp())
            after = change(before)
            await self._store(library, before, after)
        return before, after

    async def _store(self, library: Library, before: ServerSettings, after: ServerSettings) -> None:
        known = stored_settings(before)
        for name, value in stored_settings(after).items():
            if value != known[name]:
                await library.prefer(name, value)
        self._remember(library.key, after)

    def _remember(self, key: str, settings: ServerSettings) -> None:
        self._known[key] = settings
        self._languages.pop(key, None)
        if settings.language:
            self._languages[key] = settings.language

    def forget(self, library: str) -> None:
        """Drop what is held in memory of a library whose choices were deleted."""
        self._known.pop(library, None)
        self._languages.pop(library, None)
