"""An answer as JSON and as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from bot.cli.output import safe, safe_line, say, terminal
from bot.localisation.words import ENGLISH, Words, words_in
from index import Answer, Locator, Overview, Passage, Verdict

if TYPE_CHECKING:
    from rich.console import Console

QUOTE_LINES = 6
"""Lines of a terminal that a quote takes, at most."""
MORE = 3
"""Further passages that are shown, a line each."""


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """Return an answer in the shape that `quoth ask --json` prints; offsets are code points."""
    return {
        "question": answer.question,
        "answered": answer.answered,
        "confidence": answer.confidence,
        "passages": [_passage_as_json(passage) for passage in answer.passages],
    } | _more_as_json(answer)


def _more_as_json(answer: Answer) -> dict[str, Any]:
    """Return what there is to say beside passages, or where there are none."""
    more: dict[str, Any] = {"also_asked": list(answer.left)} if answer.left else {}
    if answer.answered:
        return more
    more |= {
        "missing": list(answer.missing),
        "closest": [{"title": one.title, "url": one.url} for one in answer.suggestions],
        "did_you_mean": answer.did_you_mean or None,
        "languages": list(answer.languages),
    }
    if answer.overview:
        more["article"] = to_builtins(answer.overview)
    return more


def _passage_as_json(passage: Passage) -> dict[str, Any]:
    return (
        {
            "article_id": passage.article_id,
            "title": passage.title,
            "url": passage.url,
            "paragraph": passage.paragraph,
            "text": passage.text,
            "quotes": [
                {"start": quote.start, "end": quote.end, "text": quote.text}
                for quote in passage.quotes
            ],
            "score": passage.score,
        }
        | _range_as_json(passage)
        | _elsewhere_as_json(passage)
        | _locator_as_json(passage.locator)
    )


def _range_as_json(passage: Passage) -> dict[str, Any]:
    """Return keys that only passages of several paragraphs have."""
    first, last = passage.first_paragraph, passage.last_paragraph
    return {} if first == last else {"first_paragraph": first, "last_paragraph": last}


def _elsewhere_as_json(passage: Passage) -> dict[str, Any]:
    """Return a key that only passages have which stand in several places."""
    return {"elsewhere": to_builtins(passage.elsewhere)} if passage.elsewhere else {}


def _locator_as_json(locator: Locator | None) -> dict[str, Any]:
    """Return a key that only passages have whose documents have pages, anchors or times."""
    if locator is None:
        return {}
    return {"locator": {"kind": locator.kind, "value": locator.value}}


def show_answer(answer: Answer, languages: Sequence[str] = (), *, dated: bool = False) -> None:
    """Print an answer: passages with the answering words marked, or why there are none.

    Args:
        answer: what there is to say.
        languages: codes of those that alone were looked in; of any where there is none.
        dated: whether only articles of some time were.
    """
    if not answer.answered:
        say("\n".join(_refusal(answer, languages, dated)))
    elif out := terminal():
        _show_on_terminal(out, answer)
    else:
        _show_plain(answer)
    for question in answer.left:
        say(words_in(ENGLISH)("also-asked", question=safe_line(question)))


def _show_plain(answer: Answer) -> None:
    for rank, passage in enumerate(answer.passages, start=1):
        if rank > 1:
            say("")
        say("\n".join(_plain_lines(rank, passage)))


def _refusal(answer: Answer, languages: Sequence[str], dated: bool) -> list[str]:
    if answer.verdict is Verdict.NO_ARTICLES and languages:
        words = words_in(ENGLISH)
        named = words.listed([words.name_of(safe_line(code)) for code in languages], "or")
        return [f"No article is in {named}; `quoth articles` lists them."]
    if answer.verdict is Verdict.NO_ARTICLES:
        return ["The library is empty; `quoth add FILE` adds an article."]
    if answer.verdict is Verdict.NO_QUESTION:
        return ["Ask a question about the articles."]
    words = words_in(ENGLISH)
    if answer.overview:
        return _overview(answer.overview, words)
    lines = [words("declined")]
    if dated:
        lines.append("Only articles with a date in that time were looked in.")
    if answer.languages:
        listed = words.listed([words.name_of(code) for code in answer.languages])
        count = len(answer.languages)
        lines.append(words("declined-language", languages=listed, count=count))
    elif answer.missing:
        missing = words.listed([safe_line(word) for word in answer.missing], "or")
        lines.append(words("declined-missing", words=missing))
    if answer.suggestions:
        titles = words.listed([safe_line(one.title) for one in answer.suggestions])
        lines.append(words("declined-closest", titles=titles))
    if answer.did_you_mean:
        lines.append(words("did-you-mean", question=safe_line(answer.did_you_mean)))
    return lines


def _overview(overview: Overview, words: Words) -> list[str]:
    lines = [words("overview", title=safe_line(overview.title))]
    if overview.url:
        lines.append(safe_line(overview.url))
    if overview.sections:
        lines.append(" · ".join(map(safe_line, overview.sections)))
    return lines


def _plain_lines(rank: int, passage: Passage) -> Iterator[str]:
    """Yield a passage as lines that stay whole, with its quotes marked as in Markdown."""
    yield f"{rank}. {safe_line(passage.title)}  {place_of(passage)}"
    yield "".join(f"**{words}**" if marked else words for words, marked in _pieces(passage))
    if passage.url:
        yield safe_line(passage.url)
    yield from _elsewhere(passage)


def _elsewhere(passage: Passage) -> Iterator[str]:
    """Yield a line that names the other places of a passage, where there are any."""
    if passage.elsewhere:
        titles = [f"{safe_line(one.title)} ¶ {one.paragraph}" for one in passage.elsewhere]
        words = words_in(ENGLISH)
        yield words("passage-elsewhere", titles=words.listed(titles))


def _show_on_terminal(out: Console, answer: Answer) -> None:
    """Print what answers, in bold, where it stands, and a line for each further passage."""
    from rich.text import Text

    first, *others = answer.passages
    quote = " … ".join(safe_line(quote.text) for quote in first.quotes) or safe_line(first.text)
    out.print(Text(_cut(quote, QUOTE_LINES * out.width), "bold"))
    out.print(Text(_cut(f"— {safe_line(first.title)}, {place_of(first)}", out.width), "dim"))
    if first.url:
        out.print(Text(safe_line(first.url), "dim"), soft_wrap=True)
    for line in _elsewhere(first):
        out.print(Text(_cut(line, out.width), "dim"))
    for passage in others[:MORE]:
        words = safe_line(passage.quotes[0].text if passage.quotes else passage.text)
        line = f"Also: {safe_line(passage.title)}, {place_of(passage)}: {words}"
        out.print(Text(_cut(line, out.width)))
    if len(others) > MORE:
        out.print(Text(f"{len(others) - MORE} more with --json.", "dim"))


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…"


def place_of(passage: Passage) -> str:
    """Return where a passage stands, as in "¶ 7 of 9, page 3"."""
    first, last = passage.first_paragraph, passage.last_paragraph
    numbers = str(first) if first == last else f"{first}–{last}"
    place = f"¶ {numbers} of {passage.paragraph_count}"
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
