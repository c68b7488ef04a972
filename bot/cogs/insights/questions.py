"""Working on what went wrong: open questions, unhelpful answers, articles never quoted."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.cogs.library.pin import chosen_passage, confirm_passage
from bot.context import QuothClient
from bot.localisation import Words, private_words
from bot.rendering.insights import render_group, render_unhelpful, render_unquoted
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import escape
from bot.rendering.passage import render_passage
from bot.rendering.tables import table
from bot.replies.send import Reply, respond, result_or_defer, say
from bot.servers.audit_log import log_change
from bot.servers.managers import may_manage
from bot.ui.base import MINUTES, Form, Layout
from bot.ui.controls import ControlContext
from bot.ui.frame import DECLINED, NEUTRAL, frame, framed
from bot.ui.insights_questions import UnhelpfulLayout, question_card, unhelpful_card
from bot.ui.temporary import send_form
from index import ArticleSummary, GivenAnswer, Library, LibraryError, Passage, QuestionGroup

UNHELPFUL_TABLE, UNQUOTED_TABLE = "unhelpful.csv", "never-quoted.csv"
_QUOTE = 700
_QUESTION = 300
_FORM_SECONDS = 60 * MINUTES
Settle = Callable[[], Awaitable[None]]


class NoLongerOpen(LibraryError):
    """A question or answer is not to be worked on any more; the message is in their words."""


async def show_question(control: ControlContext) -> None:
    """Show the open question that was chosen, and the passage that comes closest to it."""
    number = next((int(v) for v in control.values if str(v).isdecimal()), 0)
    group = await _group(control, number)
    work = control.library.closest(group.wording)
    passage = await result_or_defer(control.interaction, work, private=True)
    pieces = [render_group(group, control.words, answered=False)]
    if passage is not None:
        pieces.append(control.words("insights-closest"))
        pieces += render_passage(passage, control.words, _QUOTE)
    card = question_card(group, pieces, control.words, pinnable=passage is not None)
    await respond(control.interaction, Reply("\n".join(pieces), card))


async def pin_closest(control: ControlContext) -> None:
    """Pin the passage that comes closest to an open question, which then is answered."""
    group = await _group(control, control.number or 0)
    passage = await control.library.closest(group.wording)
    if passage is None:
        await say(control.interaction, control.words("closest-none"))
        return
    sentence = await _pin(control.interaction, control.library, group.wording, passage)
    await control.library.management.open_questions.settle(group.ids)
    await _close(control, sentence)


async def dismiss_question(control: ControlContext) -> None:
    """Forget an open question and those that ask much the same."""
    group = await _group(control, control.number or 0)
    await control.library.management.open_questions.settle(group.ids)
    await log_change(control.interaction, "dismissed", group.wording)
    await _close(control, control.words("question-dismissed"))


async def ask_for_answer(control: ControlContext) -> None:
    """Open a form for the passage that answers an open question."""
    group = await _group(control, control.number or 0)

    async def settle() -> None:
        await control.library.management.open_questions.settle(group.ids)

    form = AnswerForm(group.wording, control.words, settle)
    await send_form(control.interaction, form)


async def show_unhelpful(control: ControlContext) -> None:
    """Show the answers that were voted unhelpful, with the reasons that were typed."""
    titles = {article.id: article.title for article in await control.library.articles()}
    found = await control.library.management.feedback.unhelpful()
    answers = [(answer, titles.get(answer.article_id or "", "")) for answer in found]
    if not answers:
        await say(control.interaction, control.words("insights-none-unhelpful"))
        return
    rows = [
        (a.question or "", title, a.votes, "\n".join(a.reasons), a.voted_at.date().isoformat())
        for a, title in answers
    ]
    header = ("question", "article", "votes", "reasons", "day")
    file = discord.File(io.BytesIO(table(header, rows)), UNHELPFUL_TABLE)
    layout = UnhelpfulLayout(answers, control.words, UNHELPFUL_TABLE)
    await respond(control.interaction, Reply(layout.text, layout, files=[file]))


async def look_at_answer(control: ControlContext) -> None:
    """Show an unhelpful answer with all its reasons."""
    given = await _given(control)
    found = await control.library.management.feedback.unhelpful()
    answer = next((one for one in found if one.id == given.id), None)
    if answer is None:
        raise NoLongerOpen(control.words("question-not-open"))
    pieces: list[str] = []
    title = ""
    if given.cited:
        passage = (await control.library.recall(given.cited[0])).passage
        title = passage.title
        pieces += render_passage(passage, control.words, _QUOTE)
    pieces = [render_unhelpful(answer, title, control.words, most=10), *pieces]
    card = unhelpful_card(answer, pieces, control.words)
    await respond(control.interaction, Reply("\n".join(pieces), card))


async def answer_better(control: ControlContext) -> None:
    """Open a form for the passage that would have answered."""
    given = await _given(control)

    async def settle() -> None:
        await control.library.management.feedback.dismiss(given.id)

    form = AnswerForm(given.question or "", control.words, settle)
    await send_form(control.interaction, form)


async def dismiss_answer(control: ControlContext) -> None:
    """Leave an unhelpful answer out from now on."""
    given = await _given(control)
    await control.library.management.feedback.dismiss(given.id)
    await _close(control, control.words("question-dismissed"))


async def show_unquoted(control: ControlContext) -> None:
    """Show the server's own articles that no answer has quoted."""
    articles = await unquoted(control.library)
    text = render_unquoted([article.title for article in articles], control.words)
    rows = [(a.title, a.url or "", a.paragraphs, a.added_at.date().isoformat()) for a in articles]
    data = table(("title", "address", "paragraphs", "added"), rows)
    box = frame([text], NEUTRAL)
    if articles:
        box.add_item(ui.File(f"attachment://{UNQUOTED_TABLE}"))
    files = [discord.File(io.BytesIO(data), UNQUOTED_TABLE)] if articles else []
    await respond(control.interaction, Reply(text, Layout(timeout=None).add_item(box), files=files))


