"""Why a passage was shown, in words and percentages."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold, escape
from index import Explanation, QuestionWord

_WORDS = 12
_WORD = 40
_TITLE = 100


def render_explanation(explanation: Explanation, confidence: float, words: Words) -> str:
    """Return which words were found and how much they tell, which were not, and what came next.

    Where the passage was read for its meaning, how near that comes as well.

    Args:
        explanation: of one passage.
        confidence: of the answer that showed it.
        words: those of the reader.
    """
    lines = [words("why-heading"), words("why-confidence", percent=_percent(confidence))]
    if explanation.likeness is not None:
        lines.append(words("why-likeness", percent=_percent(explanation.likeness)))
    found = [_weighed(word, words) for word in explanation.words if word.found]
    elsewhere = [_weighed(word, words) for word in explanation.words if _is_elsewhere(word)]
    nowhere = [bold(one_line(word.word, _WORD)) for word in explanation.words if not word.known]
    for key, listed in (
        ("why-found", found),
        ("why-elsewhere", elsewhere),
        ("why-nowhere", nowhere),
    ):
        if listed:
            lines.append(words(key, listed=words.listed(listed[:_WORDS])))
    if explanation.runners_up:
        lines.append(words("why-runners-up", listed=_runners_up(explanation, words)))
    return "\n".join(lines)


def _is_elsewhere(word: QuestionWord) -> bool:
    return word.known and not word.found


def _weighed(word: QuestionWord, words: Words) -> str:
    named, percent = bold(one_line(word.word, _WORD)), _percent(word.weight)
    if word.synonym:
        synonym = bold(one_line(word.synonym, _WORD))
        return words("why-synonym", word=named, synonym=synonym, percent=percent)
    return words("why-word", word=named, percent=percent)


def _runners_up(explanation: Explanation, words: Words) -> str:
    """Return each article once, with its paragraphs."""
    places: dict[str, list[str]] = {}
    for runner in explanation.runners_up:
        place = words("why-runner-up", paragraph=runner.paragraph, percent=_percent(runner.share))
        places.setdefault(escape(one_line(runner.title, _TITLE)), []).append(place)
    return "; ".join(f"{title} {', '.join(found)}" for title, found in places.items())


def _percent(share: float) -> int:
    return round(100 * min(max(share, 0.0), 1.0))
