"""What a reader sees of Markdown, through the renderer of simcord's preview."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simcord.preview._markdown import markdown_tokens

Token = Mapping[str, Any]
_ANYONE = {str(number): "someone" for number in range(20)}
_CONTEXT = {
    "users": _ANYONE,
    "roles": _ANYONE,
    "channels": _ANYONE,
    "commands": {str(number): "ask" for number in range(20)},
    "emojis": {str(number): {"name": "smile", "animated": False} for number in range(20)},
    "everyone": True,
}
"""Every mention in our examples resolves, so that one left alive is seen."""


def tokens(markdown: str) -> list[Token]:
    """Return all tokens of a text display, flat, in order."""
    return list(_flat(markdown_tokens(markdown, "text_display", context=_CONTEXT)))


def text(markdown: str) -> str:
    """Return what a reader would copy, with line breaks."""
    return _joined(tokens(markdown))


def bold(markdown: str) -> list[str]:
    """Return the stretches in bold."""
    found: list[str] = []
    inside: list[Token] | None = None
    for token in tokens(markdown):
        if token["type"] == "strong_open":
            inside = []
        elif token["type"] == "strong_close" and inside is not None:
            found.append(_joined(inside))
            inside = None
        elif inside is not None:
            inside.append(token)
    return found


def kinds(markdown: str) -> set[str]:
    """Return the types of all tokens and blocks but plain text."""
    plain = {"text", "break", "inline", "paragraph"}
    return {str(token["type"]) for token in tokens(markdown)} - plain


def _joined(items: Sequence[Token]) -> str:
    parts = {"break": "\n", "code": "`", "mention": "<mention>"}
    return "".join(
        str(token["content"]) if "content" in token else parts.get(str(token["type"]), "")
        for token in items
    )


def _flat(items: Sequence[Token]) -> Iterator[Token]:
    for token in items:
        yield token
        yield from _flat(token.get("children", ()))
