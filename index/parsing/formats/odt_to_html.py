"""OpenDocument's elements as the elements of HTML that mean the same.

Read by our own reader: odfpy and others give words without the numbers of lists, and with what is
hidden.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree
from lxml.etree import _Element

from index.parsing.formats.odt_lists import OdtLists
from index.parsing.html.formulas import formula_text

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

_TAGS = {
    f"{_TEXT}p": "p",
    f"{_TEXT}list": "ul",
    f"{_TEXT}list-item": "li",
    f"{_TEXT}list-header": "li",
    f"{_TEXT}span": "span",
    f"{_TEXT}a": "span",
    f"{_TEXT}line-break": "br",
    f"{_TEXT}section": "section",
    f"{_TABLE}table": "table",
    f"{_TABLE}table-header-rows": "thead",
    f"{_TABLE}table-row": "tr",
    f"{_TABLE}table-cell": "td",
}
_SKIPPED = frozenset({
    f"{_TEXT}tracked-changes", f"{_TEXT}note-citation", f"{_TEXT}table-of-content",
    f"{_TEXT}alphabetical-index", f"{_TEXT}sequence-decls", f"{_TEXT}variable-decls",
    f"{_TEXT}illustration-index", f"{_TEXT}table-index", f"{_TEXT}object-index",
    f"{_TEXT}user-index", f"{_TEXT}ruby-text", f"{_TEXT}hidden-paragraph",
    f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TABLE}covered-table-cell",
    f"{_SVG}title", f"{_SVG}desc",
})  # fmt: skip
_BY_STYLE = {
    "Quotations": "blockquote",
    "Preformatted_20_Text": "pre",
    "Caption": "figcaption",
    "Illustration": "figcaption",
    "Table": "figcaption",
    "Figure": "figcaption",
    "Title": "h1",
    "Subtitle": "p",
}
_MAX_SPACES = 200
_MAX_STYLES = 20
"""Styles that one style may come from, one from another."""


def to_html(
    content: _Element,
    named: _Element | None = None,
    part: Callable[[str], _Element | None] = lambda name: None,
) -> tuple[_Element, str]:
    """The body of a document in HTML, and its title as printed, "" if it has none.

    Args:
        content: the document.
        named: the part with the styles that have names.
        part: gives the root of another part of the document by its name.
    """
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    root = etree.Element("body")
    if body is None:
        return root, ""
    conversion = _Conversion(content, named, part)
    conversion.children(body, root)
    if len(conversion.notes):
        section = etree.SubElement(root, "section", {"class": "footnotes"})
        section.append(conversion.notes)
    return root, conversion.title


class _Conversion:
    def __init__(
        self,
        content: _Element,
        named: _Element | None,
        part: Callable[[str], _Element | None],
    ) -> None:
        self.title = ""
        self._part = part
        self._lists = OdtLists(content, named)
        self._hidden = frozenset(_hidden_styles(content))
        styles = (content,) if named is None else (named, content)
        self._bold = {name: bold for part in styles for name, bold in _bold_styles(part)}
        self._boxes: list[_Element] = []
        self.notes = etree.Element("ol")
        # A paragraph's style is most often an unnamed one that only says which it comes from.
        self._parents = {
            style.get(f"{_STYLE}name", ""): style.get(f"{_STYLE}parent-style-name", "")
            for part in styles
            for style in part.iter(f"{_STYLE}style")
        }

    def children(self, source: _Element, target: _Element) -> None:
        """Convert everything in `source` into `target`."""
        _say(target, source.text)
        for child in source:
            if child.tag not in _SKIPPED:
                self._child(child, target)
            _say(target, child.tail)

    def _child(self, child: _Element, target: _Element) -> None:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            _say(target, " " * (min(int(count), _MAX_SPACES) if count.isdecimal() else 1))
        elif child.tag == f"{_TEXT}tab":
            _say(target, "\t")
        elif child.tag == f"{_TEXT}note":
            self._note(child, target)
        elif child.tag == f"{_DRAW}object":
            self._object(child, target)
        elif self._is_hidden(child):
            return
        elif child.tag == f"{_DRAW}text-box" and target.tag in ("p", "span", "li", "td"):
            self._boxes.append(child)  # or it would cut the paragraph that it hangs on in two
        else:
            self._element(child, target)

    def _object(self, child: _Element, target: _Element) -> None:
        """Say a formula; pictures and charts that are drawn beside are left out."""
        math = next((e for e in child if str(e.tag).endswith("}math")), None)
        if math is None:
            name = (child.get(f"{_XLINK}href") or "").removeprefix("./")
            math = self._part(f"{name}/content.xml") if name else None
        if math is not None and str(math.tag).rpartition("}")[2] == "math":
            _say(target, f" {formula_text(math)} ")

    def _element(self, child: _Element, target: _Element) -> None:
        made = self._made(child)
        is_list = child.tag == f"{_TEXT}list"
        if is_list and made is not None:
            self._lists.enter(child, made)
        elif child.tag == f"{_TEXT}list-item" and made is not None:
            self._lists.count(child, made)
        within = target if made is None else made
        if made is not None and made.tag == "p" and self._is_bold(child):
            within = etree.SubElement(made, "b")
        self.children(child, within)
        if made is not None:
            target.append(made)
        if is_list:
            self._lists.leave()
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            boxes, self._boxes = self._boxes, []
            for box in boxes:
                self.children(box, target)

    def _is_hidden(self, child: _Element) -> bool:
        """Return whether words are hidden or struck out."""
        if child.get(f"{_TEXT}display") == "none" or child.get(f"{_TEXT}is-hidden") == "true":
            return True
        mark = child.find(f"{_TEXT}hidden-paragraph")
        if mark is not None:
            return mark.get(f"{_TEXT}is-hidden") == "true"
        return child.get(f"{_TEXT}style-name") in self._hidden

    def _made(self, child: _Element) -> _Element | None:
        """The element that `child` becomes, None when only what is in it counts."""
        if child.tag == f"{_TEXT}h":
            level = child.get(f"{_TEXT}outline-level", "1")
            return etree.Element(
                f"h{min(int(level), 6) if level.isdecimal() and level != '0' else 1}"
            )
        tag = _TAGS.get(str(child.tag))
        if tag == "span" and self._is_bold(child):
            return etree.Element("b")
        if child.tag == f"{_TEXT}list" and self._lists.is_numbered(child):
            return etree.Element("ol")
        if tag == "p":
            return self._paragraph(child)
        if tag == "td":
            in_head = any(True for _ in child.iterancestors(f"{_TABLE}table-header-rows"))
            wide = child.get(f"{_TABLE}number-columns-spanned", "1")
            high = child.get(f"{_TABLE}number-rows-spanned", "1")
            return etree.Element("th" if in_head else "td", {"colspan": wide, "rowspan": high})
        return etree.Element(tag) if tag else None

    def _is_bold(self, child: _Element) -> bool:
        """Return whether the style of a paragraph, or of words in it, or one above that is bold."""
        style = child.get(f"{_TEXT}style-name", "")
        for _ in range(_MAX_STYLES):
            if style in self._bold:
                return self._bold[style]
            style = self._parents.get(style, "")
        return False

    def _paragraph(self, child: _Element) -> _Element:
        style = child.get(f"{_TEXT}style-name", "")
        name = style if style in _BY_STYLE else self._parents.get(style, "")
        if name == "Title" and not self.title:
            self.title = " ".join("".join(map(str, child.itertext())).split())
        return etree.Element(_BY_STYLE.get(name, "p"))

    def _note(self, note: _Element, target: _Element) -> None:
        item = etree.SubElement(self.notes, "li")
        etree.SubElement(etree.SubElement(target, "sup"), "a").text = str(len(self.notes))
        body = note.find(f"{_TEXT}note-body")
        if body is not None:
            self.children(body, item)


def _hidden_styles(content: _Element) -> Iterator[str]:
    """The names of styles that hide words or strike them out."""
    for properties in content.iter(f"{_STYLE}text-properties"):
        struck = properties.get(f"{_STYLE}text-line-through-style", "none") != "none"
        parent = properties.getparent()
        if parent is not None and (struck or properties.get(f"{_TEXT}display") == "none"):
            yield parent.get(f"{_STYLE}name", "")


def _bold_styles(part: _Element) -> Iterator[tuple[str, bool]]:
    """The names of styles that say whether words are bold."""
    for properties in part.iter(f"{_STYLE}text-properties"):
        weight, parent = properties.get(f"{_FO}font-weight"), properties.getparent()
        if weight is not None and parent is not None:
            yield parent.get(f"{_STYLE}name", ""), weight in ("bold", "700", "800", "900")


def _say(target: _Element, text: str | None) -> None:
    """Add text at the end of an element."""
    if not text:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text
