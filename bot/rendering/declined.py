"""What is said when the library does not answer: why, and what to try next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.limits import one_line
from bot.rendering.markdown import bold
from index import Answer, Verdict

_WORDS = 8
_WORD_LENGTH = 40
_TITLES = 3
_TITLE_LENGTH = 100

HINT = (
    "Ask me about the articles in the library, in a whole question such as "
    "“Who wrote it, and when?”. I answer with their exact words; "
    "`/library list` shows what there is to ask about."
)
EMPTY_LIBRARY = (
    "The library has no articles yet. Whoever manages this server can add the first one "
    "with `/library add`."
)


def render_declined(answer: Answer) -> str:
    """Return a short, friendly reply to a question that got no passage."""
    if answer.verdict is Verdict.NO_QUESTION:
        return HINT
    if answer.verdict is Verdict.NO_ARTICLES:
        return EMPTY_LIBRARY
    parts = ["The library does not say."]
    if answer.missing:
        parts.append(f"No article mentions {_listed(answer.missing[:_WORDS], _WORD_LENGTH, 'or')}.")
    if answer.suggestions:
        closest = _listed(answer.suggestions[:_TITLES], _TITLE_LENGTH, "and")
        parts.append(f"Closest: {closest}.")
    parts.append("Try other words, or see `/library list` for what there is to ask about.")
    return " ".join(parts)


def _listed(names: Sequence[str], limit: int, conjunction: str) -> str:
    shown = [bold(one_line(name, limit)) for name in names]
    if len(shown) == 1:
        return shown[0]
    return f"{', '.join(shown[:-1])} {conjunction} {shown[-1]}"
