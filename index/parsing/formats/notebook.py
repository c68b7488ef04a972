"""Jupyter notebooks: the Markdown and the code of their cells, without what it printed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import shown_name
from index.parsing.interface import Contents, Source
from index.parsing.markdown.reader import markdown_pieces


class _Cell(msgspec.Struct):
    cell_type: str = ""
    source: str | list[str] = ""


class _Notebook(msgspec.Struct):
    cells: list[_Cell]


class NotebookReader:
    """Reads notebooks of version 4 and later."""

    format = "notebook"

    def recognises(self, source: Source) -> bool:
        """Return whether the name says so."""
        return source.name.lower().endswith(".ipynb")

    def read(self, source: Source) -> Contents:
        """The cells in order, as one document of Markdown."""
        try:
            notebook = msgspec.json.decode(source.data, type=_Notebook)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise UnreadableDocument(
                f"{shown_name(source.name)} is not a notebook of version 4 or later."
                " Save it with a newer program."
            ) from error
        return Contents(*markdown_pieces("\n\n".join(_cells(notebook)), source.name))


def _cells(notebook: _Notebook) -> Iterator[str]:
    for cell in notebook.cells:
        text = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        if cell.cell_type == "markdown":
            yield text
        elif cell.cell_type == "code" and text.strip():
            yield f"~~~~~~~~\n{text}\n~~~~~~~~"
