"""An answer as JSON and as text for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.cli.output import console, safe, safe_line, say

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from index import Answer, Passage

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
    }


def show_answer(answer: Answer) -> None:
    """Print an answer: passages with the answering words marked, or why there are none."""
    if not answer.answered:
        say("\n".join(_refusal(answer)))
        return
    out = console()
    for rank, passage in enumerate(answer.passages, start=1):
        if rank > 1:
            out.print()
        _show_passage(out, rank, passage)


def _refusal(answer: Answer) -> list[str]:
    from index import Verdict

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


def _show_passage(out: Console, rank: int, passage: Passage) -> None:
    from rich.padding import Padding
    from rich.text import Text

    heading = Text(f"{rank}. ", style="bold")
    heading.append(safe_line(passage.title))
    heading.append(f"  ¶ {passage.paragraph} of {passage.paragraph_count}", style="not bold dim")
    lines = [_marked(passage, plain=not out.is_terminal)]
    if passage.url:
        lines.append(Text(safe_line(passage.url), style="dim"))
    out.print(heading, soft_wrap=not out.is_terminal)
    for line in lines:
        if out.is_terminal:
            out.print(Padding(line, (0, 0, 0, INDENT)))
        else:
            out.print(line, soft_wrap=True)


def _marked(passage: Passage, *, plain: bool) -> Text:
    """Return the passage with its quotes in colour, or marked as in Markdown if `plain`."""
    from rich.text import Text

    text, position = Text(), 0
    for quote in passage.quotes:
        text.append(safe(passage.text[position : quote.start]))
        words = safe(quote.text)
        text.append(f"**{words}**" if plain else words, style=QUOTE_STYLE)
        position = quote.end
    text.append(safe(passage.text[position:]))
    return text
