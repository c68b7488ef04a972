"""MDX: imports, expressions and components, of which only the words are kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from index.parsing.markdown.containers import STEPS, opened
from index.parsing.markdown.kinds import kind_words
from index.parsing.markdown.objects import told_by_objects

_MODULE = re.compile(
    r"^(?:import\s+(?:[\w*{][^\n;]*?\sfrom\s*)?['\"][^'\"\n]+['\"];?[ \t]*$"
    r"|import\s+\{[^}]{0,2000}\}\s*from\s*['\"][^'\"\n]+['\"];?[ \t]*$)",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?:const|let|var|default|function|async|class|type|interface)\b", re.MULTILINE
)
_STRING = re.compile(r"""\{\s*(?:"([^"\n{}]*)"|'([^'\n{}]*)'|`([^`{}]*)`)\s*\}""")
_CODE_STRING = re.compile("\\{\\s*(\ue000\\d+\ue001)\\s*\\}")
_BRACE = re.compile(r"""\{\s*(["'`])([{}])\1\s*\}""")
_MARKED_BRACES = {"{": "\ue002", "}": "\ue003"}
"""Braces that are said, until all others are gone."""
_EXPRESSION = re.compile(r"(?<![\\$\w{])\{[\w.()\[\]?!: &|'\"<>=/+-]{1,300}\}(?!\})")
_CODE_LINE = re.compile(r"^[ \t]*\{(?![#:%.{+~=>-])", re.MULTILINE)
"""Where an expression of its own begins."""
_OPENING = re.compile(r"</?(?P<name>[A-Za-z][\w.:-]*)(?=[\s/>{])|<>|</>")
_ATTRIBUTE = re.compile(
    r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|\{\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)\s*\})"""
)
_LABELS = re.compile(
    r"""\{\s*(?:label:\s*['"]([^'"\n]*)['"],\s*value:\s*['"]([^'"\n]*)['"]"""
    r"""|value:\s*['"]([^'"\n]*)['"],\s*label:\s*['"]([^'"\n]*)['"])"""
)
_ITEMS = re.compile(r"\bitems=\{\s*\[([^\[\]]{1,1000})\]")
_ITEM = re.compile(r"""'([^'\n]{1,100})'|"([^"\n]{1,100})\"""")
_INDENT = 200
_LONGEST = 40_000
"""Characters of a tag above which it is text."""
_BROKEN = 200
"""Tags without an end after which no more are looked for."""
_HEAD_KEYS = (
    "title",
    "label",
    "header",
    "summary",
    "question",
    "heading",
    "path",
    "query",
    "name",
    "q",
)
_SAID_KEYS = ("command", "description", "text", "content", "caption", "answer")
_KIND_KEYS = ("type", "kind", "variant", "severity", "status", "level", "intent")
_FIELD_KEYS = ("body", "query", "path", "header", "name", "param", "response", "title", "label")
_FIELDS = frozenset({"paramfield", "responsefield", "property", "param", "field", "parameter"})
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
    """Return whether a document is in MDX, whatever it is called."""
    return name.lower().endswith(".mdx") or bool(
        ("import" in text and _MODULE.search(text))
        or ("{" in text and "{/*" in text)
        or ("export" in text and _EXPORT.search(text))
    )


def without_modules(text: str) -> str:
    """`text` without imports, exports and comments of MDX."""
    text = without_comments(_MODULE.sub("", text), "{/*", "*/}")
    parts, told, position = [], [], 0
    while match := _EXPORT.search(text, position):
        parts.append(text[position : match.start()])
        position = _end_of_code(text, match.end())
        told.append(told_by_objects(text[match.end() : position], only_questions=True))
    return "".join([*parts, text[position:], *told])


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
        text = _BRACE.sub(lambda m: _MARKED_BRACES[m[2]], text)
        text = _CODE_STRING.sub(r"\1", text)
        text = _STRING.sub(lambda m: m[1] or m[2] or m[3] or " ", text)
    if "<" in text:
        text = _tags_replaced(text, _Components().element)
    return _EXPRESSION.sub("", _without_expressions(text)) if mdx and "{" in text else text


def _without_expressions(text: str) -> str:
    """`text` without the expressions that begin a line, which may go over several."""
    parts, position, broken = [], 0, 0
    for match in _CODE_LINE.finditer(text):
        if match.start() < position:
            continue
        end = _end_of_braces(text, match.end() - 1)
        broken += not end
        if broken > _BROKEN:
            break
        if end:
            parts.append(text[position : match.start()])
            position = end
    return "".join([*parts, text[position:]])


def _end_of_braces(text: str, start: int) -> int:
    """Where the brace is closed that opens at `start`; 0 where it is not."""
    depth = 0
    for i in range(start, min(len(text), start + _LONGEST)):
        depth += (text[i] == "{") - (text[i] == "}")
        if not depth:
            return i + 1
    return 0


def _tags_replaced(text: str, instead: Callable[[str, str, bool, bool, bool], str | None]) -> str:
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
        line = text.rfind("\n", 0, match.start()) + 1
        before = text[line : match.start()] if match.start() - line < _INDENT else "-"
        alone = not before.strip() and not (tag.endswith("/>") and _goes_on(text, end))
        words = instead(match["name"] or "", tag, tag.startswith("</"), tag.endswith("/>"), alone)
        if words is not None:
            words = "" if tag.endswith("/>") and before.startswith("#") else words  # a badge
            parts += (text[position : match.start()], words)
            position = end
    return "".join([*parts, text[position:]])


