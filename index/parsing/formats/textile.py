"""Textile, rendered by the library of that name."""

from __future__ import annotations

from index.parsing.interface import Contents, Source
from index.parsing.markup.rendered import rendered_contents
from index.parsing.metadata.front_matter import read_front_matter


class TextileReader:
    """Reads Textile."""

    format = "textile"

    def recognises(self, source: Source) -> bool:
        """Return whether the name says so."""
        return source.name.lower().endswith(".textile") and bool(source.text)

    def read(self, source: Source) -> Contents:
        """What a page made of it shows."""
        from textile import textile_restricted  # type: ignore[import-untyped]  # 200 ms to import

        front = read_front_matter(source.text)
        html = textile_restricted(source.text[front.end :].strip(), lite=False, noimage=True)
        return rendered_contents(str(html), front.metadata)
