"""Markdown that shows a text as it is: escaped, bold, linked, quoted.

Escapes are backslashes, which vanish when the message is shown, so that what a reader copies
out of it are the text's own characters. Rules hold for Discord and for CommonMark.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

from bot.rendering.limits import TITLE, one_line, printable

URL_LIMIT = 400
"""Longer addresses are left out; they would crowd the quotes out of the message."""
NEARER_LIMIT = 1200
"""The same for the address of a passage, where a message has only one."""

_LIVE = re.compile(
    r"[\\*_~|`\[\]<>#@]"  # emphasis, spoilers, code, links, mentions, timestamps, headings
    r"|(?<!\w)[-+=]"  # lists, rules, subtext, underlined headings
    r"|:(?!\s)"  # emoji, bare addresses
    r"|&(?=[#\w])"  # entities
)
_BRACKETS = str.maketrans("[]", "()")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_NAMED = re.compile(r"(`/?[a-z][a-z -]*`)")
_NUMBERED = re.compile(r"^([ \t]*\d+)([.)])(?=\s|$)", re.MULTILINE)


def escape(text: str) -> str:
    """Return a text with a backslash before every character that Markdown could act on."""
    return _NUMBERED.sub(r"\1\\\2", _LIVE.sub(r"\\\g<0>", printable(text)))


def escape_sentence(text: str) -> str:
    """Return a sentence of the bot or the library escaped, but for the `/commands` it names."""
    parts = _NAMED.split(text)
    return "".join(part if number % 2 else escape(part) for number, part in enumerate(parts))


def unescape(markdown: str) -> str:
    """Return the text that was escaped, as far as a message could carry it."""
    return _ESCAPED.sub(r"\1", markdown)


def bold(text: str, before: str = "", after: str = "") -> str:
    """Return an escaped text in bold, leaving out edges at which bold would not take.

    White space is never at the edge of the bold part; neither is punctuation that touches a
    letter outside, as in `foo“bar”`, where CommonMark would show the asterisks.

    Args:
        text: what to show, not yet escaped.
        before: the text before it, of which the last character counts.
        after: the text after it, of which the first character counts.
    """
    return _marked(text, before, after, "**")


def struck(text: str, before: str = "", after: str = "") -> str:
    """Return an escaped text struck through; otherwise as `bold`."""
    return _marked(text, before, after, "~~")


def link(label: str, url: str | None, nearer: str | None = None) -> str:
    """Return an escaped one-line label, linked where the address is one that can be linked.

    Args:
        label: what to show.
        url: where it leads.
        nearer: a longer address of the same place, to be preferred where it is not too long.
    """
    target = safe_url(nearer, NEARER_LIMIT) or safe_url(url)
    line = one_line(label, TITLE) or "untitled"
    if target is None:
        return escape(line)
    # Discord pairs brackets inside a label even when they are escaped.
    return f"[{escape(line.translate(_BRACKETS))}]({target})"


def safe_url(url: str | None, limit: int = URL_LIMIT) -> str | None:
    """Return an http(s) address fit for a Markdown link, or None when there is none.

    Args:
        url: an address as it was found.
        limit: characters that it may have when it is encoded.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        encoded = quote(url.strip(), safe=":/?#@!$&'*+,;=%~")
    except (ValueError, UnicodeEncodeError):
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or len(encoded) > limit:
        return None
    return encoded


def block_quote(markdown: str) -> str:
    """Return Markdown as a block quote, line by line."""
    return "\n".join(f"> {line.strip(' ' + chr(9))}" for line in markdown.split("\n"))


def _marked(text: str, before: str, after: str, mark: str) -> str:
    text = printable(text)
    start, end = 0, len(text)
    glued = _is_letter(before[-1:])
    while start < end and (text[start].isspace() or (glued and _is_symbol(text[start]))):
        glued = glued and not text[start].isspace()
        start += 1
    glued = _is_letter(after[:1])
    while end > start and (text[end - 1].isspace() or (glued and _is_symbol(text[end - 1]))):
        glued = glued and not text[end - 1].isspace()
        end -= 1
    if start == end:
        return escape(text)
    return f"{escape(text[:start])}{mark}{escape(text[start:end])}{mark}{escape(text[end:])}"


def _is_letter(character: str) -> bool:
    return bool(character) and not character.isspace() and not _is_symbol(character)


def _is_symbol(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
