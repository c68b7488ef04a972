"""The one path from a question, however it was asked, to a reply."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable, Sequence
from dataclasses import replace

import msgspec

from bot.localisation import Audience, Words
from bot.questions.model import AskedVia
from bot.rendering.answer import (
    RenderedAnswer,
    render_answer,
    render_content,
    render_heading,
    render_page,
)
from bot.rendering.memory import Remembered, render_memory
from bot.replies.send import Reply
from bot.servers.settings import ServerSettings
from bot.ui.answer import AnswerLayout, Page, Visibility
from index import SHARED, Answer, Caution, Cited, Library, LibraryError, Recalled, Verdict

_UNANSWERED = (Verdict.NOT_IN_LIBRARY, Verdict.NO_ARTICLES)
_log = logging.getLogger(__name__)


async def answer_question(
    library: Library,
    question: str,
    via: AskedVia,
    *,
    limit: int,
    article_id: str | None = None,
    context: str | None = None,
    cautious: bool = False,
    caution: Caution | None = None,
) -> Answer:
    """Ask a library and log one line about it, without the question or who asked.

    Args:
        library: what to answer from.
        question: as asked, of any length.
        via: how it reached the bot.
        limit: passages at most.
        article_id: the only article to look in, if any.
        context: the question that this one follows up, if any.
        cautious: whether to answer only what is nearly certain.
        caution: how sure an answer has to be otherwise, where the server has chosen that.

    Raises:
        LibraryError: the library cannot answer now; its message is fit to show.
    """
    asked = library.ask(
        question,
        limit=limit,
        article_id=article_id,
        context=context,
        cautious=cautious,
        caution=caution,
        paged=True,
    )
    return await _timed(asked, library, via)


async def find_source(library: Library, statement: str, *, limit: int) -> Answer:
    """Look for where a statement comes from; otherwise as `answer_question`."""
    return await _timed(library.find_source(statement, limit=limit), library, "find the source")


async def reply_to(
    library: Library,
    answer: Answer,
    audience: Audience,
    *,
    asker: int,
    visibility: Visibility,
    instead: str | None = None,
    keep_question: bool = False,
    solvable: bool = False,
    memory: bool = False,
    said: Sequence[Remembered] = (),
) -> Reply:
    """Return the reply to a question, and remember the answer from now on.

    Args:
        library: the library that was asked.
        answer: what it said.
        audience: who reads the reply.
        asker: Discord's number of the member who asked.
        visibility: who is to see the reply.
        instead: mentions whom to ask what the library does not say.
        keep_question: whether the question's words are remembered.
        solvable: whether the reply stands in a thread, which it may solve.
        memory: whether there is a button to look through what members said.
        said: what members said, where the library is silent.
    """
    private = visibility is Visibility.PRIVATE
    words = audience.words(private=private)
    # For a question without an answer it says whether the team has been asked.
    shared = visibility is Visibility.PUBLIC and answer.answered
    answer_id = library.journal.remember(
        library.key, answer, asker=asker, shared=shared, keep_question=keep_question
    )
    unanswered = answer.verdict in _UNANSWERED
    page = Page(
        answer_id,
        0,
        len(answer.passages),
        visibility,
        shared,
        answer.confidence,
        near=answer.verdict is Verdict.NOT_IN_LIBRARY and bool(answer.suggestions),
        solvable=solvable,
        memory=memory,
        wish=unanswered,
        corrected=bool(answer.did_you_mean),
        left=answer.left,
        article_id=answer.overview.article_id if answer.overview else "",
        team=unanswered and bool(instead and instead.startswith("<@&")),
    )

    elsewhere = _where_else(library, answer, words, instead)

    def as_text() -> str:
        answered = render_content(answer, words, elsewhere)
        return "\n".join((answered, *render_memory(said, words, 250)))

    first = await _first_page(library, answer, words, elsewhere)
    layout = AnswerLayout(first, page, words, said=render_memory(said, words))
    return Reply(as_text, layout, private=private, answer_id=answer_id)


async def note_unanswered(
    library: Library, answer: Answer, choices: ServerSettings, link: str | None = None
) -> None:
    """Keep a question that a server's library could not answer, without who asked.

    Args:
        library: the server's.
        answer: what it said.
        choices: the server's; it may not want such questions to be kept.
        link: where the question stands, if everybody in the server can see it.
    """
    if answer.verdict not in _UNANSWERED or not choices.open_questions:
        return
    try:
        await library.management.open_questions.note(answer.question, link)
    except LibraryError as error:
        _log.warning("Could not keep an unanswered question: %s", error)


def _where_else(library: Library, answer: Answer, words: Words, team: str | None) -> str | None:
    """Return whom to ask, or where: a direct message has no articles of a server.

    An empty library says what to do about that instead.
    """
    if team:
        empty = answer.verdict is Verdict.NO_ARTICLES
        return None if empty else words("declined-instead", whom=team)
    return words("declined-shared-only") if library.key == SHARED else None


async def _first_page(
    library: Library, answer: Answer, words: Words, elsewhere: str | None
) -> RenderedAnswer:
    if not answer.answered:
        return render_answer(answer, words, instead=elsewhere)
    best = answer.passages[0]
    try:
        # Only a link to the passage needs the whole article.
        recalled = await library.recall(Cited.of(best)) if best.url else Recalled(best, None)
        passage = msgspec.structs.replace(recalled.passage, elsewhere=best.elsewhere)
        recalled = replace(recalled, passage=passage)
    except LibraryError:
        recalled = Recalled(best, best.url)  # changed this very moment: say what was found
    heading = render_heading(answer.question, answer.context)
    return render_page(heading, recalled, words, place=0, count=len(answer.passages))


async def _timed(asked: Awaitable[Answer], library: Library, via: AskedVia) -> Answer:
    began = time.perf_counter()
    answer = await asked
    figures = {
        "event": "question",
        "way": via,
        "library": library.key,
        "verdict": answer.verdict.value,
        "confidence": round(answer.confidence, 3),
        "passages": len(answer.passages),
        "milliseconds": round(1000 * (time.perf_counter() - began), 1),
    }
    _log.info(
        "Question by %(way)s in %(library)s: %(verdict)s, confidence %(confidence).2f, "
        "%(passages)d passages, %(milliseconds).0f ms",
        figures,
        extra=figures,
    )
    return answer
