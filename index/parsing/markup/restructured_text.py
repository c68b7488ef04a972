"""reStructuredText as HTML, by docutils; Sphinx's roles and directives are passed through as text.

docutils reads no other file here: neither settings, nor what a document wants included.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

_ROLE = re.compile(r":(?:[\w+-]+:)*[\w+-]+:`(?P<words>[^`<\n]*(?:\n[^`<\n]+)?)(?:<[^`]*>)?`")
_ICON = re.compile(r":(?:fa[bsr]?|octicon|material-[a-z]+):`")
_NUMBERED = re.compile(r":(pep|rfc|PEP|RFC):`(\d+)[^`\n]*`")
_SUBSTITUTION = re.compile(r"(?<![\w|])\|([^\s|][\w. -]{0,60}(?<=\S))\|_{0,2}(?![\w|])")
_DEFINED = re.compile(r"^[ \t]*\.\. \|([^|\n]{1,60})\|[ \t]+\S", re.MULTILINE)
_OPTION = re.compile(r"[ \t]+:(?P<name>[\w-]+):(?:[ \t]+(?P<value>.*))?\Z")
_FUNCTION_FIELD = re.compile(
    r"^(?P<indent>[ \t]*):(?P<kind>param|parameter|arg|argument|key|keyword|raises?|except|returns?"
    r"|rtype|type|var|ivar|cvar)(?:[ \t]+(?P<name>[^:\n]{1,80}))?:[ \t]*"
)
_FIELDS = {"return": "Returns", "returns": "Returns", "rtype": "Return type"}
_DIRECTIVE = re.compile(r"^(?P<indent>[ \t]*)\.\. (?P<name>[\w:+-]+)::[ \t]*(?P<rest>.*)$")
_KNOWN = frozenset({
    "note", "warning", "tip", "hint", "important", "caution", "danger", "attention", "error",
    "admonition", "code", "code-block", "sourcecode", "table", "csv-table", "list-table", "topic",
    "sidebar", "rubric", "epigraph", "highlights", "pull-quote", "compound", "container",
    "parsed-literal", "line-block", "math", "figure",
})  # fmt: skip
_TITLED = _KNOWN - {
    "code", "code-block", "sourcecode", "parsed-literal", "math", "figure", "container",
}  # fmt: skip
"""Those whose first line is text."""
_DROPPED = re.compile(
    r"toctree|tabularcolumns|currentmodule|module|index|highlight|contents|sectnum|image|include|meta|role|"
    r"default-role|default-domain|literalinclude|auto\w+|tags|todo|todolist|bibliography|"
    r"plot|title|replace|unicode|date|sectionauthor|codeauthor|testsetup|"
    r"testcleanup|py:module|py:currentmodule|program|youtube|vimeo|video|raw-html|button-link|"
    r"button-ref|doxygen\w+|thumbnail|collapse-all|inheritance-diagram|"
    r"program-output|click|argparse|openapi|redoc|swaggerv2doc|minigallery|autoclasstree"
)
_CODE = frozenset({
    "testcode", "testoutput", "doctest", "prompt", "code-tab", "ipython", "jupyter-execute",
    "code-cell", "mermaid", "graphviz", "digraph", "graph", "uml", "plantuml",
})  # fmt: skip
"""Directives whose content is shown as it stands, or drawn: a diagram's words are in its source."""
_NO_WORDS = frozenset({
    "grid", "grid-item", "card-carousel", "ifconfig", "tab-set", "tabs", "only", "panels",
    "hlist", "centered", "div", "cssclass", "rst-class", "figure-md", "tab-set-code",
})  # fmt: skip
"""Directives whose first line no reader sees."""
_ELSEWHERE = re.compile(
    r"(?:latex|pdf|latexpdf|text|man|epub|texinfo|not[ \t]+(?:html|\(html\)))"
    r"(?:[ \t]+(?:or|and)[ \t]+(?:latex|pdf|text|man|epub|texinfo))*"
)
"""Of what is only shown somewhere: that it is not on a page."""
_SIGNATURE = re.compile(r"[A-Z.(]")
"""What the name of a class in Python has, and that of one in a style sheet has not."""
_OPTIONS = frozenset({
    "header", "header-rows", "stub-columns", "widths", "width", "align", "delim", "keepspace",
    "quote", "escape", "number-lines", "subtitle", "figwidth", "alt",
})  # fmt: skip
"""Options of the directives above that docutils knows; it drops what has any other."""
_CHANGES = {
    "versionadded": "New in version", "versionchanged": "Changed in version",
    "deprecated": "Deprecated since version", "versionremoved": "Removed in version",
    "seealso": "See also",
}  # fmt: skip
_PARTS_CARD = re.compile(r"[ \t]*\+\+\+[ \t]*|[ \t]+\^\^\^[ \t]*")
_MADE = re.compile(r'<div class="quoth-(section|head) docutils container">')
_SETTINGS = {
    "file_insertion_enabled": False, "raw_enabled": True, "_disable_config": True,
    "report_level": 5, "halt_level": 5, "doctitle_xform": False, "initial_header_level": 1,
    "syntax_highlight": "none", "embed_stylesheet": False, "math_output": "LaTeX",
    "smart_quotes": False, "line_length_limit": 100_000,
}  # fmt: skip


