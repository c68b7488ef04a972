"""“That solved it”: a vote for the answer and, by those who may, the end of the search."""

from __future__ import annotations

import discord

from bot.questions.permission_to_ask import settings_for
from bot.replies.deliver import FAILED
from bot.replies.http_errors import refusal
from bot.replies.send import say
from bot.servers.managers import managing_refused
from bot.servers.solved_tags import tag_to_set
from bot.ui.answer_buttons import ButtonContext

SOLVED = "thread_solved"
"""The event that tells other features of a thread that is solved: its thread, the message that
solved it, who says so."""


async def mark_solved(button: ButtonContext) -> None:
    """Count the answer as helpful; mark the thread as solved where whoever presses may do that."""
    given = await button.given()
    interaction, thread = button.interaction, button.interaction.channel
    await button.journal.vote(given.id, interaction.user.id, helpful=True)
    if not isinstance(thread, discord.Thread) or not (
        button.is_asker(given) or await _looks_after(interaction, thread)
    ):
        await say(interaction, button.words("vote-helpful"))
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    await say(interaction, await _marked(button, thread))
    interaction.client.dispatch(SOLVED, thread, button.message, interaction)


async def _looks_after(
    interaction: discord.Interaction[discord.Client], thread: discord.Thread
) -> bool:
    """Return whether somebody began a thread, or looks after it."""
    if interaction.user.id == thread.owner_id or interaction.permissions.manage_threads:
        return True
    return await managing_refused(interaction) is None


async def _marked(button: ButtonContext, thread: discord.Thread) -> str:
    """Set the tag where there is one; return what is said about it."""
    tag = tag_to_set(thread, await settings_for(button.interaction))
    if tag is None:
        return button.words("solved")
    if not thread.permissions_for(thread.guild.me).manage_threads:
        return button.words("solved-untagged")
    try:
        await thread.add_tags(tag)
    except FAILED as error:
        return refusal(error, button.words)
    return button.words("solved-tagged")
