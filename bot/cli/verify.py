"""`quoth verify`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import safe_line, say, say_json
from bot.cli.session import with_library
from bot.cli.show_answer import place_of
from index import Agreement, Library, Verification

_VERDICTS = {
    Agreement.EXACT: "Word for word.",
    Agreement.WORDS: "The words are right; punctuation or capitals differ.",
    Agreement.NEAR: "Not word for word. The words that differ are in [brackets].",
    Agreement.NOWHERE: "No article says this.",
    Agreement.TOO_COMMON: "Too short to check. Give more of the sentence.",
    Agreement.NO_ARTICLES: "The library is empty; `quoth add FILE` adds an article.",
}
_OMITS = "Word for word, with words left out where the quote says so."
_RIGHT = (Agreement.EXACT, Agreement.WORDS)


@click.command()
@click.argument("quote", nargs=-1, required=True)
@with_json
@with_data_dir
@click.pass_context
def verify(
    context: click.Context, quote: tuple[str, ...], as_json: bool, data_dir: Path | None
) -> None:
    """Check whether an article says this, word for word.

    The exit code is 0 if one does, 1 if none does, 2 after an error.

    \b
    Example:
      quoth verify "Six million rivets hold the steel together."
    """

    async def work(library: Library) -> Verification:
        return await library.verify(" ".join(quote))

    found = with_library(data_dir, work)
    if as_json:
        say_json(_as_json(found))
    else:
        say("\n".join(_lines(found)))
    context.exit(0 if found.agreement in _RIGHT else 1)


def _lines(found: Verification) -> list[str]:
    lines = [_OMITS if found.omits else _VERDICTS[found.agreement]]
    if found.passage is None:
        return lines
    if found.pieces:
        lines.append(f"Quote:   {_side([(p.quote, p.same) for p in found.pieces])}")
        lines.append(f"Article: {_side([(p.article, p.same) for p in found.pieces])}")
    else:
        lines.append(" … ".join(safe_line(quote.text) for quote in found.passage.quotes))
    lines.append(f"— {safe_line(found.passage.title)}, {place_of(found.passage)}")
    return [*lines, safe_line(found.link)] if found.link else lines


def _side(stretches: list[tuple[str, bool]]) -> str:
    shown = [text if same or not text.strip() else _bracketed(text) for text, same in stretches]
    return safe_line("".join(shown))


def _bracketed(text: str) -> str:
    words = text.strip()
    before, _, after = text.partition(words)
    return f"{before}[{words}]{after}"


def _as_json(found: Verification) -> dict[str, Any]:
    passage = found.passage
    return {
        "quote": found.quote,
        "agreement": found.agreement.value,
        "omits": found.omits,
        "likeness": found.likeness,
        "differences": [asdict(piece) for piece in found.pieces if not piece.same],
        "passage": passage
        and {
            "article_id": passage.article_id,
            "title": passage.title,
            "url": passage.url,
            "link": found.link,
            "paragraph": passage.paragraph,
            "last_paragraph": passage.last_paragraph,
            "text": passage.text,
            "quotes": [{"start": q.start, "end": q.end, "text": q.text} for q in passage.quotes],
        },
    }
