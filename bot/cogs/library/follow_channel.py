"""Following a channel of the server: `/library follow` without an address."""

from __future__ import annotations

import discord

from bot.client.bot import Quoth
from bot.cogs.library.channel_reading import read_batch, reading_problem
from bot.localisation import private_words
from bot.replies.send import say
from bot.servers.audit_log import log_change

_Channel = discord.TextChannel | discord.ForumChannel


async def follow_channel(interaction: discord.Interaction[Quoth], channel: _Channel | None) -> None:
    """Follow a channel: read its first messages now, the others and what comes by itself."""
    words, bot = private_words(interaction), interaction.client
    if channel is None:
        await say(interaction, words("channel-needed"))
        return
    if not _may_read(interaction.user, channel):
        await say(interaction, words("channel-hidden", channel=channel.mention))
        return
    if problem := reading_problem(channel, bot):
        await say(interaction, words(problem))
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    library = bot.library_of(interaction.guild_id)
    known = {one.channel for one in await library.channels.followed()}
    followed = await library.channels.follow(str(channel.id), f"#{channel.name}", channel.jump_url)
    count = await read_batch(bot, followed)
    said = "channel-followed-already"
    if followed.channel not in known:
        await log_change(interaction, "followed", followed.title)
        said = "channel-followed"
    articles = words("articles", articles=count)
    await say(interaction, words(said, channel=channel.mention, articles=articles))


def _may_read(user: discord.User | discord.Member, channel: _Channel) -> bool:
    """Return whether somebody may read a channel of their server."""
    if not isinstance(user, discord.Member):
        return False
    allowed = channel.permissions_for(user)
    return allowed.view_channel and allowed.read_message_history
