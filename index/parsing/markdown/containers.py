"""Containers of Markdown's dialects, as the HTML that `index.parsing.markup.rendered` knows.

MkDocs indents what is in its boxes and tabs, Docusaurus, VitePress and Pandoc put it between lines
of colons, GitBook, Jekyll and Hugo between tags. All become elements around the same Markdown.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from index.parsing.box_kinds import is_kind, says_kind
from index.parsing.markdown.inline import plain_text
from index.parsing.markdown.kinds import BOXES, STYLED, kind_of_style, kind_words

_INDENTED = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<mark>!!!|\?\?\?\+?)\s+(?P<kind>[\w-]+)(?P<more>(?: [\w-]+)*)"
    r"(?:\s+\"(?P<title>.*)\")?|===[!+]*\s+\"(?P<tab>[^\"]*)\")\s*\Z"
)
_COLONS = re.compile(
    r"\s*(?P<fence>:{3,})\s*(?P<kind>\{?[\w-]*\}?)\s*(?:\[(?P<bracket>[^\]]*)\])?"
    r"\s*(?P<more>\{[^}]*\})?\s*(?P<title>.*?)\s*\Z"
)
_CLASS = re.compile(r"\.(?:callout-|admonition-|alert-)?(\w+)")
_SLASHES = re.compile(
    r"\s*/{3,}[ \t]*(?P<kind>[\w-]*)(?:[ \t]*\|[ \t]*(?P<title>[^\n]*?))?[ \t]*\Z"
)
_SLASH_OPTION = re.compile(r"(?: {4}|\t)\s*[\w-]+:(?: |\Z)")
_LEAF = re.compile(r"\s*::[a-zA-Z][\w-]*(?:\[(?P<words>[^\]]*)\])?(?:\{[^}]*\})?\s*\Z")
_LIQUID = re.compile(
    r"\{%-?\s*(?P<close>/?)\s*(?P<name>[$#.@]?[\w/-]+)"
    r"(?P<rest>(?:[^%{]|%(?!\})|\{(?!%))*?)-?%\}"
)
_HUGO = re.compile(
    r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w/.-]+)(?P<rest>(?:(?!\{\{[<%]).)*?)"
    r"(?P<empty>/?)\s*[>%]\}\}"
)
_SHOWN = re.compile(r"\{\{([<%])/\*(.{1,500}?)\*/([>%])\}\}")
"""A shortcode that Hugo shows instead of running it."""
_COMMENT = re.compile(
    r"(?P<mark>\{[%{])(?:(?<=%)-?|[<%])\s*(?P<closes>end|/\s*)?comment(?!\w|-\w)[^\n{}]{0,200}?[%>]\}"
)
"""What begins or ends a comment of Liquid or Hugo."""
_LONGEST_COMMENT = 20_000
_REFERENCE = re.compile(
    r"\{% content-ref [^%]*%\}\s*\[[^\]\s]*(?:\.md|/)\]\([^)]*\)\s*\{% endcontent-ref %\}"
)
"""A link to another page, its file's name instead of its title."""
_VALUE = r"\b({})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|\[?([\w-]+))"
_TITLE = re.compile(_VALUE.format("title|header|summary|name|label|caption"))
_STYLE = re.compile(_VALUE.format("style|type|color|level|context|kind|variant"))
_MORE = re.compile(_VALUE.format("subtitle|description|content|path"))
_CAPTION = re.compile(_VALUE.format("caption"))
_TEXT = re.compile(_VALUE.format("text|label"))
_ITEMS = re.compile(_VALUE.format("items"))
_FIRST = re.compile(r"\s*\"([^\"]*)\"")
_ARGUMENT = re.compile(r"\"([^\"]*)\"|'([^']*)'|([^\s\"']+)")
_ALERT = re.compile(
    r"(?P<quote>[ \t]*(?:>[ \t]*)+)\[!(?P<kind>[\w-]+)(?:\|[^\]\n]*)?\][+-]?[ \t]*(?P<title>.*)\Z"
)
_QUOTED = re.compile(r"[ \t]*>[ \t]?")
_MARKS = re.compile(r"(?:[ \t]*>)*")
_MOST = 1_000
_FENCE = re.compile(r"[ \t]*(?:>[ \t]*)*(?P<fence>`{3,}|~{3,})")
_HEADED = frozenset({
    "hint", "tab", "tabs", "details", "expand", "collapse", "accordion", "card", "code", "swagger",
    "swagger-parameter", "swagger-response", "step",
})  # fmt: skip
STEPS = frozenset({"step", "steps"})
"""Containers after which none of the headings in them goes on."""
_UNSEEN = frozenset({"button", "icon", "youtube", "img", "image", "param", "tabs"})
_GROUPS = frozenset({"tabs", "hint", "card", "code", "step"})
"""Those whose first argument is no title."""
_SHOWN_AS_IS = frozenset({
    "html", "caption", "figure-caption", "define", "table-caption", "admonition",
})  # fmt: skip


