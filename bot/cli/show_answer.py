"""An answer as JSON and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from bot.cli.output import safe, safe_line, say, terminal
from index import Answer, Locator, Passage, Verdict

if TYPE_CHECKING:
    from rich.console import Console

QUOTE_STYLE = "bold black on yellow"
INDENT = 3


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """Return an answer in the shape that `quoth ask --json` prints; offsets are code points."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "passages": [_passage_as_json(passage) for passage in answer.passages],
    }


def _passage_as_json(passage: Passage) -> dict[str, Any]:
    return {
        "article_id": passage.article_id,
        "title": passage.title,
        "url": passage.url,
        "paragraph": passage.paragraph,
        "text": passage.text,
        "quotes": [
            {"start": quote.start, "end": quote.end, "text": quote.text} for quote in passage.quotes
        ],
        "score": passage.score,
    } | _locator_as_json(passage.locator)


def _locator_as_json(locator: Locator | None) -> dict[str, Any]:
    """Return a key that only passages have whose documents have pages, anchors or times."""
    if locator is None:
        return {}
    return {"locator": {"kind": locator.kind, "value": locator.value}}


def show_answer(answer: Answer) -> None:
    """Print an answer: passages with the answering words marked, or why there are none."""
    if not answer.answered:
        say("\n".join(_refusal(answer)))
        return
    out = terminal()
    for rank, passage in enumerate(answer.passages, start=1):
        if rank > 1:
            say("")
        if out is None:
            say("\n".join(_plain_lines(rank, passage)))
        else:
            _show_passage(out, rank, passage)


def _refusal(answer: Answer) -> list[str]:

    if answer.verdict is Verdict.NO_ARTICLES:
        return ["The library is empty; `quoth add FILE` adds an article."]
    if answer.verdict is Verdict.NO_QUESTION:
        return ["The library does not say: ask about something that an article could tell."]
    lines = ["The library does not say."]
    if answer.missing:
        lines.append(f"No article mentions: {', '.join(map(safe_line, answer.missing))}")
    if answer.suggestions:
        lines.append(f"It has articles on: {'; '.join(map(safe_line, answer.suggestions))}")
    return lines


def _plain_lines(rank: int, passage: Passage) -> Iterator[str]:
    """Yield a passage as lines that stay whole, with its quotes marked as in Markdown."""
    yield f"{rank}. {safe_line(passage.title)}  {_place(passage)}"
    yield "".join(f"**{words}**" if marked else words for words, marked in _pieces(passage))
    if passage.url:
        yield safe_line(passage.url)


def _show_passage(out: Console, rank: int, passage: Passage) -> None:
    """Print a passage for a terminal, with its quotes in colour."""
    from rich.padding import Padding
    from rich.text import Text

    out.print(Text.assemble((f"{rank}. {safe_line(passage.title)}", "bold"), "  ", _place(passage)))
    text = Text.assemble(
        *((words, QUOTE_STYLE if marked else "") for words, marked in _pieces(passage))
    )
    if passage.url:
        text.append(f"\n{safe_line(passage.url)}", style="dim")
    out.print(Padding(text, (0, 0, 0, INDENT)))


def _place(passage: Passage) -> str:
    place = f"¶ {passage.paragraph} of {passage.paragraph_count}"
    if passage.locator and passage.locator.kind in ("page", "time"):
        place += f", {passage.locator.kind} {safe_line(passage.locator.value)}"
    return place


def _pieces(passage: Passage) -> Iterator[tuple[str, bool]]:
    """Yield the whole passage in pieces, and for each whether it is a quote."""
    position = 0
    for quote in passage.quotes:
        yield safe(passage.text[position : quote.start]), False
        yield safe(quote.text), True
        position = quote.end
    yield safe(passage.text[position:]), False
