"""MDC, the Markdown of Nuxt: components from `::card{title="…"}` to `::`, their options as YAML."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.parsing.markdown.containers import STEPS, fence_after, opened, style_of, title_of
from index.parsing.markdown.kinds import BOXES, STYLED, kind_of_style, kind_words

_CLOSED = re.compile(r"^[ \t]*::[ \t]*$", re.MULTILINE)
_OPENED = re.compile(r"^[ \t]*::[a-zA-Z]", re.MULTILINE)
_OPENS = re.compile(
    r"(?P<indent>[ \t]*)(?P<fence>:{2,})(?P<name>[a-zA-Z][\w-]*)(?:\[(?P<words>[^\]]*)\])?"
    r"(?P<more>\{.*\})?[ \t]*\Z"
)
_CLOSES = re.compile(r"[ \t]*(?P<fence>:{2,})[ \t]*\Z")
_SLOT = re.compile(r"[ \t]*#[a-z][\w-]*(?:\{.*\})?[ \t]*\Z")
"""What the lines after it are for."""
_WITHIN = re.compile(r"(?<![\w:]):[a-z][\w-]{1,30}\{[^{}\n]{0,300}\}")
"""A component in a line that has no words."""
_RULE = re.compile(r"[ \t]*---[ \t]*\Z")
_OPTION = re.compile(
    r"[ \t]*(?P<key>[\w-]+):[ \t]*(?P<quote>[\"']?)(?P<value>.*?)(?P=quote)[ \t]*\Z"
)
_MOST_OPTIONS = 50
"""Lines of options."""


def without_mdc(text: str) -> str:
    """Markdown with components made elements; nothing else is known by a line of two colons."""
    if "::" not in text or not (_CLOSED.search(text) and _OPENED.search(text)):
        return text
    lines = text.split("\n")
    done: list[str] = []
    open_at: list[tuple[int, int]] = []  # how many colons each has, and columns before them
    count: Counter[int] = Counter()  # of those, by their colons
    code = ""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        was, code = code, fence_after(line, code)
        opening = None if was or code else _OPENS.match(line)
        closing = None if was or code or opening else _CLOSES.match(line)
        if opening:
            options, at = _options(lines, at)
            colons = len(opening["fence"])
            open_at.append((colons, len(opening["indent"].expandtabs(4))))
            count[colons] += 1
            done += _box(opening, options)
        elif closing:
            colons = len(closing["fence"])
            while count[colons]:
                last, _ = open_at.pop()
                count[last] -= 1
                done += ["", "</div>", ""]
                if last == colons:
                    break
        elif open_at and not was and not code and _SLOT.match(line):
            done.append("")
        else:
            words = line if was or code else _WITHIN.sub("", line)
            done.append(_moved(words, open_at[-1][1]) if open_at else words)
    return "\n".join([*done, *(["", "</div>"] * len(open_at))])


def _options(lines: Sequence[str], at: int) -> tuple[dict[str, str], int]:
    """What a component is told between two rules below its first line, and the line after it."""
    if at >= len(lines) or not _RULE.match(lines[at]):
        return {}, at
    limit = min(len(lines), at + _MOST_OPTIONS)
    end = next((i for i in range(at + 1, limit) if _RULE.match(lines[i])), None)
    if end is None:
        return {}, at
    found = (_OPTION.match(line) for line in lines[at + 1 : end])
    return {match["key"]: match["value"] for match in found if match}, end + 1


def _box(opening: re.Match[str], options: dict[str, str]) -> list[str]:
    """The lines that open the element of a component."""
    name, more = opening["name"].lower(), opening["more"] or ""
    said = (options.get(key) for key in ("title", "label", "headline", "summary"))
    title = next(filter(None, said), "") or title_of(more)
    style = options.get("type") or options.get("color") or style_of(more)
    kind = ""
    if name in BOXES:
        kind = kind_of_style(style, title) if style or name in STYLED else kind_words(name)
    box = opened(kind, title, part=name in STEPS)
    return ["", box, "", opening["words"] or "", options.get("description", ""), ""]


def _moved(line: str, columns: int) -> str:
    """A line without the blanks that all of its component is indented by."""
    blank = len(line) - len(line.lstrip(" "))
    return line[min(blank, columns) :]
