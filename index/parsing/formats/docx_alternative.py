"""Parts of other formats within a Word document: web pages and plain text."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator

from index.errors import UnreadableDocument
from index.parsing.outline import Piece, PieceKind


def pieces_of_part(data: bytes, path: str) -> list[Piece] | None:
    """What stands in a part, None where its format is not read."""
    ending = path.lower().rpartition(".")[2]
    try:
        if ending in ("htm", "html", "xhtml"):
            return list(_page(data, path))
        if ending in ("mht", "mhtml"):
            return list(_page(_archived_page(data), path))
        if ending in ("txt", "text"):
            lines = data.decode("utf-8-sig", "replace").split("\n\n")
            return [Piece(PieceKind.PARAGRAPH, " ".join(words.split())) for words in lines]
    except UnreadableDocument:
        pass
    return None


def _page(data: bytes, path: str) -> Iterator[Piece]:
    from index.parsing.formats.html import decode_page
    from index.parsing.html.tree_walk import Walker
    from index.parsing.html.xml_parser import parse_html

    root = parse_html(decode_page(data, path))
    body = None if root is None else root.find("body")
    for found in () if root is None else Walker().walk(root if body is None else body):
        yield found.piece._replace(locator=None)


def _archived_page(data: bytes) -> bytes:
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            return content if isinstance(content, bytes) else b""
    return b""
