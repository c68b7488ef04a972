"""reStructuredText files."""

from __future__ import annotations

import re
from dataclasses import replace

from index.parsing.interface import Contents, Source
from index.parsing.markup.restructured_text import rst_html
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import Piece, PieceKind

_NAMES = (".rst", ".rest")
_FIELD = re.compile(r":(?P<name>[A-Za-z][\w -]{0,30}):(?:[ \t]+(?P<value>\S.*)|[ \t]*\Z)")
_TOP = 30
"""Lines at the top in which fields are looked for."""


class RstReader:
    """Reads reStructuredText."""

    format = "rst"

    def recognises(self, source: Source) -> bool:
        """Return whether the name says so; nothing in a text does for sure."""
        return source.name.lower().endswith(_NAMES) and bool(source.text)

    def read(self, source: Source) -> Contents:
        """What a page made of it shows."""
        # Here, because lxml takes a while to import.
        from index.parsing.markup.rendered import rendered_pieces

        metadata, text = _take_fields(source.text)
        pieces = rendered_pieces(rst_html(text))
        if pieces and pieces[0].kind is PieceKind.HEADING:
            title = pieces[0].text
            pieces[0] = Piece(PieceKind.TITLE, title)
            return Contents(replace(metadata, title=title), pieces)
        return Contents(metadata, pieces)


def _take_fields(text: str) -> tuple[Metadata, str]:
    """What the fields at the top say of the document, and the text without them."""
    metadata = Metadata()
    lines = text.splitlines()
    kept: list[str] = []
    for line in lines[:_TOP]:
        match = _FIELD.match(line)
        if match is None:
            kept.append(line)
            continue
        name, value = match["name"].lower(), match["value"] or ""
        if name in ("author", "authors"):
            metadata = replace(metadata, author=one_line(value, 120) or None)
        elif name == "date":
            metadata = replace(metadata, date=parse_date(value.strip("$").removeprefix("Date: ")))
        elif name not in (
            "orphan",
            "nosearch",
            "tocdepth",
            "nocomments",
            "organization",
            "contact",
        ):
            kept.append(line)
    return metadata, "\n".join([*kept, *lines[_TOP:]])
