"""Markdown's blocks with exact offsets.

markdown-it counts lines after making all line ends one, and offsets must not move. So it is given
a shadow of the document: each line separator replaced by as many characters that end one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.parsing.heading_lines import SENTENCE_LIMIT, TITLE_LIMIT, ends_sentence
from index.parsing.lines import BREAKS, Line, lines_of
from index.parsing.markdown.inline import is_bold_line, plain_text
from index.parsing.metadata.metadata import one_line
from index.parsing.paragraph_splitter import LIST_LIMIT, Block, Kind
from index.parsing.plain_text.line_layout import is_line_per_paragraph, long_line

BOLD_LEVEL = 7
"""Level of a heading that is only a bold line: below those that are marked as headings."""

_SHADOW = str.maketrans(dict.fromkeys(BREAKS, "\n") | {"\0": " "})
_NESTING = 20
_TAG = re.compile(r"<[^<>]*>")


def markdown_blocks(text: str, start: int) -> list[Block]:
    """The blocks of `text[start:]`; rules, comments and link definitions are none."""
    shadow = text[start:].replace("\r\n", " \n").translate(_SHADOW)
    offsets = [start, *(start + m.end() for m in re.finditer("\n", shadow)), len(text)]
    blocks: list[Block] = []
    for token, (first, beyond) in _top_level(_parser().parse(shadow), offsets):
        blocks += _blocks_of(text, token, first, beyond)
    return _bold_headings(text, blocks)


@cache
def _parser() -> MarkdownIt:
    # Inline markup stays unparsed: only block limits matter, and hostile input makes it slow.
    parser = MarkdownIt("commonmark", {"maxNesting": _NESTING})
    return parser.enable("table").disable(["inline", "text_join"])


def _top_level(
    tokens: Sequence[Token], offsets: Sequence[int]
) -> Iterator[tuple[Token, tuple[int, int]]]:
    """Tokens that open a block at the top, each list replaced by its items, a long quotation by
    its parts, with their offsets."""
    divided = False
    for token in tokens:
        if token.nesting < 0 or not token.map or token.level > 1:
            continue
        first, beyond = (offsets[min(line, len(offsets) - 1)] for line in token.map)
        if token.level == 0:
            is_list = token.type in ("bullet_list_open", "ordered_list_open")
            is_long = token.type == "blockquote_open" and beyond - first > LIST_LIMIT
            divided = is_list or is_long
        if divided == (token.level == 1):
            yield token, (first, beyond)


def _blocks_of(text: str, token: Token, first: int, beyond: int) -> Iterator[Block]:
    if token.type == "hr" or (token.type == "html_block" and not _has_words(token.content)):
        return
    if token.type == "list_item_open":
        yield Block(Kind.ITEM, first, beyond)
    elif token.type == "heading_open" and token.level == 0:
        yield _heading(text, token, first, beyond)
    elif token.type == "paragraph_open" and token.level == 0:
        yield from _paragraphs(text, list(lines_of(text, first, beyond)))
    else:
        yield Block(Kind.TEXT, first, beyond)


def _heading(text: str, token: Token, first: int, beyond: int) -> Block:
    """A heading, or a text when a drawn line happens to stand right below a paragraph."""
    lines = list(lines_of(text, first, beyond))
    is_underlined = token.markup in ("-", "=")
    body = lines[:-1] if is_underlined else lines
    if not body:
        return Block(Kind.HEADING, first, beyond, int(token.tag[1]))
    source = text[body[0].start : body[-1].end]
    too_long = SENTENCE_LIMIT if is_underlined and ends_sentence(source) else TITLE_LIMIT
    if len(source) > too_long:
        return Block(Kind.TEXT, body[0].start, body[-1].end)
    words = source if is_underlined else source.strip("#") if source.strip("#") else ""
    label = one_line(plain_text(" ".join(words.split())))
    return Block(Kind.HEADING, first, beyond, int(token.tag[1]), label)


def _paragraphs(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """A paragraph's lines as one block, or one each where they are as long as paragraphs."""
    if not lines:
        return
    mean = sum(line.end - line.start for line in lines) / len(lines)
    each = mean >= 2 * long_line(text, lines) and is_line_per_paragraph(text, lines, parted=True)
    first = lines[0].start
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if following is None or each or following.apart:
            yield Block(Kind.TEXT, first, line.end)
            first = following.start if following else line.end


def _bold_headings(text: str, blocks: Sequence[Block]) -> list[Block]:
    """`blocks`, with each bold line that stands above a text or list made a heading."""
    bold = [b.kind is Kind.TEXT and is_bold_line(text[b.start : b.end][:100]) for b in blocks]
    headed = [
        is_bold and i + 1 < len(blocks) and not bold[i + 1] and blocks[i + 1].kind != Kind.HEADING
        for i, is_bold in enumerate(bold)
    ]
    return [
        _bold_heading(text, block) if heads else block
        for block, heads in zip(blocks, headed, strict=True)
    ]


def _bold_heading(text: str, block: Block) -> Block:
    label = one_line(plain_text(text[block.start : block.end])).rstrip(":")
    return block._replace(kind=Kind.HEADING, level=BOLD_LEVEL, label=label)


def _has_words(html: str) -> bool:
    """Return whether anything is left to read without tags and comments."""
    while (opening := html.find("<!--")) >= 0:
        closing = html.find("-->", opening)
        html = html[:opening] + (html[closing + 3 :] if closing >= 0 else "")
    return bool(_TAG.sub("", html).strip())
