"""An answer as pieces of Markdown that together stay within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.localisation import Words
from bot.rendering.limits import CONTENT, DISPLAY_TEXT, one_line, size
from bot.rendering.markdown import bold, escape
from bot.rendering.passage import render_passage
from index import Answer, Recalled, Verdict

HEADING, EARLIER = "### ", "-# ↪ "
"""What a question, and the one that it follows up, begin with."""
_CONTEXT = 150
_BUDGETS = (900, 600, 400, 250)
"""Units for each passage's quote and context, tried from the widest."""


@dataclass(frozen=True, slots=True)
class RenderedAnswer:
    """An answer as Markdown.

    Attributes:
        question: the question, as a heading.
        passages: (quote, source) of each passage that fits, best first.
        note: what is said when there is no passage; empty otherwise.
    """

    question: str
    passages: tuple[tuple[str, str], ...]
    note: str = ""

    @property
    def size(self) -> int:
        """Units of text over all pieces, with a line break for each."""
        return sum(size(piece) + 1 for piece in self.pieces())

    def pieces(self) -> list[str]:
        """Return all pieces in the order in which they are shown."""
        quotes = [piece for passage in self.passages for piece in passage]
        return [piece for piece in (self.question, *quotes, self.note) if piece]

    def as_content(self) -> str:
        """Return the answer as the text of an ordinary message."""
        return "\n".join(self.pieces())


def render_heading(question: str, context: str = "") -> str:
    """Return a question as a heading; nothing where it has no words.

    A follow-up has the question before below it, from where the next follow-up takes it.
    """
    if not question.strip():
        return ""
    heading = f"{HEADING}{escape(one_line(question))}"
    earlier = escape(one_line(context, _CONTEXT))
    return f"{heading}\n{EARLIER}{earlier}" if earlier else heading


def render_page(
    heading: str, recalled: Recalled, words: Words, *, place: int, count: int
) -> RenderedAnswer:
    """Return one passage of an answer under its question.

    Args:
        heading: the question, rendered.
        recalled: the passage.
        words: those of the reader.
        place: which passage of the answer it is, from 0.
        count: how many there are.
    """
    quote, source = render_passage(recalled.passage, words, _BUDGETS[0], recalled.link)
    if count > 1:
        source += f"\n-# {words('passage-number', number=place + 1, count=count)}"
    return RenderedAnswer(heading, ((quote, source),))


def render_answer(
    answer: Answer, words: Words, limit: int = DISPLAY_TEXT, *, instead: str | None = None
) -> RenderedAnswer:
    """Return an answer as Markdown of at most `limit` units.

    `instead` mentions whom to ask what the library does not say.
    Where it would be longer, the context of the quotes shrinks first, then the last passages go.
    """
    heading = render_heading(answer.question, answer.context)
    if not answer.answered:
        return RenderedAnswer(heading, (), render_declined(answer, words, instead))
    for count in range(len(answer.passages), 0, -1):
        for budget in _BUDGETS:
            passages = [render_passage(p, words, budget) for p in answer.passages[:count]]
            rendered = RenderedAnswer(heading, tuple(passages))
            if rendered.size <= limit:
                return rendered
    return rendered


def render_content(answer: Answer, words: Words, instead: str | None = None) -> str:
    """Return an answer as ordinary message text, for where components cannot be sent."""
    return render_answer(answer, words, CONTENT, instead=instead).as_content()


_WORDS = 8


_WORD_LENGTH = 40


_TITLES = 3


_TITLE_LENGTH = 100


def render_declined(answer: Answer, words: Words, instead: str | None = None) -> str:
    """Return a short, friendly reply to a question that got no passage.

    Args:
        answer: what there is to say.
        words: those of the reader.
        instead: mentions whom to ask instead, where that is known.
    """
    if answer.verdict is Verdict.NO_QUESTION:
        return words("declined-hint")
    if answer.verdict is Verdict.NO_ARTICLES:
        return words("declined-empty-library")
    parts = [words("declined")]
    if answer.missing:
        missing = words.listed(_bold(answer.missing[:_WORDS], _WORD_LENGTH), "or")
        parts.append(words("declined-missing", words=missing))
    if answer.suggestions:
        titles = words.listed(_bold(answer.suggestions[:_TITLES], _TITLE_LENGTH))
        parts.append(words("declined-closest", titles=titles))
    parts.append(words("declined-instead", whom=instead) if instead else words("declined-try"))
    return " ".join(parts)


def _bold(names: Iterable[str], limit: int) -> list[str]:
    return [bold(one_line(name, limit)) for name in names]
