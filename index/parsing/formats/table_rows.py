"""Articles that stand in the rows of a table or the lines of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import chain, islice
from typing import NamedTuple

from index.errors import UnreadableDocument
from index.parsing.encoding.language_guess import (
    FALLBACK,
    clear_language,
    guess_language,
)
from index.parsing.interface import Contents, Entry
from index.parsing.lines import lines_of
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.front_matter import language_code
from index.parsing.metadata.metadata import Metadata, one_line, web_address
from index.parsing.outline import Piece
from index.parsing.plain_text.reader import block_pieces, text_blocks

COLUMNS = {
    "text": (
        *("text", "content", "body", "article", "answer", "answers", "a", "response", "reply"),
        *("antwort", "inhalt", "respuesta", "texto", "contenido", "réponse", "reponse"),
        *("texte", "contenu", "risposta", "resposta", "odpowiedź", "ответ", "回答", "答案", "답변"),
    ),
    "title": (
        *("title", "headline", "question", "questions", "name", "subject", "topic", "q"),
        *("titel", "frage", "thema", "betreff", "título", "titulo", "pregunta", "asunto"),
        *("titre", "sujet", "domanda", "pergunta", "pytanie", "вопрос", "質問", "问题", "질문"),
    ),
    "url": ("url", "link", "source", "adresse", "quelle", "enlace", "fuente", "lien"),
    "date": ("date", "published", "datum", "fecha"),
    "author": ("author", "byline", "autor", "autorin", "auteur"),
    "language": ("language", "lang", "sprache", "idioma", "langue"),
}
"""What a column may be called, for each thing that is read."""
_KEY_LENGTH = 200
_BLOCK = re.compile(
    r"<(?:p|br|div|ul|ol|li|dl|h[1-6]|table|blockquote|pre)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_INLINE = re.compile(r"</(?:b|strong|i|em|u|a|span|code|sup|sub)>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|[lr][sd]quo|[mn]dash|hellip|#39|#\d{2,5});")
_MARKDOWN = re.compile(
    r"\*\*[^\s*][^*\n]{0,300}\*\*|^#{1,6}[ \t]+\S|^```|\[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)",
    re.MULTILINE,
)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_TELLING = 100
"""Characters of a row that may be in another language than the others."""
_SAMPLED = 200
"""Rows that tell the language of those that are too short to."""


class Record(NamedTuple):
    """A row.

    Attributes:
        place: what to call it in an error: "row 3".
        values: by column, the columns in lower case; or why it cannot be read.
    """

    place: str
    values: Mapping[str, str] | UnreadableDocument


def is_header(names: Iterable[str]) -> bool:
    """Return whether articles can be read from these columns: a text and one thing more."""
    known = [kind for kind, columns in COLUMNS.items() if set(columns).intersection(names)]
    return "text" in known and len(known) > 1


def entries_of(records: Iterable[Record]) -> Iterator[Entry]:
    """The articles in rows; empty rows are none."""
    seen: dict[str, int] = {}
    rows = iter(records)
    first = list(islice(rows, _SAMPLED))
    language = _language(first)
    for place, values in chain(first, rows):
        if isinstance(values, UnreadableDocument):
            yield Entry(place, place, values)
            continue
        text = _value(values, "text")
        metadata = _metadata(values)
        if not text.strip():
            if metadata != Metadata():
                error = UnreadableDocument("The row has no text; fill in its column `text`.")
                yield Entry(place, metadata.title or place, error)
            continue
        # The address tells an article from the others, its title for want of one: rows move.
        key = (metadata.url or metadata.title or place)[:_KEY_LENGTH]
        seen[key] = seen.get(key, 0) + 1
        key = key if seen[key] == 1 else f"{key} ({seen[key]})"
        if not metadata.language and language != FALLBACK:
            said = clear_language(text) if len(text) >= _TELLING else None
            metadata = replace(metadata, language=said or language)
        pieces = text_pieces(text, metadata.title)
        yield Entry(key, metadata.title or place, Contents(metadata, pieces))


def _language(records: Iterable[Record]) -> str:
    """The language of rows together, of which each may be too short to tell it."""
    rows = (row.values for row in records if not isinstance(row.values, UnreadableDocument))
    return guess_language("\n".join(_value(v, k) for v in rows for k in ("title", "text")))


def text_pieces(text: str, title: str | None) -> list[Piece]:
    """A row's text, which may be HTML or Markdown; its title is in another column."""
    is_html = "<" in text and bool(_BLOCK.search(text))
    if is_html or ("</" in text and _INLINE.search(text)):
        from index.parsing.markup.rendered import rendered_pieces  # here: it takes a while to load

        return rendered_pieces(text if is_html else text.replace("\n", "<br>"))
    text = unescape(text) if _ENTITY.search(text) else text
    if _MARKDOWN.search(text):
        from index.parsing.markdown.reader import markdown_pieces

        return markdown_pieces(text, "", title)[1]
    return list(block_pieces(text, text_blocks(text, list(lines_of(text)))))


def _line(value: str) -> str:
    """A value on one line, without tags and entities."""
    value = _TAG.sub("", value) if "</" in value else value
    return one_line(unescape(value) if _ENTITY.search(value) else value)


def _metadata(values: Mapping[str, str]) -> Metadata:
    return Metadata(
        title=_line(_value(values, "title")) or None,
        author=one_line(_value(values, "author"), 120) or None,
        url=web_address(_value(values, "url")),
        date=parse_date(_value(values, "date")),
        language=language_code(_value(values, "language")),
    )


def _value(values: Mapping[str, str], kind: str) -> str:
    return next((values[name] for name in COLUMNS[kind] if values.get(name)), "")
