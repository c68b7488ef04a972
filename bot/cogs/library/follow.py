"""Following feeds, and following them no longer."""

from __future__ import annotations

import discord

from bot.client.bot import Quoth
from bot.localisation import private_words
from bot.rendering.feeds import render_feeds, render_followed
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold
from bot.replies.send import Reply, errors_told, respond, say
from bot.servers.audit_log import log_change
from bot.servers.find_feed import find_feed
from bot.servers.permissions import may_write

_Interaction = discord.Interaction[Quoth]


async def follow(interaction: _Interaction, url: str, channel: discord.TextChannel | None) -> None:
    """Follow a feed and add its latest entries; new ones are announced in the channel, if any."""
    words = private_words(interaction)
    if channel is not None and not may_write(channel):
        await say(interaction, words("feed-channel-closed", channel=channel.mention))
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with errors_told(interaction):
        library = interaction.client.library_of(interaction.guild_id)
        news = await library.follow(url, channel=str(channel.id) if channel else None)
        await log_change(interaction, "followed", news.feed.title)
        await respond(interaction, Reply(render_followed(news, words)))


async def unfollow(interaction: _Interaction, named: str) -> None:
    """Follow a feed no longer; its articles stay."""
    words = private_words(interaction)
    async with errors_told(interaction):
        library = interaction.client.library_of(interaction.guild_id)
        feed = await library.unfollow((await find_feed(library, named, words)).url)
        await log_change(interaction, "unfollowed", feed.title)
        title = bold(one_line(feed.title, TITLE))
        await say(interaction, words("feed-unfollowed", title=title))


async def list_feeds(interaction: _Interaction) -> None:
    """Show which feeds the server's library follows, and how they are."""
    async with errors_told(interaction):
        feeds = await interaction.client.library_of(interaction.guild_id).feeds()
        await say(interaction, render_feeds(feeds, private_words(interaction)))
