"""Articles that stand in the rows of a table or the lines of a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from index.errors import UnreadableDocument
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


class Record(NamedTuple):
    """A row.

    Attributes:
        place: what to call it in an error: "row 3".
        values: by column, the columns in lower case; or why it cannot be read.
    """

    place: str
    values: Mapping[str, str] | UnreadableDocument


def is_header(names: Iterable[str]) -> bool:
    """Whether these are columns that articles can be read from: a text and one thing more."""
    known = [kind for kind, columns in COLUMNS.items() if set(columns).intersection(names)]
    return "text" in known and len(known) > 1


def entries_of(records: Iterable[Record]) -> Iterator[Entry]:
    """The articles in rows; empty rows are none."""
    seen: dict[str, int] = {}
    for place, values in records:
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
        yield Entry(key, metadata.title or place, Contents(metadata, list(_pieces(text))))


def _pieces(text: str) -> Iterator[Piece]:
    """A row's text as plain text; its title is in another column and not in its first line."""
    return block_pieces(text, text_blocks(text, list(lines_of(text))))


def _metadata(values: Mapping[str, str]) -> Metadata:
    return Metadata(
        title=one_line(_value(values, "title")) or None,
        author=one_line(_value(values, "author"), 120) or None,
        url=web_address(_value(values, "url")),
        date=parse_date(_value(values, "date")),
        language=language_code(_value(values, "language")),
    )


def _value(values: Mapping[str, str], kind: str) -> str:
    return next((values[name] for name in COLUMNS[kind] if values.get(name)), "")
