"""The commands of `/library`; what they do is in the modules beside this one."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.library.add import add_address, add_attachments
from bot.cogs.library.articles import TITLES, show_article
from bot.cogs.library.follow import follow, unfollow
from bot.cogs.library.follow_channel import follow_channel
from bot.cogs.library.forms import ask_for_text
from bot.cogs.library.given_metadata import GivenMetadata
from bot.cogs.library.lists import show_list
from bot.cogs.library.manager_commands import ManagerCommands
from bot.cogs.library.reindex import Reindexes
from bot.cogs.library.site_looks import SiteLooks
from bot.localisation import private_words
from bot.localisation.written_dates import LONGEST
from bot.rendering.library import render_status
from bot.rendering.limits import TITLE
from bot.replies.send import Reply, respond
from bot.servers.autocomplete import autocomplete
from bot.servers.channel_option import ChannelOption, FollowableChannel
from bot.servers.find_feed import fitting_feeds
from bot.servers.managers import MANAGERS_ONLY
from bot.ui.frame import NEUTRAL, framed

_URL = 500
_AUTHOR = 100
_FEEDS = autocomplete(fitting_feeds, managers_only=True)
_Interaction = discord.Interaction[Quoth]


@app_commands.default_permissions(manage_guild=True)
class LibraryCommands(
    ManagerCommands,
    commands.GroupCog,
    name="library",
    description="See and manage the articles that are quoted.",
):
    """The articles that questions are answered from, for those who look after them.

    Discord hides a group of commands only whole; members have `/articles`. A server may show them
    to others as well, so the commands that change something check for themselves who gives them.
    """

    def __init__(self, bot: Quoth, reindexes: Reindexes, looks: SiteLooks) -> None:
        self.bot = bot
        self._reindexes = reindexes
        self._looks = looks

    async def cog_unload(self) -> None:
        """Stop what goes on, and wait until that is so: the library is closed next."""
        await self._reindexes.close()
        await self._looks.close()

    @app_commands.command(name="list")
    async def list_articles(self, interaction: _Interaction) -> None:
        """List the articles that you can ask about."""
        await show_list(interaction, "articles")

    @app_commands.command()
    @app_commands.describe(article="The article's title")
    @app_commands.autocomplete(article=TITLES)
    async def show(self, interaction: _Interaction, article: str) -> None:
        """Show an article's details and how it begins."""
        await show_article(interaction, article)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(
        file="A document of any common format; leave it out to paste a text instead",
        file2="Another file",
        file3="Another file",
        file4="Another file",
        file5="Another file",
        title="The article's title, where its first line is not",
        url="Address to fetch the article from; with a file, that of its source",
        author="Who wrote it",
        date="The day it was written, such as 30 April 2025",
    )
    async def add(
        self,
        interaction: _Interaction,
        file: discord.Attachment | None = None,
        file2: discord.Attachment | None = None,
        file3: discord.Attachment | None = None,
        file4: discord.Attachment | None = None,
        file5: discord.Attachment | None = None,
        title: app_commands.Range[str, 1, TITLE] | None = None,
        url: app_commands.Range[str, 1, _URL] | None = None,
        author: app_commands.Range[str, 1, _AUTHOR] | None = None,
        date: app_commands.Range[str, 1, LONGEST] | None = None,
    ) -> None:
        """Add an article, or a new version of one, from a file, an address or a pasted text."""
        files = [given for given in (file, file2, file3, file4, file5) if given is not None]
        facts = GivenMetadata(title, url, author, date)
        if files:
            await add_attachments(interaction, files, facts)
        elif url is not None:
            await add_address(interaction, url, facts)
        else:
            await ask_for_text(interaction, facts)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(
        url="Address of a feed, or where a site begins; leave it out to follow a channel",
        channel="Where news are announced; without an address, the channel that becomes articles",
        site="Whether all pages of the site are meant; leave it out to find out",
    )
    async def follow(
        self,
        interaction: _Interaction,
        url: app_commands.Range[str, 1, _URL] | None = None,
        channel: app_commands.Transform[FollowableChannel, ChannelOption] | None = None,
        site: bool | None = None,
    ) -> None:
        """Follow a feed, a site or a channel: what it has becomes articles, now and later on."""
        if url is None:
            await follow_channel(interaction, channel)
        else:
            await follow(interaction, url, channel, site, self._looks)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(feed="The title of the feed or site")
    @app_commands.autocomplete(feed=_FEEDS)
    async def unfollow(self, interaction: _Interaction, feed: str) -> None:
        """Unfollow a feed or site; its articles stay."""
        await unfollow(interaction, feed)

    @app_commands.command(extras=MANAGERS_ONLY)
    async def feeds(self, interaction: _Interaction) -> None:
        """Show which feeds this library follows."""
        await show_list(interaction, "feeds")

    @app_commands.command(extras=MANAGERS_ONLY)
    async def sources(self, interaction: _Interaction) -> None:
        """Show which sites, pages and feeds this library follows, and what failed."""
        await show_list(interaction, "sources")

    @app_commands.command(extras=MANAGERS_ONLY)
    async def reindex(self, interaction: _Interaction) -> None:
        """Read all articles again; questions are answered meanwhile."""
        await self._reindexes.reindex(interaction)

    @app_commands.command(extras=MANAGERS_ONLY)
    async def status(self, interaction: _Interaction) -> None:
        """Show how large the library is and when it was last reindexed."""
        statuses = await self.bot.library_of(interaction.guild_id).status()
        words = private_words(interaction)
        text = render_status(statuses, words)
        if interaction.guild and self.bot.shard_count and self.bot.shard_count > 1:
            shard = words(
                "status-shard",
                shard=interaction.guild.shard_id,
                count=self.bot.shard_count,
            )
            text = f"{text}\n{shard}"
        await respond(interaction, Reply(text, framed([text], NEUTRAL)))
