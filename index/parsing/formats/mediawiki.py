"""MediaWiki text: parsed by mwparserfromhell, made HTML here.

The templates of a wiki are not in its pages. What they would show is left out, but for a few that
only mark words, and whoever adds the page is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from index.parsing.box_kinds import says_kind
from index.parsing.formats.mediawiki_brackets import SHOWN_AGAIN, without_open_ends
from index.parsing.interface import Contents, Source
from index.parsing.markup.rendered import rendered_contents
from index.parsing.metadata.metadata import NOTHING, one_line

if TYPE_CHECKING:
    from mwparserfromhell.wikicode import Wikicode

_NAMES = (".wiki", ".mediawiki", ".wikitext", ".mw")
_DROPPED = frozenset({
    "ref", "references", "style", "script", "math", "templatestyles", "imagemap", "s",
    "del", "strike", "noinclude", "includeonly",
})  # fmt: skip
_CODE = frozenset({"pre", "syntaxhighlight", "source"})
_MARKS = frozenset({"lang", "nowrap", "nobr", "code", "em", "strong", "mono", "tt"})
"""Templates that show their last argument."""
_KEYS = frozenset({"key", "kbd", "key press", "keypress", "keys"})
_WHOLE = frozenset({"quote", "blockquote", "cquote", "tooltip", "abbr", "hover"})
_BOXES = frozenset({"note", "warning", "tip", "caution", "important", "info", "hint", "notice"})
"""Templates that show their first argument, and those that say their name before it."""
_TITLE = "displaytitle:"
_TABS = re.compile(r"^[ \t]*\|-\|[ \t]*$", re.MULTILINE)
_FILE = re.compile(r"\s*(?:file|image|datei|bild|fichier|archivo):", re.IGNORECASE)
_OF_FILE = re.compile(
    r"\s*(?:(?:up)?right|left|cent(?:er|re)|none|border|baseline|middle|sub|super|text-(?:top|bottom)|top"
    r"|bottom|frameless|\d*(?:x\d+)?\s*px|(?:alt|link|upright|class|page|lang)=.*)\s*",
    re.IGNORECASE,
)
"""What is said of a picture that is no caption."""
_FRAMED = re.compile(
    r"\|\s*(?:thumb|thumbnail|mini|miniatur|frame|framed|vignette)\s*(?=\||\Z)", re.I
)
_VERBATIM = re.compile(r"(?:^[ \t]\S[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
"""Lines that are shown as they stand, since they begin with a blank."""
_ELSEWHERE = re.compile(r"\s*(?:file|image|media|category|[a-z]{2,3}):", re.IGNORECASE)
_OPEN_TAGS = ("gallery", "pre", "syntaxhighlight", "source", "poem", "nowiki", "code", "div", "ref")
_MOST_BLOCKS = 2_000
"""Blocks of such lines that are looked at, since what stands before each is."""
_MAGIC = re.compile(r"__[A-Z]+__")
_ITEM = re.compile(r"([*#;:]+)[ \t]*(.*)")
_LISTS = {"*": ("ul", "li"), "#": ("ol", "li"), ";": ("dl", "dt"), ":": ("dl", "dd")}
_DEEPEST = 20


class MediaWikiReader:
    """Reads what stands in the editor of a wiki."""

    format = "mediawiki"

    def recognises(self, source: Source) -> bool:
        """Return whether the name says so."""
        return source.name.lower().endswith(_NAMES) and bool(source.text)

    def read(self, source: Source) -> Contents:
        """What the page shows, its templates left out."""
        import mwparserfromhell  # here: only these files pay for the import

        page = _Page()
        text = (
            _VERBATIM.sub(_as_code, source.text, count=_MOST_BLOCKS)
            if "\n " in source.text
            else source.text
        )
        shown = without_open_ends(text)
        html = page.blocks(mwparserfromhell.parse(shown), 0)
        if shown != text:
            html = html.translate(SHOWN_AGAIN)
        found = rendered_contents(html, replace(NOTHING, title=page.title))
        if not page.templates:
            return found
        note = (
            f"Templates are left out ({page.templates:,}), as what they show stands elsewhere in "
            "the wiki; add the page by its address instead to have their words."
        )
        return found._replace(notes=(note,))


class _Page:
    """One page on its way to HTML.

    Attributes:
        templates: how many were left out.
        title: what the page says that it is called.
    """

    def __init__(self) -> None:
        self.templates = 0
        self.title: str | None = None

    def blocks(self, code: Wikicode | None, depth: int) -> str:
        """The HTML of a stretch of a page."""
        from mwparserfromhell.nodes import Heading

        parts: list[str] = []
        inline: list[str] = []
        for node in _nodes(code):
            block = ""
            if isinstance(node, Heading):
                block = f"<h{node.level}>{self.inline(node.title, depth)}</h{node.level}>"
            elif (tag := _tag(node)) == "table" and depth < _DEEPEST:
                block = f"<table>{self._rows(node.contents, depth + 1)}</table>"
            elif tag == "tabber" and depth < _DEEPEST:
                block = self._tabs(str(node.contents or ""), depth + 1)
            elif tag == "gallery":
                lines = str(node.contents or "").splitlines()
                captions = [words for line in lines if (words := line.partition("|")[2].strip())]
                items = (self.inline(_parsed(words), depth) for words in captions)
                block = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
            elif tag in _CODE:
                block = f"<pre>{escape(str(node.contents or ''))}</pre>"
            else:
                inline.append(self._node(node, depth))
            if block:
                parts += [*_paragraphs("".join(inline)), block]
                inline.clear()
        return "".join([*parts, *_paragraphs("".join(inline))])

    def inline(self, code: Wikicode | None, depth: int) -> str:
        """The HTML of words."""
        if depth > _DEEPEST:
            return ""
        return "".join(self._node(node, depth + 1) for node in _nodes(code))

    def _tabs(self, text: str, depth: int) -> str:
        """Tabs, each headed by its name."""
        import mwparserfromhell

        tabs = (tab.partition("=") for tab in _TABS.split(text))
        return "".join(
            f'<div data-head="{escape(name.strip())}">'
            f"{self.blocks(mwparserfromhell.parse(words.strip()), depth)}</div>"
            for name, _, words in tabs
        )

    def _rows(self, code: Wikicode | None, depth: int) -> str:
        """The rows of a table; the cells of the first may stand without one."""
        parts = []
        for is_cell, group in groupby(_nodes(code), lambda node: _tag(node) in ("td", "th")):
            if is_cell:
                first, *cells = group
                title = str(first.contents or "").strip()
                if title.startswith("+"):  # "|+ Title" is a cell to the parser
                    parts.append(f"<caption>{escape(title[1:].strip())}</caption>")
                else:
                    cells = [first, *cells]
                parts.append(f"<tr>{self._cells(cells, depth)}</tr>")
                continue
            for node in group:
                tag = _tag(node)
                if tag == "tr":
                    parts.append(f"<tr>{self._cells(_nodes(node.contents), depth)}</tr>")
                elif tag == "caption":
                    parts.append(f"<caption>{self.inline(node.contents, depth)}</caption>")
        return "".join(parts)

    def _cells(self, nodes: Iterable[Any], depth: int) -> str:
        cells = ((tag, node) for node in nodes if (tag := _tag(node)) in ("td", "th"))
        return "".join(
            f"<{tag}{_spans(n)}>{self.blocks(n.contents, depth)}</{tag}>" for tag, n in cells
        )

    def _node(self, node: Any, depth: int) -> str:
        from mwparserfromhell import nodes

        if isinstance(node, nodes.Text):
            return escape(_MAGIC.sub("", str(node.value)), quote=False)
        if isinstance(node, nodes.HTMLEntity):
            return escape(node.normalize())
        if isinstance(node, nodes.Wikilink):
            if _FILE.match(str(node.title)):
                return self._caption(str(node.text or ""), depth)
            if _ELSEWHERE.match(str(node.title)):
                return ""
            title = node.title if node.text is None else node.text
            return self.inline(title, depth)
        if isinstance(node, nodes.ExternalLink):
            return self.inline(node.url if node.title is None else node.title, depth)
        if isinstance(node, nodes.Template):
            return self._template(node, depth)
        return self._tagged(node, depth) if isinstance(node, nodes.Tag) else ""

    def _caption(self, said: str, depth: int) -> str:
        """What stands below a picture in a frame; it is the last thing that is said of it."""
        words = re.split(r"\|(?![^\[\]]*\]\])", said)[-1].strip()
        if (
            not _FRAMED.search(f"|{said}")
            or _OF_FILE.fullmatch(words)
            or _FRAMED.match(f"|{words}")
        ):
            return ""
        return f"\n\n{self.inline(_parsed(words), depth)}\n\n"

    def _template(self, node: Any, depth: int) -> str:
        name, params = str(node.name).strip().casefold(), node.params
        if name.startswith(_TITLE):
            self.title = one_line(str(node.name).partition(":")[2].replace("''", "")) or None
            return ""
        if name in _KEYS and params:
            return "+".join(self.inline(one.value, depth) for one in params)
        if name in _MARKS and params:
            return self.inline(params[-1].value, depth)
        if name in _WHOLE and params:
            return self.inline(params[0].value, depth)
        if name in _BOXES and params:
            said = params[0].value
            label = "" if says_kind(name, said.strip_code()) else f"{name.capitalize()}: "
            return f"\n\n{label}{self.inline(said, depth)}\n\n"
        if name in ("convert", "cvt") and len(params) > 1:
            return escape(f"{params[0].value} {params[1].value}")
        self.templates += 1
        return ""

    def _tagged(self, node: Any, depth: int) -> str:
        tag = _tag(node)
        if node.wiki_markup and tag in ("li", "dt", "dd"):
            return f"\0{node.wiki_markup}"
        if tag in _DROPPED:
            return ""
        if tag in ("br", "hr"):
            return "<br>" if tag == "br" else "\n\n"
        words = self.inline(node.contents, depth)
        if tag in ("code", "sup", "sub"):
            return f"<{tag}>{words}</{tag}>"
        if tag == "poem":
            return words.strip("\n").replace("\n", "<br>")
        return f"<b>{words}</b>" if tag == "b" else words


def _as_code(match: re.Match[str]) -> str:
    """Lines with a blank before them as code; what is within markup over several lines is none."""
    before = match.string[max(0, match.start() - 20_000) : match.start()]
    is_open = any(before.rfind(a) > before.rfind(b) for a, b in (("{|", "|}"), ("{{", "}}")))
    is_open = is_open or before.rfind("<") > before.rfind(">")
    is_open = is_open or any(before.count(f"<{t}") > before.count(f"</{t}") for t in _OPEN_TAGS)
    if is_open or match[0].lstrip().startswith(("|", "*", "#", "!", "<", "{")):
        return match[0]
    return f"<pre>{dedent(match[0])}</pre>\n"


def _parsed(text: str) -> Wikicode:
    import mwparserfromhell

    return mwparserfromhell.parse(text)


def _nodes(code: Wikicode | None) -> Sequence[Any]:
    return code.nodes if code is not None else ()


def _spans(cell: Any) -> str:
    """How far a cell reaches, as HTML says it."""
    known = {str(a.name).strip().lower(): str(a.value or "").strip() for a in cell.attributes}
    wide = ((name, known.get(name, "")) for name in ("rowspan", "colspan"))
    return "".join(f' {name}="{n}"' for name, n in wide if n.isascii() and n.isdigit())


def _tag(node: Any) -> str:
    from mwparserfromhell.nodes import Tag

    return str(node.tag).strip().lower() if isinstance(node, Tag) else ""


def _paragraphs(text: str) -> Iterator[str]:
    """Paragraphs and lists of lines in which `\\0` is before each mark of a list."""
    # "; term : meaning" stands on one line.
    lines = re.sub(r"(?<=[^\0\n*#;:])\0:", "\n\0:", text).replace("\0", "\1").split("\n")
    for kind, group in groupby(lines, lambda x: x[:1] if x[:1] == "\1" else bool(x.strip())):
        if kind == "\1":
            yield _list([x.replace("\1", "") for x in group], 0)
        elif kind:
            yield "<p>" + "\n".join(group) + "</p>"


def _list(lines: Iterable[str], depth: int) -> str:
    """The HTML of lines that begin with marks of lists, from a depth on."""
    items = [match for line in lines if (match := _ITEM.match(line))]
    parts: list[str] = []
    for outer, group in groupby(items, lambda m: _LISTS[m[1][min(depth, len(m[1]) - 1)]][0]):
        own: list[str] = []
        deeper: list[str] = []
        for match in group:
            if len(match[1]) > depth + 1 and depth < _DEEPEST:
                deeper.append(match[0])
                continue
            own += _nested(own, deeper, depth)
            inner = _LISTS[match[1][-1]][1]
            own.append(f"<{inner}>{match[2]}</{inner}>")
        own += _nested(own, deeper, depth)
        parts.append(f"<{outer}>{''.join(own)}</{outer}>")
    return "".join(parts)


def _nested(own: list[str], deeper: list[str], depth: int) -> list[str]:
    """The deeper lines as a list within the last item; empties both of what it takes."""
    if not deeper:
        return []
    inner = _list(list(deeper), depth + 1)
    deeper.clear()
    if not own:
        return [f"<li>{inner}</li>"]
    last = own.pop()
    end = last.rindex("</")
    return [last[:end] + inner + last[end:]]
