"""Containers of Markdown's dialects, as the HTML that `index.parsing.markup.rendered` knows.

MkDocs indents what is in its boxes and tabs, Docusaurus, VitePress and Pandoc put it between lines
of colons, GitBook, Jekyll and Hugo between tags. All become elements around the same Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence

_INDENTED = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<mark>!!!|\?\?\?\+?)\s+(?P<kind>[\w-]+)(?P<more>(?: [\w-]+)*)"
    r"(?:\s+\"(?P<title>.*)\")?|===[!+]*\s+\"(?P<tab>[^\"]*)\")\s*\Z"
)
_COLONS = re.compile(
    r"\s*(?P<fence>:{3,})\s*(?P<kind>\{?[\w-]*\}?)\s*(?:\[(?P<bracket>[^\]]*)\])?"
    r"\s*(?:\{[^}]*\})?\s*(?P<title>.*?)\s*\Z"
)
_LEAF = re.compile(r"\s*::[a-zA-Z][\w-]*(?:\[(?P<words>[^\]]*)\])?(?:\{[^}]*\})?\s*\Z")
_LIQUID = re.compile(r"\{%-?\s*(?P<name>[\w-]+)(?P<rest>[^%]*?)-?%\}")
_HUGO = re.compile(r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w/.-]+)(?P<rest>.*?)/?\s*[>%]\}\}")
_TITLE = re.compile(r"(?:title|header|summary|name|label)\s*=\s*\"([^\"]*)\"")
_STYLE = re.compile(r"(?:style|type|color|level)\s*=\s*\"([^\"]*)\"")
_FIRST = re.compile(r"\s*\"([^\"]*)\"")
_ALERT = re.compile(r"(?P<quote>[ \t]*(?:>[ \t]*)+)\[!(?P<kind>[\w-]+)\][+-]?[ \t]*(?P<title>.*)\Z")
_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(?P<fence>`{3,}|~{3,})")
_QUIET = frozenset({
    "details", "tabs", "tab", "tab-item", "tab-set", "code-group", "raw", "columns", "column",
    "row", "grid", "cards", "center", "left", "right", "div", "section", "content", "v-pre", "",
    "steps", "demo", "endhint", "code", "expandable", "expand", "dropdown", "collapse",
    "accordion", "figure",
})  # fmt: skip
"""Containers whose name no reader sees."""
_HEADED = frozenset({"hint", "tab", "tabs", "details", "expand", "collapse", "accordion", "card"})


def kind_words(kind: str) -> str:
    """What a reader sees of a kind of container: "Warning" of `warning`, nothing of `tabs`."""
    name = kind.strip("{}").lower()
    return "" if name in _QUIET else name.replace("-", " ").replace("_", " ").capitalize()


def opened(kind: str = "", title: str = "") -> str:
    """The opening tag of an element with a kind or a title."""
    known = (("data-kind", kind), ("data-head", title))
    attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in known if value)
    return f"<div{attributes}>"


def without_containers(lines: Sequence[str]) -> list[str]:
    """Lines of Markdown, those that begin and end containers replaced by elements."""
    return list(_colons(_alerts(_indented(lines))))


def _indented(lines: Sequence[str]) -> Iterator[str]:
    """MkDocs: `!!! note "Title"`, `??? note` and `=== "Tab"` with indented content."""
    open_at: list[int] = []
    fence = ""
    for line in lines:
        text = line.expandtabs(4)
        column = len(text) - len(text.lstrip())
        while open_at and text.strip() and column < open_at[-1] + 4:
            open_at.pop()
            fence = ""
            yield from ("", "</div>", "")
        shift = 4 * len(open_at)
        body = text[min(shift, column) :] if open_at else line
        fence = fence_after(body, fence)
        match = None if fence or not body else _INDENTED.match(body)
        if match is None:
            yield body
            continue
        title, kind = match["title"] or match["tab"] or "", match["kind"] or ""
        open_at.append(column)
        yield from ("", opened(kind_words(kind) if kind else "", title), "")
    for _ in open_at:
        yield from ("", "</div>")


def _colons(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    """Docusaurus, VitePress, Starlight, Pandoc: `:::note[Title]` to `:::`."""
    open_fences: list[int] = []
    fence = ""
    for line in lines:
        fence = fence_after(line, fence)
        match = None if fence or "::" not in line[:40] else _COLONS.match(line)
        if match is None:
            leaf = None if fence or "::" not in line[:40] else _LEAF.match(line)
            yield (leaf["words"] or "") if leaf else line
        elif not match["kind"] and not match["title"]:
            if open_fences:
                open_fences.pop()
                yield from ("", "</div>", "")
        else:
            open_fences.append(len(match["fence"]))
            kind = kind_words(match["kind"])
            title = (match["bracket"] or match["title"] or "").strip().strip("{}\"'")
            is_attributes = title.startswith((".", "#")) or "=" in title
            yield from ("", opened(kind, "" if is_attributes else title), "")
    for _ in open_fences:
        yield from ("", "</div>")


def _alerts(lines: Iterator[str]) -> Iterator[str]:
    """GitHub and Obsidian: `> [!NOTE]`."""
    prefix = ""
    fence = ""
    for line in lines:
        fence = fence_after(line, fence)
        match = None if fence or "[!" not in line[:60] else _ALERT.match(line)
        if match:
            kind, title = kind_words(match["kind"]), match["title"].strip()
            prefix = "" if title else f"{kind}: "
            if title:
                yield f"{match['quote']}**{kind}: {title.strip('*')}**"
                yield match["quote"]
            continue
        if prefix and line.lstrip().startswith(">") and line.strip("> \t"):
            quote = line[: len(line) - len(line.lstrip("> \t"))]
            line, prefix = f"{quote}{prefix}{line[len(quote) :]}", ""
        elif prefix and not line.lstrip().startswith(">"):
            prefix = ""
        yield line


def without_shortcodes(text: str) -> str:
    """GitBook's, Jekyll's and Hugo's tags made elements or nothing; what is in them stays."""
    if "{%" not in text and "{{" not in text:
        return text
    text = _LIQUID.sub(_liquid, text)
    return _HUGO.sub(_hugo, text)


