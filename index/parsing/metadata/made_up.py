"""Titles and authors that programs and templates make up, which nobody gave the document."""

from __future__ import annotations

import re

from index.parsing.metadata.metadata import one_line

_TITLE = re.compile(
    r"(?:untitled|unbenannt|sans titre|sin título|senza titolo|no title|title|default)\b.{0,12}|"
    r"(?:microsoft |ms |open|libre)?(?:word|powerpoint|excel|publisher|office|writer|impress)"
    r"(?: (?:document|presentation|template|dokument)| ?-.*)?|"
    r"(?:blank |new |my )?(?:document|presentation|slide|dokument|präsentation|présentation|report|"
    r"book|layout|scan|page|template|form)[\W_]*(?:title)?[\W\d_]*|"
    r"(?:power ?point|prezentacja|presentazione).{0,24}|"
    r".*\.(?:docx?|docm|dotx?|pdf|tex|dvi|ps|eps|indd|qxd|rtf|odt|pptx?|xlsx?|html?|fm|pub|"
    r"pages|cdr|ai)|"
    r"[\W\d_]*|.*\(unspecified\)|about:blank|https?://\S*|file:\S*|normal(?:\.dotm?)?|"
    r"latex (?:document|file)|.*template(?: v?[\d.]+)?|insert .{0,20}title.{0,20}|"
    r"\[?(?:type|enter|your) .{0,30}title.{0,20}|\[.*\]",
    re.IGNORECASE,
)
_AUTHORS = frozenset({
    "a valued microsoft customer", "acer", "admin", "administrator", "anonymous", "asus", "auteur",
    "author", "author name", "authorized user", "autor", "benutzer", "customer", "default",
    "default user", "dell", "guest", "hp", "lenovo", "microsoft", "microsoft corporation",
    "microsoft office user", "msoffice", "n/a", "none", "office user", "openoffice.org", "owner",
    "preferred customer", "python-docx", "registered user", "root", "scanner", "somebody",
    "system", "test", "the author", "un-named", "unknown", "unspecified", "user", "utilisateur",
    "windows", "windows user", "your name",
})  # fmt: skip
_LONGEST = 300


def believed_title(title: str) -> str | None:
    """A title that a document says it has, None where only its program can have given it."""
    line = one_line(title)
    return None if _TITLE.fullmatch(line[:_LONGEST]) else line


def believed_author(author: str) -> str | None:
    """An author that a document says it has, None where the name is of nobody."""
    line = one_line(author, 120)
    is_name = line.casefold().strip(" .[]()") not in _AUTHORS and any(map(str.isalpha, line))
    return line if is_name else None