def rst_html(text: str) -> str:
    """The HTML of a document; sections are as `index.parsing.markup.rendered` knows them."""
    # Here, because docutils takes 100 ms to import.
    from docutils.core import publish_parts  # type: ignore[import-untyped]

    parts = publish_parts(common_rst(text), writer="html5", settings_overrides=dict(_SETTINGS))
    body = str(parts["body"]).replace('<span class="classifier">', " : <span>")
    return _with_sections(body)


def common_rst(text: str) -> str:
    """`text` with what only Sphinx knows made text, or left out."""
    defined = set(_DEFINED.findall(text))

    def inline(line: str) -> str:
        line = _FUNCTION_FIELD.sub(_function_field, line)
        if line.lstrip().startswith(("|", "+")):  # a table, or lines of verse
            return _ROLE.sub(_role, line)
        line = _ROLE.sub(_role, _NUMBERED.sub(lambda m: f"{m[1].upper()} {m[2]}", line))
        return _SUBSTITUTION.sub(lambda m: m[0] if m[1] in defined else "", line)

    lines = text.expandtabs(8).splitlines()
    kept: list[str] = []
    at = 0
    while at < len(lines):
        match = _DIRECTIVE.match(lines[at])
        if match is None:
            kept.append("" if _PARTS_CARD.fullmatch(lines[at]) else inline(lines[at]))
            at += 1
        elif _is_dropped(match["name"], match["rest"].strip()):
            at = _end_of_body(lines, at)
        else:
            said, at = _directive(match, lines, at + 1, inline)
            kept += said
    return "\n".join(kept) + "\n"


def _is_dropped(name: str, rest: str) -> bool:
    """Whether nobody sees what stands in a directive."""
    if name == "raw":  # of HTML; files are never read
        return rest.lower() != "html"
    if name == "only" and _ELSEWHERE.fullmatch(rest):
        return True
    return _DROPPED.fullmatch(name) is not None


