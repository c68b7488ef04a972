"""What people said in a thread, and which of it makes an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import discord

from bot.questions.detection import is_said_by_somebody

READ = 200
"""Messages of a thread that are looked at."""
MOST = 4
"""Messages that make an article: as many as a form has fields for, beside the title."""
_ANSWERS = MOST - 1


@dataclass(frozen=True, slots=True)
class ThreadMessages:
    """What people said in a thread, in order, the question first.

    Attributes:
        thread: the thread.
        said: messages of people that have a text.
    """

    thread: discord.Thread
    said: Sequence[discord.Message]

    @property
    def has_answer(self) -> bool:
        """Whether there is more than the question."""
        return len(self.said) > 1

    def suggested(self, marked: int) -> list[int]:
        """Return the numbers of the messages that make an article, unless somebody says otherwise.

        They are the question, and the marked message with those that it replies to; the last one
        of somebody else where none of a person is marked.
        """
        by_number = {message.id: message for message in self.said}
        first = self.said[0]
        if marked not in by_number:
            others = [m.id for m in self.said if m.author.id != first.author.id]
            marked = others[-1] if others else self.said[-1].id
        chain, number = list[int](), marked
        while number in by_number and number not in chain and len(chain) < _ANSWERS:
            chain.append(number)
            reference = by_number[number].reference
            number = (reference.message_id if reference else None) or 0
        return list(dict.fromkeys((first.id, *sorted(chain))))[:MOST]

    def chosen(self, numbers: Sequence[int]) -> list[discord.Message]:
        """Return messages by their numbers, in order."""
        return [message for message in self.said if message.id in set(numbers)][:MOST]


async def read_thread(thread: discord.Thread) -> ThreadMessages:
    """Read what people said in a thread.

    Raises:
        discord.HTTPException: Discord refuses.
    """
    messages = [one async for one in thread.history(limit=READ, oldest_first=True)]
    if isinstance(thread.parent, discord.TextChannel):
        messages[:0] = await _starter(thread.parent, thread.id)
    people = [one for one in messages if is_said_by_somebody(one)]
    return ThreadMessages(thread, [one for one in people if one.content.strip()])


async def _starter(channel: discord.TextChannel, number: int) -> list[discord.Message]:
    """Return the message that a thread was opened at, where there is one."""
    try:
        return [await channel.fetch_message(number)]
    except discord.NotFound:
        return []
