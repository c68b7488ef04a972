"""What the managers of a server have chosen, remembered between messages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from index import Library

_CHANNELS, _FORUMS, _INSTEAD = "channels", "forums", "instead"
_KEPT = 10_000
"""Servers whose choices are held in memory."""


@dataclass(frozen=True, slots=True)
class ServerChoices:
    """Where the bot answers unasked, and whom it sends people to.

    Attributes:
        channels: text channels in which every question is one to the bot.
        forums: forum channels whose posts are questions to the bot.
        instead: mention of a role or channel to ask what the library does not say.
    """

    channels: frozenset[int] = frozenset()
    forums: frozenset[int] = frozenset()
    instead: str | None = None


class Preferences:
    """Reads and writes the choices of servers; only this process changes them."""

    def __init__(self) -> None:
        self._known: dict[str, ServerChoices] = {}

    async def of(self, library: Library) -> ServerChoices:
        """Return the choices of a server.

        Raises:
            StorageError: they cannot be read now.
        """
        known = self._known.get(library.key)
        if known is None:
            stored = await library.preferences()
            known = ServerChoices(
                _numbers(stored.get(_CHANNELS)),
                _numbers(stored.get(_FORUMS)),
                stored.get(_INSTEAD),
            )
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[library.key] = known
        return known

    async def choose(self, library: Library, choices: ServerChoices) -> None:
        """Store the choices of a server.

        Raises:
            StorageError: they cannot be written now.
        """
        await library.prefer(_CHANNELS, _text(choices.channels))
        await library.prefer(_FORUMS, _text(choices.forums))
        await library.prefer(_INSTEAD, choices.instead)
        self._known[library.key] = choices


def _numbers(text: str | None) -> frozenset[int]:
    return frozenset(int(word) for word in (text or "").split() if word.isdecimal())


def _text(numbers: Iterable[int]) -> str:
    return " ".join(map(str, sorted(numbers)))
