"""reStructuredText, rendered by docutils; Sphinx's roles and directives are passed through as text.

docutils reads no other file here: neither settings, nor what a document wants included.
"""

from __future__ import annotations

import re

from index.parsing.interface import Contents, Source
from index.parsing.metadata.metadata import Metadata
from index.parsing.outline import Piece, PieceKind

_NAMES = (".rst", ".rest")
_ROLE = re.compile(r":(?:[\w+-]+:)*[\w+-]+:`(?P<words>[^`<\n]*(?:\n[^`<\n]+)?)(?:<[^`]*>)?`")
_SUBSTITUTION = re.compile(r"(?<![\w|])\|[\w. -]{1,60}\|_{0,2}(?![\w|])")
_DIRECTIVE = re.compile(r"^(?P<indent>[ \t]*)\.\. (?P<name>[\w:+-]+)::[ \t]*(?P<rest>.*)$")
_KNOWN = frozenset({
    "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error",
    "admonition", "code", "code-block", "sourcecode", "table", "csv-table", "list-table", "topic",
    "sidebar", "rubric", "epigraph", "highlights", "pull-quote", "compound", "container",
    "parsed-literal", "line-block", "math", "figure",
})  # fmt: skip
_DROPPED = re.compile(
    r"toctree|currentmodule|module|index|highlight|contents|sectnum|image|raw|include|meta|role|"
    r"default-role|default-domain|literalinclude|auto\w+|tags|todo|todolist|only|bibliography|"
    r"graphviz|plot|mermaid|title|replace|unicode|date|class|sectionauthor|codeauthor|testsetup|"
    r"testcleanup|py:module|py:currentmodule|program"
)
_SETTINGS = {
    "file_insertion_enabled": False, "raw_enabled": False, "_disable_config": True,
    "report_level": 5, "halt_level": 5, "doctitle_xform": False, "initial_header_level": 1,
    "syntax_highlight": "none", "embed_stylesheet": False, "math_output": "LaTeX",
    "smart_quotes": False, "line_length_limit": 100_000,
}  # fmt: skip


class RstReader:
    """Reads reStructuredText."""

    format = "rst"

    def recognises(self, source: Source) -> bool:
        """Whether the name says so; nothing in a text does for sure."""
        return source.name.lower().endswith(_NAMES) and bool(source.text)

    def read(self, source: Source) -> Contents:
        """What a page made of it shows."""
        # Here, because docutils takes 100 ms to import.
        from docutils.core import publish_parts  # type: ignore[import-untyped]

        from index.parsing.markup.rendered import rendered_pieces

        parts = publish_parts(
            common_rst(source.text), writer="html5", settings_overrides=dict(_SETTINGS)
        )
        pieces = rendered_pieces(str(parts["body"]))
        if pieces and pieces[0].kind is PieceKind.HEADING:
            title = pieces[0].text
            pieces[0] = Piece(PieceKind.TITLE, title)
            return Contents(Metadata(title=title), pieces)
        return Contents(Metadata(), pieces)


def common_rst(text: str) -> str:
    """`text` with what only Sphinx knows made text, or left out."""
    kept: list[str] = []
    dropped_at: int | None = None
    for line in text.splitlines():
        indent = len(line) - len(line.lstrip())
        if dropped_at is not None and (not line.strip() or indent > dropped_at):
            continue
        dropped_at = None
        match = _DIRECTIVE.match(line)
        if match is None or match["name"] in _KNOWN:
            kept.append(_SUBSTITUTION.sub("", _ROLE.sub(_role, line)))
        elif _DROPPED.fullmatch(match["name"]):
            dropped_at = indent
        else:
            kept += _heading(match)
    return "\n".join(kept) + "\n"


def _heading(match: re.Match[str]) -> list[str]:
    """A directive of Sphinx: its name and argument as words above what stands in it."""
    name, rest, indent = match["name"].rpartition(":")[2], match["rest"].strip(), match["indent"]
    told = {"versionadded": "New in version", "versionchanged": "Changed in version",
            "deprecated": "Deprecated since version", "seealso": "See also"}  # fmt: skip
    words = f"{told[name]} {rest}".strip() if name in told else rest
    return [f"{indent}.. container::", "", f"{indent}   {words}".rstrip(), ""]


def _role(match: re.Match[str]) -> str:
    words = match["words"].strip()
    return f"``{words.rpartition('.')[2] if words.startswith('~') else words.lstrip('!')}``"
