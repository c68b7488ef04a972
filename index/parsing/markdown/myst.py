"""MyST and Quarto: directives in fences, roles, targets and options of code."""

from __future__ import annotations

import csv
import re
from itertools import islice

_OPENING = re.compile(
    r"^(?P<indent>[ \t]*)(?P<fence>`{3,})\{(?P<name>[\w:+-]+)[^}\n]*\}[ \t]*(?P<rest>[^\n]*)\n",
    re.MULTILINE,
)
_CLOSING = re.compile(r"^[ \t]*(`{3,})[ \t]*$", re.MULTILINE)
_OPTIONS = re.compile(
    r"\A(?:[ \t]*:[\w-]+:[^\n]*\n|[ \t]*---[ \t]*\n.{0,2000}?^[ \t]*---[ \t]*\n)+",
    re.MULTILINE | re.DOTALL,
)
_COLON_OPTIONS = re.compile(
    r"^([ \t]*:{3,}\{[\w:+-]{1,40}\}[^\n]*\n)(?:[ \t]*:[\w-]{1,40}:[^\n]*\n)+", re.MULTILINE
)
"""What stands in the first lines of a directive between colons."""
_PICTURE = re.compile(r"^([ \t]*:{3,}\{(?:figure|image)\})[^\n]*", re.MULTILINE)
_BOXED = re.compile(r"^([ \t]*[:`]{3,}\{(?:grid|hlist|tab-set)\})[^\n]*", re.MULTILINE)
"""The first line of a directive that says how many columns it has."""
_CAPTION = re.compile(r"^[ \t]*:caption:[ \t]*(\S[^\n]*)$", re.MULTILINE)
_HEADER = re.compile(r"^[ \t]*:header:[ \t]*(\S[^\n]*)$", re.MULTILINE)
_HEADERS = re.compile(r"^[ \t]*:header-rows:[ \t]*[1-9]", re.MULTILINE)
_ROW = re.compile(r"[ \t]*[*-][ \t]+[*-](?:[ \t]+|\Z)")
_CELL = re.compile(r"[ \t]+[*-](?:[ \t]+|\Z)")
_TERM = re.compile(r"^(\S[^\n]*)\n[ \t]+(?=\S)", re.MULTILINE)
_NEXT_TERM = re.compile(r"(?<=\n)(?=\S[^\n]*\n[ \t]+\S)")
_NESTED = 3
"""Directives within one another that are read."""
_CHUNK_OPTION = re.compile(r"^[ \t]*(?:#|//|--|%)\|[^\n]*\n?", re.MULTILINE)
_ROLE = re.compile(r"\{[\w:+-]{2,30}\}`([^`\n<]{1,300}?)[ \t]*(?:<[^`\n>]{0,300}>)?`")
_ICON = re.compile(r"\{(?:fa[bsr]?|octicon|material-[a-z]+)\}`[^`\n]{1,200}`[ \t]*")
_TARGET = re.compile(
    r"^\([\w:. -]{1,100}\)=[ \t]*$|^\+\+\+.*$|^\^\^\^[ \t]*$|^%(?!\|).*$", re.MULTILINE
)
_CODE = frozenset({"code", "code-block", "sourcecode", "code-cell", "prompt", "parsed-literal"})
_SILENT = frozenset({
    "toctree", "include", "literalinclude", "image", "bibliography", "contents", "index",
    "tableofcontents", "iframe", "embed", "autodoc2-summary",
})  # fmt: skip
_REMOVED = re.compile(r"\bremove-(?:input|cell)\b")
_MATH = frozenset({"math"})
_DRAWN = frozenset({"graphviz", "uml", "plantuml", "digraph"})
"""Diagrams, whose words are in their source; the more usual ones are among the languages."""
_WORDS = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LANGUAGES = frozenset({
    "r", "python", "julia", "bash", "sh", "sql", "ojs", "js", "stan", "rust", "ruby", "perl", "go",
    "css", "html", "yaml", "json", "mermaid", "dot",
})  # fmt: skip


def is_myst(text: str) -> bool:
    """Return whether a text has what only MyST and Quarto write."""
    return "{" in text and ("```{" in text or ":::{" in text or "}`" in text)


