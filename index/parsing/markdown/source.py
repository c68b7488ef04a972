"""Markdown of any dialect as CommonMark: what only its generator reads goes, words stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.parsing.lines import BREAKS
from index.parsing.markdown.components import (
    is_mdx,
    without_comments,
    without_components,
    without_modules,
)
from index.parsing.markdown.containers import fence_after, without_containers, without_shortcodes

_CODE = re.compile(
    r"(?<!`)``[^\n]{1,500}?``(?!`)|(?<!`)`[^`\n]{1,500}`(?!`)|<pre\b.*?</pre>", re.DOTALL
)
_LINE_END = re.compile(f"\r\n|[{BREAKS}]")
_MASKED = re.compile("\ue000(\\d+)\ue001")
_HEADING_ID = re.compile(
    r"^(\s{0,3}#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#([\w.:-]+)[^}\n]*\}[ \t]*#*$", re.M
)
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:[^{}\n]{0,300}\}|[ \t]*\{[ \t]*[#.][\w.# :=\"'-]{0,200}\}[ \t]*$"
    r"|(?<=[)\]*_`>])\{[ \t]*(?:[#.][\w-]|[\w-]+=)[^{}\n]{0,200}\}",
    re.MULTILINE,
)
_DROPPED = re.compile(
    r"^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|-+8<-+[^\n]*|[*-] TOC|@\[toc\][^\n]*|<toc ?/?>)[ \t]*$"
    r"|(?<![\w:`/])(?:(?<=\s)|(?<=^)|(?<=[(\[>*|]))[:](?:[a-z0-9][a-z0-9_+-]{1,60})[:](?![\w:/])"
    r"|\{\{[^{}\n]{0,300}\}\}|!\[\[[^\]\n]{1,300}\]\]",
    re.MULTILINE | re.IGNORECASE,
)
_WIKI_LINK = re.compile(r"(?<!!)\[\[(?:[^\]|\n]{1,200}\|)?([^\]|\n]{1,200})\]\](?!\()")
_MARKED = re.compile(
    r"(?<![=\w])==(?=\S)([^=\n]{1,300})(?<=\S)==(?![=\w])|\^\^(?=\S)([^^\n]{1,300})\^\^"
)
_DIRECTIVE = re.compile(r"(?<![\w:]):[a-z][\w-]{1,30}\[([^\]\n]{0,300})\](?:\{[^}\n]{0,200}\})?")


def common_markdown(text: str, name: str) -> tuple[str, bool]:
    """`text` without what only generators of pages read, and whether it is MDX.

    Args:
        text: a document without front matter.
        name: its file's name.
    """
    text = _LINE_END.sub("\n", re.sub("[\ue000\ue001]", "", text))
    masked, restore = _mask(text)
    masked = without_comments(masked, "<!--", "-->")
    mdx = is_mdx(masked, name)
    if mdx:
        masked = without_modules(masked)
    masked = without_components(without_shortcodes(masked), mdx)
    text = restore(_without_marks(masked))
    return "\n".join(without_containers(text.split("\n"))), mdx


def _without_marks(text: str) -> str:
    text = _HEADING_ID.sub(r'\1 <a id="\2"></a>', text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    text = _DIRECTIVE.sub(r"\1", text) if ":" in text else text
    text = _WIKI_LINK.sub(r"\1", _DROPPED.sub("", text))
    return _MARKED.sub(lambda m: m[1] or m[2], text)


def _mask(text: str) -> tuple[str, Callable[[str], str]]:
    """`text` with its code made into marks, and what puts it back."""
    kept: list[str] = []

    def mask(match: re.Match[str]) -> str:
        kept.append(match[0])
        return f"\ue000{len(kept) - 1}\ue001"

    lines: list[str] = []
    inside: list[str] = []
    fence = ""
    for line in text.split("\n"):
        was, fence = fence, fence_after(line, fence)
        if was or fence:
            inside.append(line)
        else:
            lines.append(line)
        if was and not fence:
            kept.append("\n".join(inside))
            lines.append(f"\ue000{len(kept) - 1}\ue001")
            inside = []
    masked = _CODE.sub(mask, "\n".join([*lines, *inside]))

    def restore(marked: str) -> str:
        for _ in range(2):  # code in a fence has been masked once, in a line of it twice
            marked = _MASKED.sub(lambda m: kept[int(m[1])], marked)
        return marked

    return masked, restore