async def unquoted(library: Library) -> list[ArticleSummary]:
    """Return the articles of this very library that no answer that is still known has quoted."""
    quoted = await library.management.feedback.quoted()
    articles = await library.articles()
    return [a for a in articles if a.library == library.key and a.id not in quoted]


class AnswerForm(Form):
    """A form for a question and the passage that is to answer it."""

    def __init__(self, question: str, words: Words, settle: Settle) -> None:
        super().__init__(title=words("form-answer"), timeout=_FORM_SECONDS)
        self._settle = settle
        self._question = self._field("question", words("form-answer-question"), question, True)
        self._article = self._field("article", words("form-answer-article"), "", True)
        self._paragraph = self._field("paragraph", words("form-answer-paragraph"), "", False)

    def _field(
        self, name: str, label: str, default: str, required: bool
    ) -> ui.TextInput[AnswerForm]:
        field: ui.TextInput[AnswerForm] = ui.TextInput(
            custom_id=name,
            default=default[:_QUESTION] or None,
            required=required,
            max_length=_QUESTION if name == "question" else TITLE,
        )
        self.add_item(ui.Label(text=label, component=field))
        return field

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Show the passage, and pin it when told so."""
        if not await may_manage(interaction):
            return
        words = private_words(interaction)
        library = interaction.client.library_of(interaction.guild_id)
        question, number = self._question.value, self._paragraph.value.strip()
        paragraph = int(number) if number.isascii() and number.isdecimal() else None
        passage = await chosen_passage(library, question, self._article.value, paragraph, words)

        async def pin(clicked: discord.Interaction[Any]) -> str:
            sentence = await _pin(clicked, library, question, passage)
            await self._settle()
            return sentence

        asked = words("pin-question", question=escape(one_line(question)))
        await confirm_passage(interaction, asked, passage, words("button-pin"), pin)


async def _pin(
    interaction: discord.Interaction[QuothClient],
    library: Library,
    question: str,
    passage: Passage,
) -> str:
    pinned = await library.management.pins.pin(question, passage)
    await log_change(interaction, "pinned", pinned.wording)
    return private_words(interaction)("pinned", question=escape(one_line(pinned.wording)))


async def _group(control: ControlContext, number: int) -> QuestionGroup:
    group = await control.library.management.open_questions.group_of(number)
    if group is None:
        raise NoLongerOpen(control.words("question-not-open"))
    return group


async def _given(control: ControlContext) -> GivenAnswer:
    """Return the answer that a button is about, if it is one of this server's."""
    given = await control.library.journal.answer(control.argument)
    if given is None or given.library != control.library.key:
        raise NoLongerOpen(control.words("question-not-open"))
    return given


async def _close(control: ControlContext, sentence: str) -> None:
    layout = framed([sentence], DECLINED)
    await control.interaction.response.edit_message(view=layout)
