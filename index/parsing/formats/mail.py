"""E-mail: one in a file, or a mailbox of many (mbox)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from itertools import groupby

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import decode, shown_name
from index.parsing.formats.table_rows import text_pieces
from index.parsing.html.inline import BREAK, paragraphs_in
from index.parsing.interface import Contents, Entry, Source
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import Piece, PieceKind

_NAMES = (".eml", ".mbox")
_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]")
_BEGINS = re.compile(
    rb"^From [^\n]{3,200}\d{4}[^\n]{0,20}\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:[ \t])", re.M
)
"""The line before each message of a mailbox."""
_SIGNATURE = re.compile(r"^-- ?$.*\Z", re.MULTILINE | re.DOTALL)
_ESCAPED = re.compile(r"^>From ", re.MULTILINE)
"""How a mailbox writes a line that begins as a message does."""
_PARTS = 200
"""Parts of a message that are looked at."""


class MailReader:
    """Reads one message."""

    format = "mail"

    def recognises(self, source: Source) -> bool:
        """Whether it is called so, and begins with a header."""
        return source.name.lower().endswith(_NAMES[0]) and bool(_HEADER.match(source.data.lstrip()))

    def read(self, source: Source) -> Contents:
        """What its writer says, without what stands below all of their messages."""
        return _contents(source.data, source.name)


class MailboxReader:
    """Reads the messages of a mailbox."""

    format = "mailbox"

    def recognises(self, source: Source) -> bool:
        """Whether it is called so, and begins as each message in it does."""
        is_named = source.name.lower().endswith(_NAMES[1])
        return is_named and _BEGINS.match(source.data) is not None

    def entries(self, source: Source) -> Iterator[Entry]:
        """The messages, in their order."""
        begins = [match.span() for match in _BEGINS.finditer(source.data)]
        ends = [*(start for start, _ in begins[1:]), len(source.data)]
        for number, ((_, start), end) in enumerate(zip(begins, ends, strict=True), start=1):
            name = f"message {number}"
            try:
                contents = _contents(source.data[start:end], name)
            except UnreadableDocument as error:
                yield Entry(name, name, error)
                continue
            yield Entry(contents.metadata.title or name, name, contents)


def _contents(data: bytes, name: str) -> Contents:
    try:
        message = message_from_bytes(data, policy=policy.default)
        return Contents(_metadata(message), _pieces(message, name))
    except (MessageError, LookupError, ValueError, AttributeError, RecursionError) as error:
        raise UnreadableDocument(
            f"{shown_name(name)} is damaged or cut short; save or download it again."
        ) from error


def _metadata(message: EmailMessage) -> Metadata:
    subject = one_line(str(message["subject"] or ""), 300)
    name, address = parseaddr(str(message["from"] or ""))
    date = None
    with suppress(ValueError, TypeError):
        date = parsedate_to_datetime(str(message["date"] or "")).date().isoformat()
    return Metadata(title=subject or None, author=one_line(name or address, 120) or None, date=date)


def _pieces(message: EmailMessage, name: str) -> list[Piece]:
    """Its plain text, or its page where it has none."""
    for kind in ("text/plain", "text/html"):
        for _, part in zip(range(_PARTS), message.walk(), strict=False):
            if part.get_content_type() == kind and not part.get_filename():
                return _words(part, name)
    return []


def _words(part: EmailMessage, name: str) -> list[Piece]:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return []
    charset = part.get_content_charset() or ""
    try:
        text = data.decode(charset) if charset else decode(data, name)
    except (LookupError, UnicodeError):
        text = decode(data, name)
    if part.get_content_type() == "text/html":
        from index.parsing.markup.rendered import rendered_pieces

        return rendered_pieces(text)
    text = _ESCAPED.sub("From ", _SIGNATURE.sub("", text.replace("\r\n", "\n")))
    pieces: list[Piece] = []
    for is_quoted, lines in groupby(text.split("\n"), lambda line: line.startswith(">")):
        words = "\n".join(lines)
        if is_quoted:
            said = "\n".join(line.lstrip("> ") for line in words.split("\n"))
            pieces += [
                Piece(PieceKind.QUOTE, p) for p in paragraphs_in(said.replace("\n\n", BREAK * 2))
            ]
        else:
            pieces += text_pieces(words, None)
    return pieces
