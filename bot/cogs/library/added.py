"""What is said about an article that was added, and what can be done with it next."""

from __future__ import annotations

import logging

import discord
from discord import ui

from bot.context import QuothClient
from bot.localisation import private_words
from bot.rendering.library import render_additions, render_article
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold
from bot.replies.send import Reply, respond
from bot.servers.audit_log import log_change
from bot.ui.answer import SHOW_ARTICLE
from bot.ui.controls import ControlContext, button
from bot.ui.frame import DECLINED, NEUTRAL, framed
from index import Additions, Library, LibraryError, Outcome

SHOW, TAKE_BACK, UNDO = SHOW_ARTICLE, "undo-add", "undo"
"""Names of the buttons; the argument is the article's id."""
_TRIED = 20
"""Groups of open questions that are asked again."""
_log = logging.getLogger(__name__)


async def reply_about(interaction: discord.Interaction[QuothClient], additions: Additions) -> Reply:
    """Return what became of what was added, with buttons where that is one article."""
    words = private_words(interaction)
    said = [render_additions(additions, words)]
    outcomes = {added.outcome for added in additions.added}
    if outcomes & {Outcome.ADDED, Outcome.UPDATED}:
        library = interaction.client.library_of(interaction.guild_id)
        if answered := await _answered_now(interaction.client, library):
            said.append(words("added-answers", count=answered))
    view = None
    if len(additions.added) == 1:
        (added,) = additions.added
        view = ui.View(timeout=None)
        view.add_item(button(words("button-show"), SHOW, added.article.id))
        if added.outcome is Outcome.ADDED:
            view.add_item(button(words("button-undo"), TAKE_BACK, added.article.id))
    return Reply("\n".join(said), view=view)


async def show_added(control: ControlContext) -> None:
    """Show the article."""
    text = render_article(await control.library.article(control.argument), control.words)
    layout = framed([text], NEUTRAL)
    await respond(control.interaction, Reply(text, layout))


async def take_back(control: ControlContext) -> None:
    """Remove the article that was just added; that can be undone as well."""
    title = (await control.library.summary(control.argument)).title
    await control.library.remove(control.argument)
    await log_change(control.interaction, "removed", title)
    sentence = control.words("remove-done", title=bold(one_line(title, TITLE)))
    layout = framed([sentence], DECLINED)
    undo = button(control.words("button-undo"), UNDO, control.argument)
    layout.add_item(ui.ActionRow(undo))
    await respond(control.interaction, Reply(sentence, layout))


async def _answered_now(client: QuothClient, library: Library) -> int:
    """Return how many open questions have an answer now; `/insights` shows which."""
    try:
        settings = await client.server_settings.of(library)
        groups = (await library.management.open_questions.groups())[:_TRIED]
        answers = [
            await library.ask(group.wording, limit=1, caution=settings.caution) for group in groups
        ]
    except LibraryError as error:
        _log.warning("Could not ask the open questions again: %s", error)
        return 0
    return sum(answer.answered for answer in answers)
