"""Names of containers, and what a reader sees of them."""

from __future__ import annotations

import re

_QUIET = frozenset({
    "details", "tabs", "tab", "tab-item", "tab-set", "code-group", "raw", "columns", "column",
    "row", "grid", "cards", "center", "left", "right", "div", "section", "content", "v-pre", "",
    "steps", "demo", "endhint", "code", "expandable", "expand", "dropdown", "collapse",
    "accordion", "figure", "moniker", "zone", "slot", "admonition", "container", "margin",
    "aside-box", "grid-item", "grid-item-card", "tab-content", "panel", "card", "cell",
    "column-margin", "table", "mermaid", "pull-quote", "epigraph", "glossary",
})  # fmt: skip
"""Containers whose name no reader sees."""
_SPELT = {
    "seealso": "See also", "versionadded": "New in version", "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version",
}  # fmt: skip
"""Names that are shown otherwise than they are written."""
BOXES = frozenset({
    "note", "warning", "tip", "info", "alert", "callout", "notice", "admonition", "caution",
    "danger", "important", "hint",
})  # fmt: skip
STYLED = frozenset({"callout", "alert", "notice", "admonition", "hint"})
"""Boxes that say elsewhere what kind they are of."""

_LOOKS = re.compile(
    r"#.*|.*[^\w].*|default|neutral|primary|secondary|light|dark|accent|black|white|gr[ae]y|blue|green"
    r"|red|orange|yellow|purple|pink|cyan|teal",
    re.IGNORECASE,
)
"""Styles of boxes that are no kinds."""


def kind_words(kind: str) -> str:
    """What a reader sees of a kind of container: "Warning" of `warning`, nothing of `tabs`."""
    name = kind.strip("{}").lower()
    if name in _SPELT:
        return _SPELT[name]
    return "" if name in _QUIET else name.replace("-", " ").replace("_", " ").capitalize()


def kind_of_style(style: str, title: str) -> str:
    """The kind of a box, of what says how it looks; a colour or an icon says none."""
    if style and _LOOKS.fullmatch(style) is None:
        return kind_words(style)
    return "" if title else "Note"
