"""Questions that an answer names: one as it was probably meant, and those asked beside it."""

from __future__ import annotations

import discord

from bot.cogs.answer_buttons.pages import visibility_of
from bot.localisation import Audience
from bot.questions.answer import answer_question, note_unanswered, reply_to
from bot.questions.permission_to_ask import may_ask, settings_for, showing_refused
from bot.rendering.question_heading import corrected_in, left_in
from bot.replies.send import respond, result_or_defer, say
from bot.servers.settings import ServerSettings
from bot.ui.answer import Visibility
from bot.ui.answer_buttons import ButtonContext


async def ask_corrected(button: ButtonContext) -> None:
    """Ask the question as it was probably meant, and put the answer in place of the refusal."""
    await _ask(button, corrected_in(button.message), "", in_place=True)


async def ask_left(button: ButtonContext) -> None:
    """Ask a further question of the same message, which may refer to the first."""
    questions = left_in(button.message)
    question = questions[button.place] if button.place < len(questions) else ""
    await _ask(button, question, button.question, in_place=False)


async def _ask(button: ButtonContext, question: str, context: str, *, in_place: bool) -> None:
    """Answer a question: to whoever asked where they see it, to everybody else privately."""
    interaction = button.interaction
    if not question:
        await say(interaction, button.words("answer-forgotten"))
        return
    if not await may_ask(interaction):
        return
    choices = await settings_for(interaction)
    visibility = visibility_of(button)
    if visibility is Visibility.PUBLIC and not await _may_show(button, choices):
        visibility, in_place = Visibility.PRIVATE, False
    asked = answer_question(
        button.library,
        question,
        "button",
        limit=choices.limit(interaction.client.settings.passages),
        context=context or None,
        caution=choices.caution,
    )
    private = visibility is Visibility.PRIVATE
    answer = await result_or_defer(interaction, asked, private=private)
    reply = await reply_to(
        button.library,
        answer,
        Audience.of(interaction),
        asker=interaction.user.id,
        visibility=visibility,
        instead=choices.instead,
        keep_question=interaction.client.settings.keep_questions,
        solvable=isinstance(interaction.channel, discord.Thread),
    )
    if in_place and reply.layout and not interaction.response.is_done():
        await interaction.response.edit_message(view=reply.layout)
    else:
        await respond(interaction, reply)
    if interaction.guild_id:
        await note_unanswered(button.library, answer, choices)


async def _may_show(button: ButtonContext, choices: ServerSettings) -> bool:
    """Return whether everybody may see the answer: for the asker, where the channel allows it."""
    given = await button.journal.answer(button.answer_id)
    is_asker = given is not None and button.is_asker(given)
    return is_asker and not showing_refused(button.interaction, choices)
