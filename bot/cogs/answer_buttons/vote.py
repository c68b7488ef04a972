"""Helpful or not: one vote a member, which may be changed, with a reason for a bad one."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui
from discord.ext import commands

from bot.client.bot import Quoth
from bot.localisation import Words, private_words
from bot.replies.send import errors_told, say
from bot.ui.answer_buttons import ButtonContext
from bot.ui.base import MINUTES, Form
from bot.ui.form_values import form_values

REASON = 300
"""Characters of a reason."""
_FORM = "quoth:reason:"
_OPEN = 15 * MINUTES


async def vote_helpful(button: ButtonContext) -> None:
    """Count a member's vote for an answer; a second press takes it back."""
    if await _counted(button, helpful=True):
        await say(button.interaction, button.words("vote-helpful"))


async def vote_unhelpful(button: ButtonContext) -> None:
    """Count a member's vote against an answer and ask for the reason; a second press undoes it."""
    if await _counted(button, helpful=False):
        form = ReasonForm(button.answer_id, button.words)
        await button.interaction.response.send_modal(form)


async def _counted(button: ButtonContext, *, helpful: bool) -> bool:
    """Store a vote; where it was given before, take it back, say so and return False."""
    given = await button.given()
    member = button.interaction.user.id
    before = await button.journal.vote(given.id, member, helpful=helpful)
    if before is helpful:
        await button.journal.withdraw_vote(given.id, member)
        await say(button.interaction, button.words("vote-withdrawn"))
    return before is not helpful


class ReasonForm(Form):
    """Asks for a reason. `Reasons` takes it, also where the bot was restarted meanwhile."""

    def __init__(self, answer_id: str, words: Words) -> None:
        super().__init__(title=words("form-reason"), timeout=_OPEN, custom_id=f"{_FORM}{answer_id}")
        field: ui.TextInput[ReasonForm] = ui.TextInput(
            custom_id="reason",
            placeholder=words("form-reason-hint"),
            required=False,
            max_length=REASON,
            style=discord.TextStyle.paragraph,
        )
        self.add_item(ui.Label(text=words("form-reason-text"), component=field))


class Reasons(commands.Cog):
    """Takes the reasons that members give."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Quoth]) -> None:
        """Store the reason in a form that was sent."""
        data: Any = interaction.data or {}
        answer_id = str(data.get("custom_id", "")).removeprefix(_FORM)
        if interaction.type is not discord.InteractionType.modal_submit or (
            data["custom_id"] == answer_id
        ):
            return
        words = private_words(interaction)
        reason = next(form_values(data.get("components", ())), "")
        async with errors_told(interaction):
            journal = self.bot.library.journal
            kept = await journal.give_reason(answer_id, interaction.user.id, reason)
            await say(interaction, words("vote-unhelpful" if kept else "answer-forgotten"))
