"""Markdown: CommonMark with tables, by the block tokens of markdown-it."""

from __future__ import annotations

import re

from index.model import Paragraph
from index.parsing.interface import Reading, Source
from index.parsing.metadata.front_matter import read_front_matter
from index.parsing.metadata.metadata import Metadata
from index.parsing.paragraph_splitter import paragraphs_of
from index.parsing.plain_text.reader import broken_front

_NAMES = re.compile(r"\.(?:md|markdown|mdown|mkd)\Z", re.IGNORECASE)
_HEAD = 20_000
_HEADING = re.compile(r"^#{1,6}[ \t]+\S.*$\n\s*\n", re.MULTILINE)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,500}\)")
_TABLE = re.compile(r"^\|?[ \t]*:?-{3,}:?[ \t]*\|[-|: \t]*$", re.MULTILINE)


class MarkdownReader:
    """Reads Markdown."""

    format = "markdown"

    def recognises(self, source: Source) -> bool:
        """Whether the name says so, or headings, or two other marks that prose does not have."""
        if _NAMES.search(source.name):
            return bool(source.text)
        front = read_front_matter(source.text[:_HEAD]).end
        head = source.text[front : front + _HEAD].replace("\r\n", "\n").strip()
        if _HEADING.match(head):
            return True
        return sum(bool(mark.search(head)) for mark in (_HEADING, _FENCE, _LINK, _TABLE)) >= 2

    def read(self, source: Source) -> Reading:
        """Title and byline from the first heading and what follows it, or from front matter."""
        metadata, paragraphs = self._parse(source.text)
        return Reading(source.text, metadata, paragraphs)

    def split(self, text: str) -> tuple[Paragraph, ...]:
        """One paragraph for each block at the top level, headings apart."""
        return self._parse(text)[1]

    def _parse(self, text: str) -> tuple[Metadata, tuple[Paragraph, ...]]:
        # Here, because the parser takes 100 ms to import; plain text need not pay for it.
        from index.parsing.markdown.blocks import markdown_blocks
        from index.parsing.markdown.title_block import read_markdown_opening

        front = read_front_matter(text)
        blocks = markdown_blocks(text, front.end)
        metadata, blocks = read_markdown_opening(text, blocks, front.metadata.title)
        paragraphs = paragraphs_of(text, [*broken_front(text, front.broken), *blocks])
        return front.metadata.or_else(metadata), paragraphs