def opened(kind: str = "", title: str = "", *, part: bool = False) -> str:
    """The opening tag of an element with a kind or a title.

    Args:
        kind: "Warning"; said before its words.
        title: heads it.
        part: whether the headings in it head nothing after it, though it has neither.
    """
    words = plain_text(title)
    if words and kind.endswith(" version"):
        kind, words = f"{kind} {words}", ""
    said = next((k for k in (kind, *BOXES) if k and says_kind(k, words)), "") if kind else ""
    if said and is_kind(said, words):
        kind, words = kind_words(said), ""
    elif said:
        kind = ""
    known = (("data-kind", kind), ("data-head", words))
    attributes = "".join(f' {key}="{html.escape(value)}"' for key, value in known if value)
    return f"<div{attributes}{' data-part' if part else ''}>"


def without_containers(text: str) -> str:
    """Markdown with the lines that begin and end containers replaced by elements."""
    lines: Iterable[str] = text.split("\n")
    for marks, passed in (
        (("!!!", "???", "==="), _indented),
        (("///",), _slashes),
        (("[!",), _alerts),
        (("::",), _colons),
    ):
        # A sign alone is found ten times as fast as several.
        is_there = any(mark[-1] in text and mark in text for mark in marks)
        lines = passed(lines) if is_there else lines
    return "\n".join(lines)


def _indented(lines: Iterable[str]) -> Iterator[str]:
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


def _colons(lines: Iterable[str]) -> Iterator[str]:
    """Docusaurus, VitePress, Starlight, Pandoc: `:::note[Title]` to `:::`."""
    open_fences: list[int] = []
    fence = ""
    for line in lines:
        fence = fence_after(line, fence)
        match = None if fence or "::" not in line[:40] else _COLONS.match(line)
        if match is None:
            leaf = None if fence or "::" not in line[:40] else _LEAF.match(line)
            yield (leaf["words"] or "") if leaf else line
        elif match["kind"].endswith("-end") or not (
            match["kind"] or match["title"] or match["more"]
        ):
            if open_fences:
                open_fences.pop()
                yield from ("", "</div>", "")
        else:
            open_fences.append(len(match["fence"]))
            more = match["more"] or ""
            classes = [c for c in _CLASS.findall(line) if c in BOXES] if "{" in line else []
            kind = kind_words(match["kind"].strip("{") or (classes[0] if classes else ""))
            said = match["bracket"] or match["title"] or title_of(more)
            title = said.strip().strip("{}\"'")
            if title.startswith((".", "#")) or "=" in title:  # attributes
                title = title_of(said)
            yield from ("", opened(kind, title, part=match["kind"] in STEPS), "")
    for _ in open_fences:
        yield from ("", "</div>")


def _slashes(lines: Iterable[str]) -> Iterator[str]:
    """PyMdown: `/// note | Title` to `///`, options indented below its first line."""
    depth = 0
    fence = ""
    options = False
    for line in lines:
        fence = fence_after(line, fence)
        match = None if fence or "///" not in line[:40] else _SLASHES.match(line)
        options = options and _SLASH_OPTION.match(line) is not None
        if match and match["kind"]:
            depth += 1
            options = True
            is_plain = match["kind"] in _SHOWN_AS_IS
            kind = "" if is_plain else kind_words(match["kind"])
            title = "" if is_plain and match["kind"] != "admonition" else match["title"] or ""
            yield from ("", opened(kind, title), "")
        elif match and not match["title"] and depth:
            depth -= 1
            yield from ("", "</div>", "")
        elif not options:
            yield line
    for _ in range(depth):
        yield from ("", "</div>")


def _alerts(lines: Iterable[str]) -> Iterator[str]:
    """GitHub and Obsidian: `> [!NOTE]`, which a box of its own shows, and no quotation.

    A box may stand in another; one that stands in a quotation stays in it.
    """
    boxes: list[int] = []  # how deeply each of those that are open is quoted
    outer = ""
    fence = ""
    for line in lines:
        depth = len(_MARKS.match(line)[0].replace(" ", "").replace("\t", ""))  # type: ignore[index]
        fence = fence_after(line, fence)
        match = None if fence or "[!" not in line[:60] else _ALERT.match(line)
        # What is not quoted any more, but goes on below on the next line, is the last box's.
        left = 0 if not line.strip() else depth if depth or match else _MOST
        while boxes and boxes[-1] > left - bool(match):
            boxes.pop()
            yield from (outer, f"{outer}</div>", outer)
        if match:
            outer = outer if boxes else "> " * (depth - 1)
            boxes.append(depth)
            box = opened(kind_words(match["kind"]), match["title"])
            yield from (outer, outer + box, outer)
        elif boxes and depth:
            yield outer + _without_marks(line, boxes[-1])
        else:
            yield line
    while boxes:
        boxes.pop()
        yield from (outer, f"{outer}</div>")


def _without_marks(line: str, count: int) -> str:
    """A line without some of the marks that it is quoted by."""
    for _ in range(count):
        line = _QUOTED.sub("", line, count=1)
    return line


