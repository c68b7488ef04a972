"""MyST and Quarto: directives in fences, roles, targets and options of code."""

from __future__ import annotations

import re

_FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,})\{(?P<name>[\w:+-]+)(?P<more>[^}\n]*)\}[ \t]*"
    r"(?P<rest>[^\n]*)\n(?P<body>.*?)^[ \t]*(?P=fence)`*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
_OPTIONS = re.compile(
    r"\A(?:[ \t]*:[\w-]+:[^\n]*\n|[ \t]*---[ \t]*\n.{0,2000}?^[ \t]*---[ \t]*\n)+",
    re.MULTILINE | re.DOTALL,
)
_COLON_OPTIONS = re.compile(
    r"^([ \t]*:{3,}\{[\w:+-]{1,40}\}[^\n]*\n)(?:[ \t]*:[\w-]{1,40}:[^\n]*\n)+", re.MULTILINE
)
"""What stands in the first lines of a directive between colons."""
_PICTURE = re.compile(r"^([ \t]*:{3,}\{(?:figure|image)\})[^\n]*", re.MULTILINE)
_NESTED = 3
"""Directives within one another that are read."""
_CHUNK_OPTION = re.compile(r"^[ \t]*(?:#|//|--|%)\|[^\n]*\n?", re.MULTILINE)
_ROLE = re.compile(r"\{[\w:+-]{2,30}\}`([^`\n<]{1,300}?)[ \t]*(?:<[^`\n>]{0,300}>)?`")
_TARGET = re.compile(r"^\([\w:. -]{1,100}\)=[ \t]*$|^\+\+\+.*$|^%(?!\|).*$", re.MULTILINE)
_CODE = frozenset({"code", "code-block", "sourcecode", "code-cell", "prompt", "parsed-literal"})
_SILENT = frozenset({
    "toctree", "include", "literalinclude", "image", "raw", "bibliography", "contents", "mermaid",
    "graphviz", "eval-rst", "index", "tableofcontents", "iframe", "embed", "autodoc2-summary",
})  # fmt: skip
_MATH = frozenset({"math"})
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LANGUAGES = frozenset({
    "r", "python", "julia", "bash", "sh", "sql", "ojs", "js", "stan", "rust", "ruby", "perl", "go",
    "css", "html", "yaml", "json", "mermaid", "dot",
})  # fmt: skip


def is_myst(text: str) -> bool:
    """Whether a text has what only MyST and Quarto write."""
    return "{" in text and ("```{" in text or ":::{" in text or "}`" in text)


def without_directives(text: str) -> str:
    """Markdown with directives in fences as boxes or plain code, roles as their words."""
    knows_targets = "```{" in text or ":::{" in text
    for _ in range(_NESTED):
        text, count = _FENCE.subn(_directive, text)
        if not count:
            break
    text = _PICTURE.sub(r"\1", _COLON_OPTIONS.sub(r"\1", text))
    text = _ROLE.sub(r"\1", text)
    return _TARGET.sub("", text) if knows_targets else text


def _directive(match: re.Match[str]) -> str:
    name, indent = match["name"], match["indent"]
    low = name.lower().rpartition(":")[2]
    if low in _LANGUAGES:
        return f"{indent}```{low}\n{_CHUNK_OPTION.sub('', match['body'])}{indent}```"
    body = _OPTIONS.sub("", match["body"])
    if low in _SILENT:
        return ""
    if low in _CODE:
        return f"{indent}```{match['rest']}\n{body}{indent}```"
    if low in _MATH:
        return f"{indent}```math\n{body}{indent}```"
    if not _WORDS.fullmatch(low):
        return match[0]
    fence = ":" * len(match["fence"])
    title = "" if low in ("figure", "grid", "list-table") else match["rest"]
    quiet = low if low not in ("figure", "table", "list-table", "grid-item-card") else "div"
    return f"{indent}{fence}{{{quiet}}} {title}\n{body}{indent}{fence}"
