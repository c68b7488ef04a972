"""What a message says, as Markdown that means the same outside of Discord."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

import discord

from bot.rendering.limits import one_line

_TITLE = 80
_MENTION = re.compile(r"<(?P<kind>@!?|@&|#|a?:\w+:|/[^:>]{1,100}:|t:)(?P<number>\d{1,20})(?::\w)?>")
_QUOTE_MARKS = re.compile(r"^[#>*\-\s]+|[*_`~|]+|^\d+\.\s")


def text_of_message(message: discord.Message, *, names: bool = False) -> str:
    """Return the text of a message: what it mentions by name, people only where they are named.

    Args:
        message: with its content, where Discord sends that.
        names: whether people are called by their names.
    """
    people = {user.id: user.display_name for user in message.mentions} if names else {}
    return spelled_out(message.content, message.guild, people)


def spelled_out(
    content: str, guild: discord.Guild | None, people: Mapping[int, str] | None = None
) -> str:
    """Return the content of a message with names in place of Discord's codes.

    Args:
        content: as Discord sends it.
        guild: where it was said, which knows its roles and channels.
        people: names of members, by number; others are not named.
    """

    def spelled(match: re.Match[str]) -> str:
        kind, number = match["kind"], int(match["number"])
        if kind in ("@", "@!"):
            return f"@{people[number]}" if people and number in people else "@…"
        if kind == "@&":
            role = guild.get_role(number) if guild else None
            return f"@{role.name}" if role else "@…"
        if kind == "#":
            channel = guild.get_channel(number) if guild else None
            return f"#{channel.name}" if channel else "#…"
        if kind == "t:":
            return _day(number)
        return f"/{kind[1:-1]}" if kind.startswith("/") else kind.removeprefix("a")

    return _MENTION.sub(spelled, content).strip()


def title_of(text: str) -> str:
    """Return a title for a text: its first line, without markup."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return one_line(_QUOTE_MARKS.sub("", first), _TITLE)


def _day(seconds: int) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    except (OverflowError, ValueError, OSError):
        return "…"
