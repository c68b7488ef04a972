"""MDX: imports, expressions and components, of which only the words are kept."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.parsing.markdown.containers import kind_words, opened

_MODULE = re.compile(
    r"^(?:import\s+(?:[\w*{][^\n;]*?\sfrom\s*)?['\"][^'\"\n]+['\"];?[ \t]*$"
    r"|import\s+\{[^}]{0,2000}\}\s*from\s*['\"][^'\"\n]+['\"];?[ \t]*$)",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?:const|let|var|default|function|async|class|type|interface)\b", re.MULTILINE
)
_STRING = re.compile(r"""\{\s*(?:"([^"\n{}]*)"|'([^'\n{}]*)'|`([^`{}]*)`)\s*\}""")
_EXPRESSION = re.compile(r"(?<![\\$\w{])\{[\w.()\[\]?!: &|'\"<>=/+-]{1,300}\}(?!\})")
_OPENING = re.compile(r"</?(?P<name>[A-Za-z][\w.:-]*)(?=[\s/>{])|<>|</>")
_ATTRIBUTE = re.compile(
    r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\})"""
)
_LONGEST = 4_000
"""Characters of a tag above which it is text."""
_BROKEN = 200
"""Tags without an end after which no more are looked for."""
_HEAD_KEYS = ("title", "label", "header", "summary", "question", "heading", "path", "query", "name")
_HEADED = frozenset({
    "tab", "tabitem", "card", "accordion", "step", "details", "collapsible", "expandable",
    "accordionitem", "paramfield", "responsefield", "update", "linkcard", "callout", "disclosure",
    "faq", "faqitem", "property", "cardgroup",
})  # fmt: skip
_KINDS = {
    "note": "note", "warning": "warning", "tip": "tip", "info": "info", "check": "tip",
    "danger": "danger", "caution": "caution", "aside": "note", "callout": "note",
    "admonition": "note", "alert": "note", "important": "important",
}  # fmt: skip
_INLINE_HTML = frozenset({
    "a", "abbr", "b", "br", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip


def is_mdx(text: str, name: str) -> bool:
    """Whether a document is in MDX, whatever it is called."""
    return name.lower().endswith(".mdx") or bool(
        _MODULE.search(text) or "{/*" in text or _EXPORT.search(text)
    )


def without_modules(text: str) -> str:
    """`text` without imports, exports and comments of MDX."""
    text = without_comments(_MODULE.sub("", text), "{/*", "*/}")
    parts, position = [], 0
    while match := _EXPORT.search(text, position):
        parts.append(text[position : match.start()])
        position = _end_of_code(text, match.end())
    return "".join([*parts, text[position:]])


def without_comments(text: str, opening: str, closing: str) -> str:
    """`text` without what stands between two marks, and without an opening one alone."""
    parts, position = [], 0
    while (start := text.find(opening, position)) >= 0:
        parts.append(text[position:start])
        end = text.find(closing, start + len(opening))
        if end < 0:
            return "".join([*parts, text[start:].replace(opening, "")])
        position = end + len(closing)
    return "".join([*parts, text[position:]])


def _end_of_code(text: str, start: int) -> int:
    """Where a statement ends: at the first empty line, or line end, outside of brackets."""
    depth = 0
    for i in range(start, min(len(text), start + 100_000)):
        if text[i] in "([{":
            depth += 1
        elif text[i] in ")]}":
            depth -= 1
        elif text[i] == "\n" and depth <= 0 and not text[i + 1 : i + 2].strip():
            return i
    return min(len(text), start + 100_000)


def without_components(text: str, mdx: bool) -> str:
    """`text` with components made elements or nothing, expressions left out."""
    if mdx:
        text = _STRING.sub(lambda m: m[1] or m[2] or m[3] or " ", text)
    if "<" in text:
        text = _tags_replaced(text, _component)
    return _EXPRESSION.sub("", text) if mdx and "{" in text else text


def _tags_replaced(text: str, instead: Callable[[str, str, bool, bool], str | None]) -> str:
    parts: list[str] = []
    position = 0
    broken = 0
    for match in _OPENING.finditer(text):
        if match.start() < position:
            continue
        end = _end_of_tag(text, match.end()) if match["name"] else match.end()
        if not end:
            broken += 1
            if broken > _BROKEN:
                break
            continue
        tag = text[match.start() : end]
        words = instead(match["name"] or "", tag, tag.startswith("</"), tag.endswith("/>"))
        if words is not None:
            parts += (text[position : match.start()], words)
            position = end
    return "".join([*parts, text[position:]])


def _end_of_tag(text: str, start: int) -> int:
    """Where a tag ends whose attributes may hold code; 0 where it is none."""
    depth, quote = 0, ""
    for i in range(start, min(len(text), start + _LONGEST)):
        character = text[i]
        if quote:
            quote = "" if character == quote else quote
        elif character in "\"'`" and (depth or text[i - 1] in "={"):
            quote = character
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == ">" and depth <= 0:
            return i + 1
        elif character == "<" and depth <= 0:
            return 0
    return 0


def _component(name: str, tag: str, closes: bool, empty: bool) -> str | None:
    """What stands instead of a tag; None for HTML as it is."""
    if not name:
        return ""
    low = name.lower().rsplit(".", 1)[-1]
    if not name[0].isupper() and "." not in name:
        if "{" not in tag or closes:
            return None
        bare = f"<{name}{_plain_attributes(tag)}{' /' if empty else ''}>"
        return bare if name in _INLINE_HTML else f"\n\n{bare}\n\n" if low != "img" else ""
    if low in ("q", "question") or (low == "a" and name == "A"):
        mark = "/" if closes else ""
        return f"\n\n<{mark}x-head>\n\n" if low != "a" else "\n\n"
    if low not in _HEADED and low not in _KINDS:
        return _dropped(tag, empty)
    if closes:
        return "\n\n</div>\n\n"
    values = {m[1]: next(filter(None, m.groups()[1:]), "") for m in _ATTRIBUTE.finditer(tag)}
    title = next((values[key] for key in _HEAD_KEYS if values.get(key)), "")
    kind = (
        kind_words(values.get("type") or values.get("kind") or _KINDS[low]) if low in _KINDS else ""
    )
    if empty:
        words = ": ".join(filter(None, (title, values.get("description", ""))))
        return f"\n\n{words}\n\n" if words else ""
    return f"\n\n{opened(kind, title)}\n\n"


def _dropped(tag: str, empty: bool) -> str:
    return "\n" if "\n" in tag else ""


def _plain_attributes(tag: str) -> str:
    found = (m for m in _ATTRIBUTE.finditer(tag) if m[1] in ("id", "href", "start", "colspan"))
    return "".join(f' {m[1]}="{next(filter(None, m.groups()[1:]), "")}"' for m in found)
