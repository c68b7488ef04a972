"""What was found out about a quote, as pieces of Markdown within Discord's limits."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.localisation import Words
from bot.rendering.excerpt import render_excerpt
from bot.rendering.limits import ELLIPSIS, LINE_BREAKS, cut, one_line, size
from bot.rendering.markdown import block_quote, bold, escape, struck
from bot.rendering.passage import render_source
from index import Agreement, Verification

_KEYS = {
    Agreement.EXACT: "verify-exact",
    Agreement.WORDS: "verify-words",
    Agreement.NEAR: "verify-near",
    Agreement.NOWHERE: "verify-nowhere",
    Agreement.TOO_COMMON: "verify-too-common",
    Agreement.NO_ARTICLES: "declined-empty-library",
}
NOTHING_SAID = (Agreement.TOO_COMMON, Agreement.NO_ARTICLES)
"""Verdicts on the library or the wording, which concern nobody but whoever gave the quote."""
_BUDGET = 900
"""Units for the passage, and for each side of a comparison."""
_REPEATED = 300
"""Units for a quote that the passage shows as well."""
_SAME = 240
"""Characters of agreeing words that are shown whole between two that differ."""
_SHOWN = 100
"""Characters shown at either end of a longer stretch."""

Mark = Callable[[str, str, str], str]


def render_verification(found: Verification, words: Words) -> list[str]:
    """Return the verdict, the quote, and the passage with its source where there is one.

    Words that differ are struck through in the quote and bold in the article.
    """
    if found.agreement in NOTHING_SAID:
        return [words(_KEYS[found.agreement])]
    verdict = words("verify-omits" if found.omits else _KEYS[found.agreement])
    if found.passage is None:
        return [verdict, _quoted(found, words, _BUDGET)]
    source = render_source(found.passage, words, found.link)
    if not found.pieces:
        excerpt = f"{words('verify-article')}\n{render_excerpt(found.passage, _BUDGET)}"
        return [verdict, _quoted(found, words, _REPEATED), excerpt, source]
    quote = _side([(piece.quote, piece.same) for piece in found.pieces], struck)
    article = _side([(piece.article, piece.same) for piece in found.pieces], bold)
    return [
        verdict,
        f"{words('verify-quote')}\n{quote}",
        f"{words('verify-article')}\n{article}",
        source,
    ]


def _quoted(found: Verification, words: Words, limit: int) -> str:
    """Return the quote as it was given, for those who did not see the command."""
    return f"{words('verify-quote')}\n{block_quote(escape(one_line(found.quote, limit)))}"


def _side(stretches: Sequence[tuple[str, bool]], mark: Mark) -> str:
    """Return one side of a comparison as a block quote, its differing words marked."""
    texts = [LINE_BREAKS.sub(" ", text) for text, _ in stretches]
    parts: list[str] = []
    left = _BUDGET
    for place, (text, (_, same)) in enumerate(zip(texts, stretches, strict=True)):
        shown = _abridged(text, place > 0, place < len(texts) - 1) if same else text
        if 2 * size(shown) + 4 > left:
            shown, left = cut(shown, max(1, left // 2)) + ELLIPSIS, 0
        before, after = "".join(texts[:place]), "".join(texts[place + 1 : place + 2])
        parts.append(escape(shown) if same else mark(shown, before, after))
        left -= size(parts[-1])
        if left <= 0:
            break
    return block_quote("".join(parts).strip())


def _abridged(text: str, begun: bool, goes_on: bool) -> str:
    """Return a long stretch of agreeing words without its middle, where differences are near."""
    if len(text) <= _SAME:
        return text
    head = cut(text, _SHOWN) if begun else ""
    tail = text[-_SHOWN:].partition(" ")[2] if goes_on else ""
    return f"{head} {ELLIPSIS} {tail}"
