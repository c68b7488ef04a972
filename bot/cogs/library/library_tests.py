"""`/library test`: questions with the passage that should come first, asked again after changes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import discord
from discord import ui

from bot.client.bot import Quoth
from bot.cogs.library.lists import turn_of
from bot.cogs.library.pin import chosen_passage, confirm_passage
from bot.localisation import Words, private_words
from bot.rendering.library_tests import render_run, render_tests
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.servers.named_texts import fitting, named
from bot.ui.controls import Control, ControlContext, button
from bot.ui.frame import NEUTRAL, framed
from index import DEPTH, Answer, Caution, Library, TestRun

CHANGED = "tests-changed"
"""Name of the button that shows what changed."""
_PAGE = 8
_Interaction = discord.Interaction[Quoth]


async def confirm_test(
    interaction: _Interaction, question: str, article: str, paragraph: int | None
) -> None:
    """Show the passage that should come first for a question, and add it when told so.

    Raises:
        LibraryError: there is no such article or passage; the sentence says so.
    """
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    passage = await chosen_passage(library, question, article, paragraph, words)

    async def add(clicked: discord.Interaction[Any]) -> str:
        ask = await asking(interaction.client, library)
        test = await library.management.tests.add(question, passage, ask)
        await log_change(clicked, "test-added", test.question)
        shown = escape(one_line(test.question))
        return f"{words('test-added', question=shown)}\n{render_tests([test], words)}"

    asked = words("test-question", question=escape(one_line(question)))
    await confirm_passage(interaction, asked, passage, words("button-add-test"), add)


async def run_tests(interaction: _Interaction) -> None:
    """Ask all test questions, and say what changed."""
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    await interaction.response.defer(ephemeral=True, thinking=True)
    run = await library.management.tests.run(await asking(interaction.client, library))
    if not run.tests:
        await say(interaction, words("tests-none"))
        return
    view = ui.View(timeout=None)
    for item in buttons(run, words):
        view.add_item(item)
    await respond(interaction, Reply(render_run(run, words), view=view))


async def asking(client: Quoth, library: Library) -> Callable[[str], Awaitable[Answer]]:
    """Return what asks a library as the server's members do, for as many passages as count."""
    if not library.key.isdecimal():
        return partial(library.ask, limit=DEPTH)
    caution: Caution | None = (await client.server_settings.of(library)).caution
    return partial(library.ask, limit=DEPTH, caution=caution)


def buttons(run: TestRun, words: Words) -> list[Control]:
    """Return what stands under the outcome of a run."""
    shown = [button(words("button-tests-changed"), CHANGED)] if run.changed else []
    return [*shown, button(words("button-tests"), turn_of("tests"), "0")]


async def show_changed(control: ControlContext) -> None:
    """Show the questions that came out otherwise at the last run than at the one before."""
    tests = [test for test in await control.library.management.tests.all() if test.changed]
    text = render_tests(tests[:_PAGE], control.words, was=True)
    text = text or control.words("tests-none-changed")
    layout = framed([text], NEUTRAL)
    await respond(control.interaction, Reply(text, layout))


async def remove_test(interaction: _Interaction, question: str) -> None:
    """Remove a test question."""
    words = private_words(interaction)
    tests = interaction.client.library_of(interaction.guild_id).management.tests
    gone = await tests.remove(named((test.question for test in await tests.all()), question))
    if gone is None:
        await say(interaction, words("test-unknown"))
        return
    await log_change(interaction, "test-removed", gone.question)
    await say(interaction, words("test-removed", question=escape(one_line(gone.question))))


async def fitting_tests(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return the test questions that fit what was typed, with a short key for each.

    Raises:
        LibraryError: the library cannot be read now.
    """
    return fitting((test.question for test in await library.management.tests.all()), typed)
