"""What is said when the library does not answer: why, and what to try next."""

from __future__ import annotations

from collections.abc import Iterable

from bot.localisation import Words
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold
from index import Answer, Verdict

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
