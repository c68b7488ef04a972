"""What the managers of a server have chosen, remembered between messages."""

from __future__ import annotations

from bot.servers.settings import ServerChoices, read_choices, stored_choices
from index import Library

__all__ = ["Preferences", "ServerChoices"]

_KEPT = 10_000
"""Servers whose choices are held in memory."""


class Preferences:
    """Reads and writes the choices of servers; only this process changes them."""

    def __init__(self) -> None:
        self._known: dict[str, ServerChoices] = {}
        self._languages: dict[str, str] = {}

    async def load(self, library: Library) -> None:
        """Read which languages servers have chosen: every reply needs to know.

        Raises:
            StorageError: they cannot be read now.
        """
        self._languages = await library.preferring("language")

    def language_of(self, guild_id: int | None) -> str | None:
        """Return the language that a server has chosen for what everybody sees, if any."""
        return self._languages.get(str(guild_id))

    async def of(self, library: Library) -> ServerChoices:
        """Return the choices of a server.

        Raises:
            StorageError: they cannot be read now.
        """
        known = self._known.get(library.key)
        if known is None:
            known = read_choices(await library.preferences())
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[library.key] = known
        return known

    async def choose(self, library: Library, choices: ServerChoices) -> None:
        """Store the choices of a server.

        Raises:
            StorageError: they cannot be written now.
        """
        before = stored_choices(await self.of(library))
        for name, value in stored_choices(choices).items():
            if value != before[name]:
                await library.prefer(name, value)
        self._known[library.key] = choices
        self._languages.pop(library.key, None)
        if choices.language:
            self._languages[library.key] = choices.language

    def forget(self, library: str) -> None:
        """Drop what is held in memory of a library whose choices were deleted."""
        self._known.pop(library, None)
        self._languages.pop(library, None)
