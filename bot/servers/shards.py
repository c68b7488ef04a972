"""Shards: which of Discord's servers this process serves."""

from __future__ import annotations

from dataclasses import dataclass

from bot.settings import SettingsError


@dataclass(frozen=True, slots=True)
class ShardRange:
    """The shards of a process; the default leaves their number to Discord.

    Attributes:
        ids: those that it connects; None is all of them.
        count: how many there are over all processes; None is what Discord recommends.
    """

    ids: list[int] | None = None
    count: int | None = None


def read_shards(text: str) -> ShardRange:
    """Read the setting: "" leaves it to Discord, "16" is all of 16, "0-7/16" is the first eight.

    Raises:
        SettingsError: some of these shards are not among those that there are.
    """
    if not text:
        return ShardRange()
    part, _, whole = text.rpartition("/")
    count = int(whole)
    first, _, last = (part or f"0-{count - 1}").partition("-")
    ids = range(int(first), int(last or first) + 1)
    if not ids or ids[-1] >= count:
        raise SettingsError(
            f"The setting shards is {text}: the shards of {count} are 0 to {count - 1}, "
            "and a part of them is written 0-7/16."
        )
    return ShardRange(list(ids), count)


def shard_of(guild_id: int, count: int) -> int:
    """Return the shard that Discord gives a server to, of so many (Discord's documentation)."""
    return (guild_id >> 22) % count
