"""Tables of articles: CSV with commas, semicolons, tabs or bars.

A table whose columns are none of articles is one article, its rows sentences.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.formats.table_rows import Record, entries_of, is_header
from index.parsing.interface import Contents, Entry, Source
from index.parsing.metadata.metadata import NOTHING
from index.parsing.tables import Cell, table_pieces

_NAMES = re.compile(r"\.(?:csv|tsv)\Z", re.IGNORECASE)
_DELIMITERS = (",", ";", "\t", "|")
_HEADER_LIMIT = 2_000
_SEPARATOR = re.compile(r"\A(?:\ufeff|ï»¿)?\"?sep=(.)\"?(?:\r\n|\r|\n)", re.IGNORECASE)
_FIELD_LIMIT = 8 * 1024 * 1024


class CsvReader:
    """Reads one article from each row, or the whole as one."""

    format = "csv"

    def recognises(self, source: Source) -> bool:
        """Return whether the first line names columns of articles, or the name is a table's."""
        if _NAMES.search(source.name) and not source.opening.startswith(
            ("%pdf", "pk\x03\x04", "<")
        ):
            return True
        return is_header(_columns(_first_line(_SEPARATOR.sub("", source.opening)))[0])

    def entries(self, source: Source) -> Iterator[Entry]:
        """The rows, by the names of their columns."""
        text = _SEPARATOR.sub("", source.text, count=1)
        said = _SEPARATOR.match(source.text)
        columns, delimiter = _columns(_first_line(text), said[1] if said else None)
        if is_header(columns):
            yield from entries_of(_records(text, columns, delimiter))
            return
        rows = [[Cell(value.strip()) for value in row] for row in _rows(text, delimiter)]
        if max(map(len, rows), default=0) < 2:
            raise UnreadableDocument(
                f"{shown_name(source.name)} has a single column; save it as text and add that."
            )
        if rows and _names_columns(rows[0]):
            rows[0] = [cell._replace(heads=True) for cell in rows[0]]
        yield Entry("table", source.name, Contents(NOTHING, list(table_pieces(rows))))


def _first_line(text: str) -> str:
    """The first line, which old Macs and some exports end with a carriage return alone."""
    head = text.lstrip("\ufeffï»¿")[:_HEADER_LIMIT]
    return re.split(r"[\r\n]", head, maxsplit=1)[0]


def _columns(line: str, said: str | None = None) -> tuple[list[str], str]:
    """The names in the first line, in lower case, and what parts them, unless that is `said`."""
    delimiter = said or max(_DELIMITERS, key=line.count)
    names = line.replace('"', "").split(delimiter)
    return [name.strip().lower() for name in names], delimiter


def _names_columns(row: Sequence[Cell]) -> bool:
    """Return whether a first row names the columns: short words, each once, no figures."""
    names = [cell.text for cell in row]
    is_name = (0 < len(n) <= 60 and not n.replace(".", "").isdigit() for n in filter(None, names))
    return all(is_name) and len(set(names)) == len(names)


def _records(text: str, columns: list[str], delimiter: str) -> Iterator[Record]:
    for number, row in enumerate(_rows(text, delimiter), 1):
        if number > 1:
            yield Record(f"row {number}", dict(zip(columns, row, strict=False)))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_FIELD_LIMIT)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableDocument(
                f"Row {number:,} of the table is damaged ({error}); fix it and add it again."
            ) from error
        yield row
