"""`/library test`: questions with the passage that should come first, asked again after changes."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from typing import Any

import discord
from discord import ui

from bot.client.bot import Quoth
from bot.cogs.library.pin import chosen_passage, confirm_passage
from bot.localisation import Words, private_words
from bot.rendering.library_tests import render_run, render_tests
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.ui.base import Layout
from bot.ui.controls import Control, ControlContext, button
from bot.ui.frame import NEUTRAL, frame
from index import DEPTH, Caution, Library, LibraryTest, TestRun

CHANGED, TURN = "tests-changed", "tests-page"
"""Names of the buttons that show what changed, and that turn the pages from 0."""
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


async def asking(client: Quoth, library: Library) -> Any:
    """Return what asks a library as the server's members do, for as many passages as count."""
    if not library.key.isdecimal():
        return partial(library.ask, limit=DEPTH)
    caution: Caution | None = (await client.server_settings.of(library)).caution
    return partial(library.ask, limit=DEPTH, caution=caution)


def buttons(run: TestRun, words: Words) -> list[Control]:
    """Return what stands under the outcome of a run."""
    shown = [button(words("button-tests-changed"), CHANGED)] if run.changed else []
    return [*shown, button(words("button-tests"), TURN, "0")]


async def show_changed(control: ControlContext) -> None:
    """Show the questions that came out otherwise at the last run than at the one before."""
    tests = [test for test in await control.library.management.tests.all() if test.changed]
    text = render_tests(tests[:_PAGE], control.words, was=True)
    text = text or control.words("tests-none-changed")
    layout = Layout(timeout=None).add_item(frame([text], NEUTRAL))
    await respond(control.interaction, Reply(text, layout))


async def list_tests(interaction: _Interaction) -> None:
    """Show all test questions, and where their passages came last."""
    library = interaction.client.library_of(interaction.guild_id)
    page = TestPage(await library.management.tests.all(), 0, private_words(interaction))
    await respond(interaction, Reply(page.text, page))


async def turn(control: ControlContext) -> None:
    """Show another page, in place where the message is a list already."""
    tests = await control.library.management.tests.all()
    page = TestPage(tests, control.number or 0, control.words)
    message = control.interaction.message
    if message is not None and message.flags.components_v2:
        await control.interaction.response.edit_message(view=page)
    else:
        await respond(control.interaction, Reply(page.text, page))


class TestPage(Layout):
    """One page of test questions, with buttons where there is more than one.

    Attributes:
        text: the page as Markdown.
    """

    __test__ = False  # pytest takes it for a class of tests

    def __init__(self, tests: Sequence[LibraryTest], number: int, words: Words) -> None:
        super().__init__(timeout=None)
        pages = max(1, -(-len(tests) // _PAGE))
        number = min(number, pages - 1)
        shown = tests[number * _PAGE : (number + 1) * _PAGE]
        heading = f"### {words('tests-heading', total=len(tests))}"
        listed = render_tests(shown, words)
        self.text = f"{heading}\n{listed}" if tests else words("tests-none")
        self.add_item(frame([self.text], NEUTRAL))
        if pages > 1:
            back, on = str(max(0, number - 1)), str(number + 1)
            first, last = number == 0, number == pages - 1
            row: ui.ActionRow[Any] = ui.ActionRow(
                button(words("button-previous"), TURN, back, disabled=first),
                button(words("button-next"), TURN, on, disabled=last),
            )
            self.add_item(row)


async def remove_test(interaction: _Interaction, named: str) -> None:
    """Remove a test question."""
    words = private_words(interaction)
    tests = interaction.client.library_of(interaction.guild_id).management.tests
    known = (test.question for test in await tests.all())
    gone = await tests.remove(next((q for q in known if _key(q) == named), named))
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
    wanted = typed.casefold()
    questions = [test.question for test in await library.management.tests.all()]
    return [(question, _key(question)) for question in questions if wanted in question.casefold()]


def _key(question: str) -> str:
    """Return a short name for a question, which may be longer than a choice can be."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]
