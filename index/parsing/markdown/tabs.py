"""Tabs of VitePress and VuePress: lines `== Linux` or `@tab Linux` between `::: tabs` and `:::`."""

from __future__ import annotations

import re

from index.parsing.markdown.containers import fence_after, opened

_GROUP = re.compile(r"[ \t]*:{3,}[ \t]*(?:[\w-]+-)?tabs\b")
_OPENS = re.compile(r"[ \t]*:{3,}[ \t]*\S")
_CLOSES = re.compile(r"[ \t]*:{3,}[ \t]*\Z")
_TAB = re.compile(
    r"[ \t]*(?:@tab(?::[\w-]+)?|==)[ \t]+(?P<title>\S.*?)(?:[ \t]+key:\S+|#[\w-]+)?[ \t]*\Z"
)


def with_tabs(text: str) -> str:
    """Markdown with the tabs of such groups made elements."""
    if "tabs" not in text or ("\n@tab" not in text and "\n== " not in text):
        return text
    done: list[str] = []
    groups: list[bool] = []  # of the containers that are open, which are groups of tabs
    is_open: list[bool] = []  # whether a tab is, in each of those
    code = ""
    for line in text.split("\n"):
        was, code = code, fence_after(line, code)
        tab = None if was or code or not groups or not groups[-1] else _TAB.match(line)
        if tab:
            done += ["", "</div>", ""] if is_open[-1] else []
            done += ["", opened("", tab["title"]), ""]
            is_open[-1] = True
        elif was or code or ":::" not in line:
            done.append(line)
        elif _CLOSES.match(line):
            done += ["", "</div>", ""] if groups and is_open[-1] else []
            done.append(line)
            del groups[-1:], is_open[-1:]
        else:
            is_group = _GROUP.match(line) is not None
            if _OPENS.match(line):
                groups.append(is_group)
                is_open.append(False)
            done.append("::: tabs" if is_group else line)
    return "\n".join(done)
