"""The words of elements: lines, code, and what a summary says that only unfolds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.parsing.heading_lines import ends_sentence, is_sentence
from index.parsing.html.inline import MARKS

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset({
    "script", "style", "template", "head", "img", "svg", "picture", "video", "audio", "iframe",
    "object", "embed", "canvas", "input", "select", "textarea", "del", "s", "strike", "math",
})  # fmt: skip
INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "q", "ruby", "rb", "rt", "rp", "samp", "small",
    "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "nobr",
})  # fmt: skip
BREAK = "\v"
_LONG_LINE = 220
"""Characters of a line that nobody has wrapped."""
_UNFOLDS = re.compile(
    r"(?:(?:click|tap|press)\s)?(?:here\s)?(?:to\s)?(?:expand|show|unfold|reveal|toggle|open|see)"
    r"(?:\s(?:for|the|this|me|more|all|details?|contents?|examples?))*|details?|more"
    r"|(?:zum\s)?(?:ausklappen|aufklappen|anzeigen)|mehr anzeigen|einblenden"
    r"|(?:cliquez?\s)?(?:pour\s)?(?:afficher|déplier|dérouler|développer)(?:\s(?:plus|tout))?"
    r"|voir plus|クリックで展開(?:する)?|クリックして展開|展開(?:する)?|详情|点击展开",
    re.IGNORECASE,
)
"""What a summary says that only tells what to do with it."""


def only_unfolds(summary: str) -> bool:
    """Whether a summary says nothing but that a click shows more."""
    return _UNFOLDS.fullmatch(summary.rstrip(" .:…!")) is not None


def says_something(words: str) -> bool:
    """Whether words are a sentence, and no title."""
    return ends_sentence(words) and not words.endswith("?") and is_sentence(words)


def long_lines(text: str) -> list[str]:
    """The lines of a text where each is as long as a paragraph."""
    if "\n" not in text:
        return []
    lines = [" ".join(line.split()) for line in re.split(f"[\n{BREAK}]", text) if line.strip()]
    is_long = len(lines) > 1 and sum(map(len, lines)) >= _LONG_LINE * len(lines)
    return lines if is_long and sum(map(ends_sentence, lines)) > len(lines) / 2 else []


def words_in(element: _Element) -> str:
    """The words in an element, whatever it holds."""
    parts = [element.text or ""]
    for child in element:
        is_mark = child.tag == "a" and (child.text or "").strip() in MARKS and not len(child)
        is_note = "footnote-ref" in (child.get("class") or "")
        if child.tag == "br":
            parts.append(" ")
        if child.tag not in SKIPPED and not is_mark and not is_note:
            parts.append(f" {words_in(child)} " if child.tag not in INLINE else words_in(child))
        parts.append(child.tail or "")
    return "".join(parts)


def code_lines(text: str) -> list[str]:
    """Code without blank lines around it; nothing where there is none."""
    lines = [line.rstrip() for line in text.replace(BREAK, "\n").split("\n")]
    code = "\n".join(lines).strip("\n")
    return [code] if code.strip() else []
