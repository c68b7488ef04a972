"""How many questions a member may ask, and how many may be asked in a channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import discord
from discord.ext import commands

MINUTE = 60.0
Bucket = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Pause:
    """Questions have to wait.

    Attributes:
        key: of the sentence that says so.
        seconds: how long.
        first: whether this is the first question to be put off since one was answered.
    """

    key: str
    seconds: float
    first: bool


class RateLimits:
    """Counts questions by the minute.

    Args:
        member: questions a member may ask in a minute, wherever; 0 is without bound.
        channel: questions that may be asked in a channel in a minute; 0 is without bound.
    """

    def __init__(self, *, member: int, channel: int) -> None:
        rates = {"cooldown-member": member, "cooldown-channel": channel}
        self._buckets: dict[str, commands.CooldownMapping[Any]] = {
            key: commands.CooldownMapping(commands.Cooldown(rate, MINUTE), _itself)
            for key, rate in rates.items()
            if rate
        }
        self._told: set[Bucket] = set()

    def take(self, member: int, channel: int) -> Pause | None:
        """Count a question; return how long it has to wait, None where it may be answered."""
        now = discord.utils.utcnow().timestamp()
        for key, number in (("cooldown-member", member), ("cooldown-channel", channel)):
            mapping = self._buckets.get(key)
            bucket = mapping.get_bucket(number, now) if mapping else None
            seconds = bucket.update_rate_limit(now) if bucket else None
            if seconds:
                first = (key, number) not in self._told
                self._told.add((key, number))
                return Pause(key, seconds, first)
            self._told.discard((key, number))
        return None


def _itself(number: int) -> int:
    return number
