"""What the managers of a server have chosen, and how that is stored: a short text each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any

from index import Caution

PASSAGES = (1, 2, 3)
"""How many passages an answer may have."""
RETENTIONS = (7, 30, 90, 180, 365)
"""Days for which answers and open questions may be kept."""
PRIVATELY, PUBLICLY = "private", "public"
"""Who sees what members said, where the library is silent: whoever asks, or everybody."""
LANGUAGES = ("en", "de", "es", "fr")
"""Languages of what everybody sees."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the bot behaves in one server; None is as whoever runs the bot has it.

    Attributes:
        channels: text channels in which every question is one to the bot.
        forums: forum channels whose posts are questions to the bot.
        never: channels in which the bot answers nobody for all to see.
        instead: mention of a role or channel to ask what the library does not say.
        passages: how many passages an answer has at most.
        caution: how sure an answer has to be.
        private: whether answers to `/ask` are private unless the member says otherwise.
        language: of what everybody sees; None is the server's own.
        retention: days after which answers and open questions are deleted.
        managers: roles whose members may manage the library and these choices.
        open_questions: whether questions that go unanswered are kept, without who asked.
        digest: channel for a digest every week.
        threads: text channels in which each answer stands in a thread of its own.
        busy_threads: those in which it does while others are talking.
        solved_tags: tags of forums that mark a post as solved.
        offers: channel of the team in which articles of solved threads are offered.
        memory: who sees what members said where the library is silent; None is nobody.
        credit: whether articles made of messages name who wrote them.
    """

    channels: frozenset[int] = frozenset()
    forums: frozenset[int] = frozenset()
    never: frozenset[int] = frozenset()
    instead: str | None = None
    passages: int | None = None
    caution: Caution | None = None
    private: bool = False
    language: str | None = None
    retention: int | None = None
    managers: frozenset[int] = frozenset()
    open_questions: bool = True
    digest: int | None = None
    threads: frozenset[int] = frozenset()
    busy_threads: frozenset[int] = frozenset()
    solved_tags: frozenset[int] = frozenset()
    credit: bool = False
    memory: str | None = None
    offers: int | None = None

    def limit(self, most: int) -> int:
        """Return how many passages an answer has, where the operator allows so many."""
        return min(self.passages or most, most)

    def closed(self, channel: object) -> bool:
        """Return whether the bot is to say nothing in a channel, or in the one of its thread."""
        numbers = {getattr(channel, "id", None), getattr(channel, "parent_id", None)}
        return not self.never.isdisjoint(numbers)


def read_settings(stored: Mapping[str, str]) -> ServerSettings:
    """Return choices as they were stored; what cannot be read is as if it had not been chosen."""
    found = {
        name: value
        for name, read in _READERS.items()
        if name in stored and (value := read(stored[name])) is not None
    }
    return ServerSettings(**found)


def stored_settings(choices: ServerSettings) -> dict[str, str | None]:
    """Return choices as they are stored; None stands for what nobody has chosen."""
    return {
        field.name: None if value == field.default else _written(value)
        for field in fields(ServerSettings)
        for value in [getattr(choices, field.name)]
    }


def _written(value: Any) -> str | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, frozenset):
        return " ".join(map(str, sorted(value)))
    return None if value is None else str(value)


def _numbers(text: str) -> frozenset[int]:
    return frozenset(int(word) for word in text.split() if word.isdecimal())


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _one_of(allowed: Iterable[Any]) -> Callable[[str], Any]:
    by_text = {str(value): value for value in allowed}
    return by_text.get


_FLAG = {"yes": True, "no": False}.get
_READERS: dict[str, Callable[[str], Any]] = {
    "channels": _numbers,
    "forums": _numbers,
    "threads": _numbers,
    "busy_threads": _numbers,
    "solved_tags": _numbers,
    "never": _numbers,
    "instead": str,
    "passages": _one_of(PASSAGES),
    "caution": _one_of(Caution),
    "private": _FLAG,
    "language": _one_of(LANGUAGES),
    "retention": _number,
    "managers": _numbers,
    "open_questions": _FLAG,
    "digest": _number,
    "credit": _FLAG,
    "offers": _number,
    "memory": _one_of((PRIVATELY, PUBLICLY)),
}