def _liquid(match: re.Match[str]) -> str:
    name, rest = match["name"].lower(), match["rest"]
    if name.startswith("end"):
        return "\n\n</div>\n\n" if name[3:] in _HEADED else ""
    if name not in _HEADED:
        return ""
    style, title = _STYLE.search(rest), _TITLE.search(rest)
    kind = kind_words(style[1]) if name == "hint" and style else ""
    return f"\n\n{opened(kind, title[1] if title else '')}\n\n"


def _hugo(match: re.Match[str]) -> str:
    name, rest = match["name"].lower(), match["rest"]
    is_box = name in _HEADED or name in (
        "note", "warning", "tip", "info", "alert", "callout", "notice", "admonition", "caution",
    )  # fmt: skip
    if not is_box:
        return ""
    if match["close"]:
        return "\n\n</div>\n\n"
    if match[0].rstrip(">%} ").endswith("/"):
        return ""
    title, style = _TITLE.search(rest), _STYLE.search(rest)
    first = _FIRST.match(rest)
    kind = name
    if name in ("callout", "alert", "notice", "admonition"):
        kind = style[1] if style else rest.split()[0].strip('"') if rest.split() else "note"
    words = title[1] if title else first[1] if first and name in _HEADED else ""
    return f"\n\n{opened('' if name in _HEADED else kind_words(kind), words)}\n\n"


def fence_after(line: str, fence: str) -> str:
    """The code fence that is open after a line, if one was open before it or it opens one."""
    match = _FENCE.match(line)
    if match is None:
        return fence
    mark = match["fence"]
    if not fence:
        rest = line[match.end() :]
        return "" if mark[0] == "`" and "`" in rest else mark
    closes = mark[0] == fence[0] and len(mark) >= len(fence) and not line[match.end() :].strip()
    return "" if closes else fence
