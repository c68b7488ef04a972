"""An answer as pieces of Markdown that together stay within Discord's limits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.localisation import Words
from bot.rendering.limits import CONTENT, DISPLAY_TEXT, one_line, size
from bot.rendering.markdown import bold, escape, link
from bot.rendering.passage import render_passage
from index import Answer, Overview, Recalled, Verdict

HEADING, EARLIER = "### ", "-# ↪ "
"""What a question, and the one that it follows up, begin with."""
CORRECTED, LEFT = "✏️ ", "-# ⏭ "
"""What a line begins with that names a question for a button to ask: in bold, at its end."""
_CONTEXT = 150
_SECTION = 60
_BUDGETS = (900, 600, 400, 250)
"""Units for each passage's quote and context, tried from the widest."""
_WORDS, _WORD_LENGTH = 8, 40
"""Words that no article has that are named, and characters of each."""
_TITLES, _LANGUAGES = 3, 6
"""Articles and languages that are named where there is no answer."""


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

    `instead` says whom or where to ask what the library does not say.
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
    left = render_left(answer.left, words)
    room = CONTENT - sum(size(line) + 1 for line in left)
    return "\n".join([render_answer(answer, words, room, instead=instead).as_content(), *left])


def render_left(questions: Iterable[str], words: Words) -> list[str]:
    """Return a line for each further question of a message, from where its button takes it."""
    return [f"{LEFT}{words('also-asked', question=bold(one_line(q)))}" for q in questions]


def render_declined(answer: Answer, words: Words, instead: str | None = None) -> str:
    """Return a short, friendly reply to a question that got no passage.

    Args:
        answer: what there is to say.
        words: those of the reader.
        instead: says whom or where to ask instead, where that is known.
    """
    if answer.verdict is Verdict.NO_QUESTION:
        return words("declined-hint")
    if answer.verdict is Verdict.NO_ARTICLES:
        return instead or words("declined-empty-library")
    if answer.overview:
        return _overview(answer.overview, words)
    parts = [words("declined")]
    if answer.languages:
        names = [words.name_of(code) for code in answer.languages[:_LANGUAGES]]
        listed = words.listed(names)
        parts.append(words("declined-language", languages=listed, count=len(answer.languages)))
    elif answer.missing:
        missing = words.listed(_bold(answer.missing[:_WORDS], _WORD_LENGTH), "or")
        parts.append(words("declined-missing", words=missing))
    if answer.suggestions:
        titles = words.listed([link(s.title, s.url) for s in answer.suggestions[:_TITLES]])
        parts.append(words("declined-closest", titles=titles))
    if instead:
        parts.append(instead)
    elif not answer.languages and not answer.did_you_mean:
        parts.append(words("declined-try"))
    said = " ".join(parts)
    if not answer.did_you_mean:
        return said
    corrected = words("did-you-mean", question=bold(one_line(answer.did_you_mean)))
    return f"{said}\n{CORRECTED}{corrected}"


def _overview(overview: Overview, words: Words) -> str:
    said = words("overview", title=link(overview.title, overview.url))
    sections = " · ".join(escape(one_line(name, _SECTION)) for name in overview.sections)
    return f"{said}\n-# {sections}" if sections else said


def _bold(names: Iterable[str], limit: int) -> list[str]:
    return [bold(one_line(name, limit)) for name in names]
