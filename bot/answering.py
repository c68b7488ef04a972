"""The one path from a question, however it was asked, to a reply."""

from __future__ import annotations

import logging
import time
from collections.abc import Awaitable
from functools import partial
from typing import Literal

from bot.localisation import Audience
from bot.rendering.answer import render_answer, render_content
from bot.replies import Reply
from bot.views.answer import AnswerLayout
from index import Answer, Library

Way = Literal["ask", "mention", "reply", "direct message", "find the source"]
"""How a question reached the bot."""

_log = logging.getLogger(__name__)


async def answer_question(
    library: Library, question: str, way: Way, *, limit: int, article_id: str | None = None
) -> Answer:
    """Ask a library and log one line about it, without the question or who asked.

    Args:
        library: what to answer from.
        question: as asked, of any length.
        way: how it reached the bot.
        limit: passages at most.
        article_id: the only article to look in, if any.

    Raises:
        LibraryError: the library cannot answer now; its message is fit to show.
    """
    asked = library.ask(question, limit=limit, article_id=article_id)
    return await _timed(asked, library, way)


async def find_source(library: Library, statement: str, *, limit: int) -> Answer:
    """Look for where a statement comes from; otherwise as `answer_question`."""
    return await _timed(library.find_source(statement, limit=limit), library, "find the source")


def reply_to(answer: Answer, audience: Audience, *, private: bool = False) -> Reply:
    """Return the reply to a question; one without a passage is always private."""
    private = private or not answer.answered
    words = audience.words(private=private)
    return Reply(
        partial(render_content, answer, words),
        AnswerLayout(render_answer(answer, words)),
        private=private,
    )


async def _timed(asked: Awaitable[Answer], library: Library, way: Way) -> Answer:
    began = time.perf_counter()
    answer = await asked
    _log.info(
        "Question by %s in %s: %s, confidence %.2f, %d passages, %.0f ms",
        way,
        library.key,
        answer.verdict,
        answer.confidence,
        len(answer.passages),
        1000 * (time.perf_counter() - began),
    )
    return answer