def _goes_on(text: str, position: int) -> bool:
    """Return whether words follow on the same line."""
    return bool(re.match(r"[ \t]*[^\W\d_]", text[position : position + 20]))


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


class _Components:
    """Components of one document, made elements in reading order."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        self._labels: dict[str, str] = {}
        self._items: list[str] = []

    def element(self, name: str, tag: str, closes: bool, empty: bool, alone: bool) -> str | None:
        """What stands instead of a tag; None for HTML as it is.

        Args:
            name: of the tag, empty for a fragment.
            tag: the whole of it.
            closes: whether it is a closing tag.
            empty: whether it closes itself.
            alone: whether it begins its line.
        """
        if not name:
            return ""
        if not name[0].isupper() and "." not in name:
            return _html(name, tag, closes, empty)
        low = name.lower().rsplit(".", 1)[-1]
        has_title = any(m[1] in _HEAD_KEYS for m in _ATTRIBUTE.finditer(tag))
        is_open = closes and any(known == name for known, _ in self._open)
        if low in ("q", "question") and not has_title and not is_open:
            return f"\n\n<{'/' if closes else ''}x-head>\n\n"
        if low in ("a", "answer"):
            return "\n\n<x-end></x-end>\n\n" if closes else "\n\n"
        if closes:
            return self._close(name)
        if low == "tabs":
            self._take_labels(tag)
        values = {m[1]: next(filter(None, m.groups()[1:]), "") for m in _ATTRIBUTE.finditer(tag)}
        told = told_by_objects(tag) if "{" in tag and ":" in tag and low != "tabs" else ""
        if empty:
            return _words_of_empty(values, low, alone) + told
        before, after = self._around(low, tag, values, alone)
        before += told
        self._open.append((name, after))
        return before

    def _take_labels(self, tag: str) -> None:
        """Remember what a group says that its tabs are called, by their values or in order."""
        for label in _LABELS.finditer(tag):
            self._labels[label[2] or label[3]] = label[1] or label[4]
        items = _ITEMS.search(tag)
        self._items = [one or other for one, other in _ITEM.findall(items[1])] if items else []

    def _close(self, name: str) -> str:
        names = [known for known, _ in self._open]
        if name not in names:
            return ""
        at = len(names) - 1 - names[::-1].index(name)
        after = "".join(words for _, words in reversed(self._open[at:]))
        del self._open[at:]
        return after

    def _around(
        self, low: str, tag: str, values: Mapping[str, str], alone: bool
    ) -> tuple[str, str]:
        """What stands before and after what is in a component."""
        keys = _FIELD_KEYS if low in _FIELDS else _HEAD_KEYS
        title = next((values[key] for key in keys if values.get(key)), "")
        if low == "tabitem" and not values.get("label"):
            value = values.get("value", "")
            title = self._labels.get(value, value)
        if low == "tab" and not title and self._items:
            title = self._items.pop(0)
        if low in ("frame", "figure", "listing"):
            caption = values.get("caption", "")
            if caption and values.get("number"):
                caption = f"Listing {values['number']}: {caption}"
            return "\n\n", f"\n\n{caption}\n\n"
        if low not in _HEADED | _KINDS.keys() | STEPS and not (title and alone):
            return ("\n" if "\n" in tag else ""), ""
        said = next((values[key] for key in _KIND_KEYS if values.get(key)), "")
        kind = kind_words(said or _KINDS[low]) if low in _KINDS else ""
        facts = _facts(tag, values) if low in _FIELDS else values.get("description", "")
        box = opened(kind, title, part=low in STEPS)
        return f"\n\n{box}\n\n{facts}\n\n", "\n\n</div>\n\n"


def _html(name: str, tag: str, closes: bool, empty: bool) -> str | None:
    if "{" not in tag or closes:
        return None
    bare = f"<{name}{_plain_attributes(tag)}{' /' if empty else ''}>"
    return bare if name in _INLINE_HTML else f"\n\n{bare}\n\n" if name != "img" else ""


def _words_of_empty(values: Mapping[str, str], low: str, alone: bool) -> str:
    """What a component shows that has nothing but attributes."""
    if low in ("image", "img", "icon", "iframe", "video", "youtube", "head", "meta", "seo"):
        return ""
    title = next((values[key] for key in _HEAD_KEYS if values.get(key)), "")
    if question := values.get("question"):
        return f"\n\n{opened('', question)}\n\n{values.get('answer', '')}\n\n</div>\n\n"
    said = ": ".join(filter(None, (title, *(values.get(key, "") for key in _SAID_KEYS))))
    if not alone and low not in _HEADED and low not in _KINDS:
        return said
    return f"\n\n{said}\n\n" if said else ""


def _facts(tag: str, values: Mapping[str, str]) -> str:
    """The type, default and so on of a field, as its page shows them beside its name."""
    default = f"default: {values['default']}" if values.get("default") else ""
    bare = _ATTRIBUTE.sub(" ", tag).strip("</>").split()
    flags = (flag for flag in ("required", "deprecated") if flag in bare)
    return ", ".join(filter(None, (values.get("type", ""), default, *flags)))


def _plain_attributes(tag: str) -> str:
    found = (m for m in _ATTRIBUTE.finditer(tag) if m[1] in ("id", "href", "start", "colspan"))
    return "".join(f' {m[1]}="{next(filter(None, m.groups()[1:]), "")}"' for m in found)
