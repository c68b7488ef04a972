"""What does not work in a server, and why; all else does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import discord

from bot.choices import ServerChoices
from bot.permissions import lacking_by_channel
from index import FollowedFeed


def problems(
    guild: discord.Guild,
    choices: ServerChoices,
    feeds: Iterable[FollowedFeed],
    *,
    message_content: bool,
) -> Iterator[str]:
    """Yield a sentence for each thing that does not work.

    Args:
        guild: a server that is available.
        choices: what its managers have chosen.
        feeds: the feeds that its library follows.
        message_content: whether the bot gets the text of all messages.
    """
    for channel, names in lacking_by_channel(guild.channels, guild.me).items():
        yield (
            f"in {channel} mentions and replies are not answered, as the bot lacks "
            f"{', '.join(names)}; commands work there."
        )
    if choices.channels and not message_content:
        yield (
            "channels were chosen to be answered unasked, which needs the setting "
            "message_content; mentions and commands work there."
        )
    for number in sorted(choices.channels | choices.forums):
        if guild.get_channel(number) is None:
            yield f"the channel {number}, chosen to be answered unasked, is gone or hidden."
    if choices.digest and guild.get_channel(choices.digest) is None:
        yield f"the channel {choices.digest}, chosen for the digest, is gone or hidden."
    for feed in feeds:
        if feed.channel and guild.get_channel(int(feed.channel)) is None:
            yield (
                f"the channel {feed.channel}, where news of {feed.url} are told, is gone or "
                "hidden; its articles are still added."
            )
