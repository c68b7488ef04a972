"""Threads that were solved: an article of each is offered to managers, once, privately."""

from __future__ import annotations

import logging
from typing import Any

import discord
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.contributions.thread_article import offer_layout
from bot.cogs.contributions.thread_messages import read_thread
from bot.localisation import private_words
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond
from bot.servers.managers import managing_refused
from bot.servers.permissions import is_team_channel
from bot.servers.settings import ServerSettings
from bot.servers.solved_tags import solved_tags
from index import Library, LibraryError

CHECK_MARKS = ("✅", "☑️", "✔️")
_log = logging.getLogger(__name__)


class SolvedThreads(commands.Cog):
    """Sees a thread being solved by its tag, by a check mark, or by *That solved it*."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """Offer an article of a post that has the solved tag now."""
        guild = self.bot.get_guild(payload.guild_id)
        thread = guild.get_thread(payload.thread_id) if guild else None
        if thread is None or not isinstance(thread.parent, discord.ForumChannel):
            return
        choices = await self._choices(thread)
        tags = {int(tag) for tag in payload.data.get("applied_tags", ())}
        if choices.offers and tags & {tag.id for tag in solved_tags(thread.parent, choices)}:
            await self._offer_to_team(thread, 0, choices)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Offer an article of a thread in which the asker or a manager marks what solved it."""
        guild = self.bot.get_guild(payload.guild_id or 0)
        thread = guild.get_thread(payload.channel_id) if guild else None
        if thread is None or str(payload.emoji) not in CHECK_MARKS:
            return
        choices = await self._choices(thread)
        member = payload.member
        if choices.offers is None or member is None or member.bot:
            return
        if _manages(member, choices) or await self._is_asker(thread, member):
            await self._offer_to_team(thread, payload.message_id, choices)

    @commands.Cog.listener()
    async def on_thread_solved(
        self,
        thread: discord.Thread,
        message: discord.Message,
        interaction: discord.Interaction[Any],
    ) -> None:
        """Offer an article of a thread whose asker or a manager pressed *That solved it*."""
        if await managing_refused(interaction) is None:
            await self._offer_to(interaction, thread, message.id)
        elif (choices := await self._choices(thread)).offers:
            await self._offer_to_team(thread, message.id, choices)

    async def _offer_to(
        self, interaction: discord.Interaction[Any], thread: discord.Thread, marked: int
    ) -> None:
        """Offer it to the manager who has just pressed a button, to nobody else."""
        if await self._claim(thread):
            text, layout = offer_layout(thread, marked, private_words(interaction))
            await respond(interaction, Reply(text, layout))

    async def _offer_to_team(
        self, thread: discord.Thread, marked: int, choices: ServerSettings
    ) -> None:
        """Offer it in the channel that the server has chosen for that."""
        channel = thread.guild.get_channel(choices.offers or 0)
        if not isinstance(channel, discord.TextChannel) or not is_team_channel(channel):
            _log.info("No channel for offers in server %d", thread.guild.id)
            return
        if not await self._claim(thread):
            return
        _, layout = offer_layout(thread, marked, self.bot.audience_of(thread.guild).public)
        try:
            await channel.send(view=layout)
        except FAILED as error:
            _log.warning("An article of thread %d could not be offered: %s", thread.id, error)
            await self._library(thread).management.offers.release(str(thread.id))

    async def _claim(self, thread: discord.Thread) -> bool:
        """Return whether an article is to be offered: once, and only where somebody answered."""
        if not self.bot.settings.message_content:  # there is nothing to read then
            return False
        try:
            found = await read_thread(thread)
            if not found.has_answer:
                return False
            return await self._library(thread).management.offers.claim(str(thread.id))
        except FAILED as error:
            _log.info("Thread %d could not be read: %s", thread.id, error)
        except LibraryError as error:
            _log.warning("An article of thread %d could not be offered: %s", thread.id, error)
        return False

    async def _is_asker(self, thread: discord.Thread, member: discord.Member) -> bool:
        """Return whether somebody began a thread, or asked what the bot opened it for."""
        if thread.owner_id == member.id:
            return True
        parent = thread.parent
        if self.bot.user is None or thread.owner_id != self.bot.user.id:
            return False
        try:
            return (
                isinstance(parent, discord.TextChannel)
                and (await parent.fetch_message(thread.id)).author.id == member.id
            )
        except FAILED:
            return False

    async def _choices(self, thread: discord.Thread) -> ServerSettings:
        return await self.bot.server_settings.of(self._library(thread))

    def _library(self, thread: discord.Thread) -> Library:
        return self.bot.library_of(thread.guild.id)


def _manages(member: discord.Member, choices: ServerSettings) -> bool:
    return member.guild_permissions.manage_guild or any(map(member.get_role, choices.managers))
