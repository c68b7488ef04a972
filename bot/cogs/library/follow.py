"""Following feeds and sites, and following them no longer."""

from __future__ import annotations

import discord

from bot.client.bot import Quoth
from bot.cogs.library.site_looks import SiteLooks
from bot.localisation import private_words
from bot.rendering.feeds import render_followed
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold, safe_url
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.servers.find_feed import find_source
from bot.servers.permissions import may_write
from index import FollowedChannel, FollowedSite, UnreadableDocument

_Interaction = discord.Interaction[Quoth]


async def follow(
    interaction: _Interaction,
    url: str,
    channel: discord.TextChannel | discord.ForumChannel | None,
    site: bool | None,
    looks: SiteLooks,
) -> None:
    """Follow a feed or a whole site; what is new is announced in the channel, if any.

    Args:
        interaction: the command.
        url: the address; untrusted.
        channel: where to announce.
        site: whether it is a whole site; None is what is found at the address.
        looks: follows sites.
    """
    words = private_words(interaction)
    if safe_url(url) is None:
        await say(interaction, words("add-url-wrong"))
        return
    forum = isinstance(channel, discord.ForumChannel)
    if channel is not None and (forum or not may_write(channel)):
        await say(interaction, words("feed-channel-closed", channel=channel.mention))
        return
    assert not isinstance(channel, discord.ForumChannel)  # noqa: S101 - said above
    await interaction.response.defer(ephemeral=True, thinking=True)
    if site or not await _follow_feed(interaction, url, channel, only=site is False):
        await looks.follow(interaction, url, channel)


async def _follow_feed(
    interaction: _Interaction, url: str, channel: discord.TextChannel | None, *, only: bool
) -> bool:
    """Follow a feed and add its latest entries; return whether there is one at the address.

    Raises:
        UnreadableDocument: there is not, and nothing else was wanted.
    """
    library = interaction.client.library_of(interaction.guild_id)
    try:
        news = await library.follow(url, channel=str(channel.id) if channel else None)
    except UnreadableDocument:
        if only:
            raise
        return False
    await log_change(interaction, "followed", news.feed.title)
    words = private_words(interaction)
    text = render_followed(news, words)
    if not only and _bare(news.feed.url) != _bare(url):
        text = f"{text}\n-# {words('feed-or-site')}"
    await respond(interaction, Reply(text))
    return True


def _bare(url: str) -> str:
    """Return an address as far as it matters for telling a feed from the page that names it."""
    return url.strip().partition("#")[0].rstrip("/").casefold()


async def unfollow(interaction: _Interaction, named: str) -> None:
    """Follow a feed or site no longer; its articles stay."""
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    source = await find_source(library, named, words)
    if isinstance(source, FollowedSite):
        await library.sites.unfollow(source.url)
    elif isinstance(source, FollowedChannel):
        await library.channels.unfollow(source.channel)
    else:
        await library.unfollow(source.url)
    await log_change(interaction, "unfollowed", source.title)
    title = bold(one_line(source.title, TITLE))
    await say(interaction, words("feed-unfollowed", title=title))