def without_shortcodes(text: str) -> str:
    """GitBook's, Jekyll's and Hugo's tags made elements or nothing; what is in them stays."""
    if "{" not in text or ("{%" not in text and "{{" not in text):
        return text
    if "comment" in text:
        text = _without_comments(text)
    if "content-ref" in text:
        text = _REFERENCE.sub("", text)
    text = _SHOWN.sub(_shown, text)
    text = _HUGO.sub(_Hugo(text).element, text)
    return _LIQUID.sub(_liquid, text)


def _without_comments(text: str) -> str:
    """`text` without its comments; one that never ends is none."""
    parts: list[str] = []
    position = 0
    opening: re.Match[str] | None = None
    for tag in _COMMENT.finditer(text):
        if opening and tag.start() - opening.end() > _LONGEST_COMMENT:
            opening = None
        if not tag["closes"]:
            opening = opening or tag
        elif opening and tag["mark"] == opening["mark"]:
            parts.append(text[position : opening.start()])
            position = tag.end() + (tag["mark"] == "{{")
            opening = None
    return "".join([*parts, text[position:]])


def _shown(match: re.Match[str]) -> str:
    """A shortcode that is told of, its braces hidden from all who look for some."""
    opening, words, closing = match.groups()
    return f"\ue002\ue002{opening} {words.strip()} {closing}\ue003\ue003"


def _liquid(match: re.Match[str]) -> str:
    """GitBook's, Jekyll's and Markdoc's tags."""
    name, rest = match["name"].lower(), match["rest"]
    if match["close"] or name.startswith("end"):
        named = name if match["close"] else name[3:]
        return "\n\n</div>\n\n" if named in _HEADED or named in BOXES else ""
    if name == "include" and (words := _value(_MORE, rest)):
        kind = (rest.split() or [""])[0].partition(".")[0]
        kind = (style_of(rest) or kind) if kind in STYLED else kind
        box = opened(kind_words(kind) if kind in BOXES else "", title_of(rest))
        return f"\n\n{box}\n\n{words}\n\n</div>\n\n"
    if name not in _HEADED and name not in BOXES:
        return ""
    style, title = style_of(rest), title_of(rest)
    kind = kind_words(name) if name in BOXES else ""
    if style and kind:
        kind = kind_of_style(style, title)
    said = _value(_MORE, rest) if name == "swagger" else ""
    box = opened(kind, title, part=name in STEPS)
    return f"\n\n{box}\n\n{said}\n\n"


def title_of(attributes: str) -> str:
    """The title that attributes of a container give it."""
    return _value(_TITLE, attributes)


def style_of(attributes: str) -> str:
    """The kind or look that attributes of a container give it."""
    return _value(_STYLE, attributes)


def _value(pattern: re.Pattern[str], rest: str) -> str:
    """What the first attribute of these names says."""
    match = pattern.search(rest)
    return next(filter(None, match.groups()[1:]), "") if match else ""


class _Hugo:
    """Hugo's shortcodes in one text.

    Args:
        text: the text; a shortcode that it never closes has nothing within.
    """

    def __init__(self, text: str) -> None:
        self._closed = {m["name"].lower() for m in _HUGO.finditer(text) if m["close"]}
        self._labels: list[str] = []

    def element(self, match: re.Match[str]) -> str:
        """What stands instead of a shortcode."""
        name, rest = match["name"].lower(), match["rest"]
        if name == "tabs" and not match["close"]:
            self._labels = [x.strip() for x in _value(_ITEMS, rest).split(",") if x.strip()]
        is_empty = bool(match["empty"]) or name not in self._closed
        if name == "figure" or (is_empty and (name in _HEADED or name.endswith("card"))):
            said = (title_of(rest), _value(_CAPTION, rest), _value(_MORE, rest))
            return "\n\n" + ": ".join(dict.fromkeys(filter(None, said))) + "\n\n"
        if is_empty and name not in _UNSEEN and not match["close"]:
            return _value(_TEXT, rest)
        if name not in self._closed or name not in _HEADED | BOXES | STEPS:
            return ""
        if match["close"]:
            return "\n\n</div>\n\n"
        return f"\n\n{self._opened(name, rest)}\n\n"

    def _opened(self, name: str, rest: str) -> str:
        if name in STEPS:
            return opened(part=True)
        title, style, first = title_of(rest), style_of(rest), _FIRST.match(rest)
        if name in STYLED:
            said = [] if "=" in rest else ["".join(m) for m in _ARGUMENT.findall(rest)]
            style, title = style or next(iter(said), ""), title or "".join(said[1:2])
        if name in BOXES:
            kind = kind_of_style(style, title) if name in STYLED else kind_words(name)
            return opened(kind, title)
        if not title and first and name not in _GROUPS:
            title = first[1]
        if not title and name == "tab" and self._labels:
            title = self._labels.pop(0)
        return opened("", title)


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
