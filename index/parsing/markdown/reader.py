"""Markdown in all its dialects: made CommonMark, rendered to HTML, taken to pieces.

pulldown-cmark renders it, in a hundredth of the time of markdown-it; that one does what the other
cannot do, or does otherwise than those who wrote it for the web expect: notes, lists of
definitions, a single tilde that is only a tilde, and MDX, in which an indent makes no code.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from index.model import Paragraph
from index.parsing.interface import Contents, Source
from index.parsing.metadata.front_matter import (
    read_bare_keys,
    read_front_matter,
    read_percent_lines,
)
from index.parsing.metadata.metadata import Metadata
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind
from index.parsing.paragraph_splitter import paragraphs_of
from index.parsing.soft_headings import heads_all

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore

_NAMES = re.compile(r"\.(?:md|mdx|markdown|mdown|mkd|rmd|qmd|mdc)\Z", re.IGNORECASE)
_HEAD = 20_000
_OPENING = 1_500
"""Characters in which the title and byline are looked for."""
_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*$\n\s*\n", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)")
_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE)
_DEFINED = re.compile(r"\n[ \t>]*[:~][ \t]")
_TILDE = re.compile(r"~(?<!~~)(?!~)")
_BOX = re.compile(r"\A\[[ xX]\]\s+")
_NESTING = 40


class MarkdownReader:
    """Reads Markdown."""

    format = "markdown"

    def recognises(self, source: Source) -> bool:
        """Return whether the name says so, or headings, or two other marks that prose lacks."""
        if _NAMES.search(source.name):
            return bool(source.text)
        front = read_front_matter(source.text[:_HEAD]).end
        head = source.text[front : front + _HEAD].replace("\r\n", "\n").strip()
        if _HEADING.match(head):
            return True
        return sum(bool(mark.search(head)) for mark in (_HEADING, _FENCE, _LINK, _TABLE)) >= 2

    def read(self, source: Source) -> Contents:
        """Title and byline from the first heading and what follows it, or from front matter."""
        front = read_front_matter(source.text)
        for read in (read_percent_lines, read_bare_keys):
            front = front if front.end else read(source.text)
        metadata, pieces = markdown_pieces(
            source.text[front.end :], source.name, front.metadata.title
        )
        return Contents(front.metadata.or_else(metadata), pieces)


def markdown_pieces(text: str, name: str, title: str | None = None) -> tuple[Metadata, list[Piece]]:
    """What Markdown without front matter says of itself, and its pieces.

    Args:
        text: the document.
        name: its file's name, by which MDX is known.
        title: a title known from elsewhere; a heading that repeats it is no heading.
    """
    # Here, because the parser takes 100 ms to import; plain text need not pay for it.
    from index.parsing.markdown.source import common_markdown
    from index.parsing.markup.rendered import rendered_pieces

    source, mdx = common_markdown(text, name)
    metadata, body, shows_title = _take_opening(source, title)
    pieces = rendered_pieces(_rendered(body, mdx))
    if not metadata.title and pieces and _is_title(pieces):
        metadata = replace(metadata, title=pieces[0].text)
        pieces[0] = pieces[0]._replace(kind=PieceKind.TITLE)
    elif metadata.title and shows_title:
        pieces.insert(0, Piece(PieceKind.TITLE, metadata.title))
    return metadata, pieces


def _is_title(pieces: list[Piece]) -> bool:
    """Return whether the first piece is a title: a marked heading, or a line above all others."""
    is_marked = pieces[0].kind is PieceKind.HEADING and pieces[0].level < SOFT_LEVEL
    return is_marked or heads_all(pieces)


def split_source(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of Markdown that was stored as it came, before it was rendered."""
    from index.parsing.markdown.blocks import markdown_blocks
    from index.parsing.markdown.title_block import read_markdown_opening

    front = read_front_matter(text)
    blocks = markdown_blocks(text, front.end)
    _, blocks = read_markdown_opening(text, blocks, front.metadata.title)
    return paragraphs_of(text, blocks)


def _rendered(text: str, mdx: bool) -> str:
    """CommonMark as HTML."""
    if mdx or _needs_markdown_it(text):
        return str(_renderer(mdx).render(text))
    import pyromark

    known = pyromark.Options
    options = known.ENABLE_TABLES | known.ENABLE_STRIKETHROUGH | known.ENABLE_TASKLISTS
    # Halves of characters, which JSON can smuggle in, cannot be passed on.
    return pyromark.html(text.encode("utf-8", "replace").decode(), options=options)


def _needs_markdown_it(text: str) -> bool:
    """Return whether there are notes, definitions or single tildes, by their rarer signs."""
    has_tilde = "~" in text
    return (
        ("^" in text and ("[^" in text or "^[" in text))
        or (has_tilde and _TILDE.search(text) is not None)
        or ((has_tilde or ":" in text) and _DEFINED.search(text) is not None)
    )


@cache
def _renderer(mdx: bool) -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING}).enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin)
    parser.core.ruler.before("inline", "boxes", _without_boxes)
    return parser.disable("code") if mdx else parser


def _without_boxes(state: StateCore) -> None:
    """Take the box before the words of a task; the plugin for it goes back over all of its list."""
    tokens = state.tokens
    for item, paragraph, words in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type == "list_item_open" and paragraph.type == "paragraph_open":
            words.content = _BOX.sub("", words.content)


def _take_opening(text: str, title: str | None) -> tuple[Metadata, str, bool]:
    """What the opening says, the text without it, and whether a title stood there."""
    from index.parsing.markdown.blocks import markdown_blocks
    from index.parsing.markdown.title_block import read_markdown_opening

    end = len(text) if len(text) <= _OPENING else text.rfind("\n", 0, _OPENING) + 1
    head = text[: end or _OPENING]
    blocks = markdown_blocks(head, 0)
    metadata, kept = read_markdown_opening(head, list(blocks), title)
    left = {block.end: block.start for block in kept}
    parts: list[str] = []
    position = 0
    for block in blocks:
        beyond = left.get(block.end, block.end)
        if beyond > block.start:
            parts += (text[position : block.start], "\n\n")
            position = beyond
    body = "".join([*parts, text[position:]])
    return metadata, body, bool(parts)
