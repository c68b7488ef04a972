"""What components of MDX show of objects in their code: questions with answers, titled texts."""

from __future__ import annotations

import re

from index.parsing.markdown.containers import opened

_OBJECT = re.compile(r"\{([^{}]{1,6000})\}")
_PAIR = re.compile(
    r"(?<![\w-])[\"']?(?P<key>[a-zA-Z]\w{0,20})[\"']?\s*:\s*"
    r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|`([^`]*)`|(\ue000\d+\ue001))"
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_ASKED = ("question", "q")
_ANSWERED = ("answer", "a")
_TITLED = (*_ASKED, "title", "label", "header", "heading", "summary", "term", "name")
_SAID = (*_ANSWERED, "content", "description", "text", "body", "definition")


def told_by_objects(code: str, *, only_questions: bool = False) -> str:
    """Markdown of what objects in code tell: each that has a title and a text.

    Args:
        code: of a component's attributes, or of a statement.
        only_questions: whether an object has to have a question and its answer.
    """
    titled, said = (_ASKED, _ANSWERED) if only_questions else (_TITLED, _SAID)
    parts: list[str] = []
    for found in _OBJECT.finditer(code):
        values = {
            m["key"]: next(filter(None, m.groups()[1:]), "") for m in _PAIR.finditer(found[1])
        }
        title = next((values[key] for key in titled if values.get(key)), "")
        words = next((values[key] for key in said if values.get(key)), "")
        if title and (" " in words.strip() or "\ue000" in words):
            parts.append(f"{opened('', _plain(title))}\n\n{_plain(words)}\n\n</div>")
    return "\n\n" + "\n\n".join(parts) + "\n\n" if parts else ""


def _plain(words: str) -> str:
    """The words of a string in code."""
    return _ESCAPED.sub(lambda m: "\n" if m[1] == "n" else m[1], words) if "\\" in words else words