def without_directives(text: str) -> str:
    """Markdown with directives in fences as boxes or plain code, roles as their words."""
    knows_targets = "```{" in text or ":::{" in text
    text = _BOXED.sub(r"\1", text)
    for _ in range(_NESTED):
        replaced = _with_directives(text)
        if replaced == text:
            break
        text = replaced
    text = _PICTURE.sub(r"\1", _COLON_OPTIONS.sub(r"\1", text))
    text = _ROLE.sub(r"\1", _ICON.sub("", text))
    return _TARGET.sub("", text) if knows_targets else text


def _with_directives(text: str) -> str:
    """Markdown with each directive, but for those within others, replaced."""
    closings = list(_CLOSING.finditer(text))
    parts: list[str] = []
    position = at = 0
    unclosed = len(text)
    for opening in _OPENING.finditer(text):
        length = len(opening["fence"])
        if opening.start() < position or length >= unclosed:
            continue
        while at < len(closings) and closings[at].start() < opening.end():
            at += 1
        closing = next((c for c in islice(closings, at, None) if len(c[1]) >= length), None)
        if closing is None:
            unclosed = length  # and none as long after it is closed either
            continue
        words = _directive(opening, text[opening.end() : closing.start()])
        if words is not None:
            parts += (text[position : opening.start()], words)
            position = closing.end()
    return "".join([*parts, text[position:]])


def _table(name: str, options: str, body: str) -> str:
    """A table between pipes, of a list of lists or of values with commas."""
    if name == "csv-table":
        header = _HEADER.search(options)
        lines = [*([header[1]] if header else []), *body.strip().splitlines()]
        rows, has_header = list(csv.reader(lines, skipinitialspace=True)), header is not None
    else:
        rows, has_header = _listed_rows(body), _HEADERS.search(options) is not None
    width = max(map(len, rows), default=0)
    if width < 2:
        return ""
    rows = rows if has_header else [[""] * width, *rows]
    drawn = ["|" + "|".join(cell.replace("|", "\\|") for cell in row) + "|" for row in rows]
    return "\n".join([drawn[0], "|" + "---|" * width, *drawn[1:]])


def _listed_rows(body: str) -> list[list[str]]:
    rows: list[list[str]] = []
    for line in body.splitlines():
        if row := _ROW.match(line):
            rows.append([line[row.end() :].strip()])
        elif rows and (cell := _CELL.match(line)):
            rows[-1].append(line[cell.end() :].strip())
        elif rows and line.strip():
            rows[-1][-1] = f"{rows[-1][-1]} {line.strip()}".strip()
    return rows


def _directive(match: re.Match[str], source: str) -> str | None:
    """What stands instead of a directive; None where it stays."""
    name, indent = match["name"], match["indent"]
    low = name.lower().rpartition(":")[2]
    if low == "eval-rst":
        return None
    if low in _LANGUAGES or low in _DRAWN:
        body = _CHUNK_OPTION.sub("", _OPTIONS.sub("", source))
        return f"{indent}```{low}\n{body}{indent}```"
    body = _OPTIONS.sub("", source)
    options = source[: len(source) - len(body)]
    if low in _SILENT or (low == "code-cell" and _REMOVED.search(options)):
        return ""
    if low == "raw":
        return f"\n{body}\n" if match["rest"].strip().lower() == "html" else ""
    if low in _CODE:
        said = _CAPTION.search(options)
        caption = f' title="{said[1]}"' if said and '"' not in said[1] else ""
        return f"{indent}```{match['rest']}{caption}\n{body}{indent}```"
    if low in ("list-table", "csv-table") and (table := _table(low, options, body)):
        return f"{match['rest']}\n\n{table}\n"
    if low == "glossary":
        return _TERM.sub(r"\1\n: ", _NEXT_TERM.sub("\n", f"\n{body}"))
    if low in _MATH:
        return f"{indent}```math\n{body}{indent}```"
    if not _WORDS.fullmatch(low):
        return None
    fence = ":" * len(match["fence"])
    title = "" if low in ("figure", "grid", "list-table") else match["rest"]
    quiet = low if low not in ("figure", "table", "list-table", "grid-item-card") else "div"
    return f"{indent}{fence}{{{quiet}}} {title}\n{body}{indent}{fence}"