def _directive(
    match: re.Match[str], lines: Sequence[str], at: int, inline: Callable[[str], str]
) -> tuple[list[str], int]:
    """What stands instead of a directive's first lines, and the first line after those."""
    indent = len(match["indent"])
    options: dict[str, str] = {}
    known: list[str] = []
    while at < len(lines) and (option := _OPTION.match(lines[at])):
        options[option["name"]] = option["value"] or ""
        known += [lines[at]] if option["name"] in _OPTIONS else []
        at += 1
    if match["name"] in _CODE or match["name"] in _KNOWN or match["name"] == "raw":
        opening, caption = match[0], options.get("caption")
        if match["name"] in _TITLED:
            opening = f"{match['indent']}.. {match['name']}:: {inline(match['rest'])}"
        if match["name"] in _CODE:
            opening = f"{match['indent']}.. code::"
        if match["name"] == "code-tab":
            caption = options.get("title") or match["rest"].partition(" ")[2] or match["rest"]
        if not caption:
            return [opening, *known], at
        end = _end_of_body(lines, at - 1, indent)
        head = [*_container(match["indent"], "quoth-section"),
                *_container(match["indent"] + "   ", "quoth-head"),
                f"{match['indent']}      {caption}", ""]  # fmt: skip
        return [*head, *(f"   {line}" for line in (opening, *known, *lines[at:end]))], end
    first = next((i for i in range(at, min(at + 3, len(lines))) if lines[i].strip()), at)
    body = _indent(lines[first]) if first < len(lines) else 0
    name = match["name"].rpartition(":")[2]
    words = "" if name in _NO_WORDS else inline(match["rest"].strip())
    if name == "class" and (body <= indent or not _SIGNATURE.search(words)):
        words = ""  # how something looks
    is_text = body > indent and not lines[first].lstrip().startswith(("..", "*", "-", "+", "|"))
    if name in _CHANGES and is_text and (name == "seealso" or " " not in words):
        words, at = f"{words} {inline(lines[first].strip())}".strip(), first + 1
    return _section(name, words, match["indent"], body if body > indent else indent + 3), at


def _end_of_body(lines: Sequence[str], at: int, indent: int | None = None) -> int:
    """The first line after a directive that is not in it."""
    indent = _indent(lines[at]) if indent is None else indent
    at += 1
    while at < len(lines) and (not lines[at].strip() or _indent(lines[at]) > indent):
        at += 1
    return at


def _section(name: str, words: str, outer: str, width: int) -> list[str]:
    """A directive of Sphinx: what it says in its first line heads what stands in it.

    Args:
        name: of the directive.
        words: of its first line.
        outer: what it is indented by.
        width: columns that its content is indented by.
    """
    indent = " " * width
    if name == "only" or (not words and name not in _CHANGES):
        return [*_container(outer, ""), ""]
    if name in _CHANGES:
        version, _, more = words.partition(" ") if name != "seealso" else ("", "", words)
        said = f"{_CHANGES[name]} {version}".rstrip() + (f": {more}" if more else "")
        return [*_container(outer, ""), f"{indent}{said}"]
    head = _container(indent, "quoth-head")
    return [*_container(outer, "quoth-section"), *head, f"{indent}   {words}", ""]


def _container(indent: str, name: str) -> list[str]:
    return [f"{indent}.. container:: {name}".rstrip(), ""]


def _with_sections(html: str) -> str:
    """HTML with the containers of sections made what `rendered_pieces` knows as such."""
    parts: list[str] = []
    open_as: list[str] = []
    position = 0
    for tag in re.finditer(r"<div\b[^<>]*>|</div>", html):
        parts.append(html[position : tag.start()])
        position = tag.end()
        if tag[0] == "</div>":
            parts.append(f"</{open_as.pop() if open_as else 'div'}>")
            continue
        made = _MADE.fullmatch(tag[0])
        open_as.append({"section": "details", "head": "x-head"}[made[1]] if made else "div")
        parts.append(f"<{open_as[-1]}>" if made else tag[0])
    return "".join([*parts, html[position:]])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _function_field(match: re.Match[str]) -> str:
    """What Sphinx shows for a field of a function: its argument, its result."""
    kind, name = match["kind"], match["name"]
    if name and kind not in _FIELDS:
        *types, name = name.split()
        shown = f"{name} ({' '.join(types)})" if types else name
        return f"{match['indent']}:{shown}: "
    return f"{match['indent']}:{_FIELDS[kind]}: " if kind in _FIELDS else match[0]


def _role(match: re.Match[str]) -> str:
    if match[0].startswith(":math:"):
        return match[0]
    if _ICON.match(match[0]):
        return ""
    words = match["words"].strip()
    if match[0].startswith(":guilabel:"):
        words = re.sub(r"&(?=\w)", "", words)
    if match[0].startswith(":menuselection:"):
        words = words.replace("-->", "\N{TRIANGULAR BULLET}")
    return f"``{words.rpartition('.')[2] if words.startswith('~') else words.lstrip('!')}``"
