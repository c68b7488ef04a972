"""An article as a file with front matter, which reads back as the same article.

Each file is read back before it is given out. Articles that were stored as they came are written
so; others, and those whose own front matter says something else, in the first of several ways that
gives the same paragraphs under the same headings. Pages and times, which only
the original document has, are not in it.
"""

from __future__ import annotations

import asyncio
import html
import json
import re
import unicodedata
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path

from index.errors import BackupError, UnreadableDocument
from index.model import Article, Draft
from index.parsing import read_document, split
from index.parsing.metadata.front_matter import read_front_matter

SYNONYMS = "synonyms.json"
"""Name of the file with the words that mean the same; no article is read from it."""
TESTS = "tests.jsonl"
"""Name of the file with the test questions, as `quoth evaluate --library` takes them."""
NAME_CHARACTERS = 60
"""Characters of a title that a file's name has."""
_FACTS = ("title", "url", "author", "date", "language")


def file_of(article: Article) -> tuple[str, str, bool]:
    """Return a file's name, its text, and whether it reads back as the same; CPU-bound."""
    stem = _stem(article)
    ways = list(_ways(article))
    for suffix, text in ways:
        if _is_same(article, f"{stem}{suffix}", text):
            return f"{stem}{suffix}", text, True
    suffix, text = ways[-1] if article.outline else ways[0]
    return f"{stem}{suffix}", text, False


def _ways(article: Article) -> Iterator[tuple[str, str]]:
    """Yield ways to write an article down, the most faithful first: suffix and text."""
    front = _front_matter(article)
    if not article.outline:
        suffix = ".md" if article.format == "markdown" else ".txt"
        yield suffix, article.text
        body = article.text[read_front_matter(article.text).end :].lstrip("\r\n")
        yield suffix, front + body
        yield suffix, front + f"{article.title}\n\n" + body
    yield ".txt", front + "\n\n".join(p.text for p in article.paragraphs) + "\n"
    yield ".md", front + "\n\n".join(_blocks(article)) + "\n"
    yield ".html", _page(article)


def _blocks(article: Article) -> Iterator[str]:
    """Yield headings and paragraphs as Markdown has them."""
    for level, words in _outline(article):
        yield f"{'#' * level} {words}" if level else words


def _page(article: Article) -> str:
    """Return headings and paragraphs as a web page has them."""
    known = {name: html.escape(getattr(article, name) or "") for name in _FACTS}
    lines = [
        f'<!DOCTYPE html>\n<html lang="{known["language"]}"><head><meta charset="utf-8">',
        f"<title>{known['title']}</title>",
    ]
    if article.author:
        lines.append(f'<meta name="author" content="{known["author"]}">')
    if article.date:
        lines.append(f'<meta property="article:published_time" content="{known["date"]}">')
    if article.url:
        lines.append(f'<link rel="canonical" href="{known["url"]}">')
    lines.append(f"</head><body><article>\n<h1>{known['title']}</h1>")
    for level, words in _outline(article):
        # In <pre>, as white space counts there.
        is_line = words == " ".join(words.split())
        tag = f"h{level}" if level else "p" if is_line else "pre"
        lines.append(f"<{tag}>{html.escape(words, quote=False)}</{tag}>")
    return "\n".join([*lines, "</article></body></html>\n"])


def _outline(article: Article) -> Iterator[tuple[int, str]]:
    """Yield headings with their level from 2 to 6, and paragraphs with 0."""
    above: tuple[str, ...] = ()
    for paragraph in article.paragraphs:
        under = paragraph.headings
        kept = len(
            list(takewhile(lambda pair: pair[0] == pair[1], zip(above, under, strict=False)))
        )
        for level, heading in enumerate(under[kept:], kept + 2):
            yield min(level, 6), heading
        above = under
        yield 0, paragraph.text


def _front_matter(article: Article) -> str:
    import yaml  # only an export pays for the import

    facts = {name: value for name in _FACTS if (value := getattr(article, name))}
    block = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False, width=2**20)
    return f"---\n{block}---\n\n"


def _is_same(article: Article, name: str, text: str) -> bool:
    """Return whether a file gives the title, paragraphs and so on that the article has."""
    try:
        draft = read_document(text.encode(), name)
    except UnreadableDocument:
        return False
    if _facts(draft) != _facts(article):
        return False
    # What was stored as it came is read anew, and better, from the same bytes.
    return not article.outline or _words(draft) == _words(article)


def _facts(source: Draft | Article) -> tuple[str | None, ...]:
    return tuple(getattr(source, name) for name in _FACTS)


def _words(source: Draft | Article) -> list[tuple[int, str, tuple[str, ...]]]:
    paragraphs = (
        source.paragraphs
        if isinstance(source, Article)
        else split(source.text, source.format, source.outline)
    )
    return [(p.number, p.text, p.headings) for p in paragraphs]


def _stem(article: Article) -> str:
    """Return the name of a file without its suffix, safe on every system and never the same."""
    plain = unicodedata.normalize("NFKD", article.title.casefold()).encode("ascii", "ignore")
    slug = re.sub(r"[^a-z0-9]+", "-", plain.decode())[:NAME_CHARACTERS].strip("-")
    return f"{slug}-{article.id}" if slug else article.id


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        files: how many files, one for each article.
        inexact: names of those files that cannot be read back as quite the same article.
    """

    files: int
    inexact: tuple[str, ...]


async def export(
    articles: AsyncIterator[Article],
    folder: Path,
    synonyms: Sequence[Sequence[str]] = (),
    tests: Sequence[tuple[str, str]] = (),
) -> Exported:
    """Write articles into a folder, which is made, or has to be empty.

    Synonyms and test questions (with the words that answer) go into files of their own, where
    there are any.

    Raises:
        BackupError: there is something in the folder, or it cannot be written.
    """
    files, inexact = 0, []
    try:
        await asyncio.to_thread(_prepare, folder)
        async for article in articles:
            name, text, exact = await asyncio.to_thread(file_of, article)
            await asyncio.to_thread((folder / name).write_bytes, text.encode())
            files += 1
            if not exact:
                inexact.append(name)
        if synonyms:
            listed = json.dumps(synonyms, ensure_ascii=False, indent=1)
            await asyncio.to_thread((folder / SYNONYMS).write_bytes, listed.encode())
        if tests:
            lines = [
                json.dumps({"question": question, "answers": [words]}, ensure_ascii=False)
                for question, words in tests
            ]
            written = ("\n".join(lines) + "\n").encode(errors="replace")
            await asyncio.to_thread((folder / TESTS).write_bytes, written)
    except OSError as error:
        raise BackupError(f"{folder} cannot be written: {error.strerror}.") from error
    return Exported(files, tuple(inexact))


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise BackupError(f"{folder} is not empty; name a new directory.")
