"""The words of a Word paragraph: fields, reading aids, formulas and tracked changes resolved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import takewhile
from typing import TYPE_CHECKING

from index.parsing.formats.docx_drawings import CHART, DIAGRAM
from index.parsing.formats.docx_formulas import formula
from index.parsing.formats.docx_package import R, W
from index.parsing.formats.docx_styles import Styles, bolds, hides, value
from index.parsing.html.inline import BREAK

if TYPE_CHECKING:
    from lxml.etree import _Element

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "delInstrText", "rt",
                 "sdtPr", "sdtEndPr", "tblPr", "annotationRef", "footnoteRef", "endnoteRef")
)  # fmt: skip
_FIXED = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": BREAK,
    f"{W}cr": BREAK,
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_SIGNS = {
    "wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0xE0: "→",
                  0xDF: "←", 0xF0: "⇨", 0x4A: "☺", 0xA7: "▪", 0x6C: "●", 0x6E: "■", 0x28: "☎"},
    "wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
    "symbol": {0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×", 0xB8: "÷", 0xB7: "•",
               0xB9: "≠", 0xBB: "≈", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xD6: "√", 0xE5: "∑"},
}  # fmt: skip
_GREEK = dict(zip("abcdefghiklmnopqrstuwxyzDFGLPQSWXY", "αβχδεφγηικλμνοπθρστυωξψζΔΦΓΛΠΘΣΩΞΨ",
                  strict=True))  # fmt: skip


class Fields:
    """Which parts of fields are shown: the results, and of those that fill nothing in, none.

    Args:
        body: the document, whose fields are believed only where each that begins ends.
    """

    def __init__(self, body: _Element) -> None:
        kinds = [e.get(f"{W}fldCharType") for e in body.iter(f"{W}fldChar")]
        self._is_sound = kinds.count("begin") == kinds.count("end")
        self._open: list[list[str]] = []

    @property
    def hides(self) -> bool:
        """Whether words here belong to a field's instruction, or to a table of contents."""
        return self._is_sound and any(
            field[0] == "begin" or field[1].split()[:1] in (["TOC"], ["INDEX"], ["TOA"])
            for field in self._open
        )

    def enter(self, mark: _Element) -> None:
        """Take note of where a field begins, parts or ends."""
        kind = mark.get(f"{W}fldCharType") or ""
        if kind == "begin":
            self._open.append([kind, ""])
        elif self._open and kind == "separate":
            self._open[-1][0] = kind
        elif self._open and kind == "end":
            self._open.pop()

    def say(self, instruction: str) -> None:
        """Take note of what a field is to show."""
        if self._open:
            self._open[-1][1] += instruction


class Words:
    """Collects the words of paragraphs.

    Args:
        styles: of the document.
        fields: of the document.
        note: what stands for a note in the text, by the kind and the name of the note.
    """

    def __init__(self, styles: Styles, fields: Fields, note: Callable[[str, str], str]) -> None:
        self._styles, self._fields, self._note = styles, fields, note
        self.boxes: list[_Element] = []
        """Text boxes that were passed, to be read after the paragraph that they hang on."""
        self.drawings: list[str] = []
        """Names of charts and diagrams that were passed."""
        self._parts: list[str] = []
        self._is_bold: list[bool] = []
        self._bold = self._bold_style = False

    def of(self, paragraph: _Element, hidden: bool = False, bold: bool = False) -> str:
        """The words of a paragraph; `hidden` and `bold` is what its style makes of them."""
        self._parts, self._is_bold = [], []
        self._bold = self._bold_style = bold
        self._children(paragraph, hidden)
        return "".join(self._parts)

    def bold_line(self) -> str:
        """The bold words that the last paragraph begins with, up to its end or a line break."""
        pairs = list(zip(self._parts, self._is_bold, strict=True))
        bold = [part for part, _ in takewhile(lambda p: p[1] or not p[0].strip(), pairs)]
        text, rest = "".join(bold), "".join(self._parts[len(bold) :])
        ends = not rest.strip() or text.rstrip(" ").endswith(BREAK)
        return text if ends and any(is_bold for _, is_bold in pairs[: len(bold)]) else ""

    def is_all_bold(self) -> bool:
        """Return whether all words of the last paragraph are bold, there being some."""
        said = [b for part, b in zip(self._parts, self._is_bold, strict=True) if part.strip()]
        return bool(said) and all(said)

    def _children(self, element: _Element, hidden: bool) -> None:
        for child in element:
            self._element(child, hidden)

    def _element(self, child: _Element, hidden: bool) -> None:
        tag = child.tag
        if tag == f"{W}r":
            self._run(child, hidden)
        elif tag == f"{W}t":
            self._say(child.text, hidden)
        elif tag in _FIXED:
            self._say(_FIXED[str(tag)], hidden)
        elif tag == f"{W}fldChar":
            self._fields.enter(child)
        elif tag == f"{W}instrText":
            self._fields.say(child.text or "")
        elif tag in _SKIPPED or (tag == f"{W}sdt" and asks_for_text(child)):
            return
        elif tag == f"{W}sym":
            self._say(_sign(child), hidden)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "endnotes" if tag == f"{W}endnoteReference" else "footnotes"
            self._say(self._note(kind, child.get(f"{W}id") or ""), hidden)
        elif tag == f"{_M}oMath":
            self._say(formula(child), hidden)
        elif tag == f"{MC}AlternateContent":
            self._alternative(child, hidden)
        elif tag == f"{W}txbxContent":
            self.boxes += [] if hidden or self._fields.hides else [child]
        elif tag in (CHART, DIAGRAM):
            name = child.get(f"{R}id") or child.get(f"{R}dm") or ""
            self.drawings += [] if hidden or self._fields.hides else [name]
        elif str(tag).endswith("}symEx"):
            code = next((v for k, v in child.attrib.items() if str(k).endswith("}char")), "")
            self._say(_character(str(code)), hidden)
        elif len(child):
            self._children(child, hidden)

    def _run(self, run: _Element, hidden: bool) -> None:
        properties = run.find(f"{W}rPr")
        raised = False
        if properties is not None:
            style = self._styles.of(value(properties.find(f"{W}rStyle")) or "")
            told = hides(properties)
            hidden = told if told is not None else hidden or style.hidden
            told = bolds(properties)
            self._bold = told if told is not None else self._bold_style or style.bold
            raised = value(properties.find(f"{W}vertAlign")) == "superscript"
        else:
            self._bold = self._bold_style
        first = len(self._parts)
        self._children(run, hidden)
        if raised and all(c in "0123456789+-−n" for c in "".join(self._parts[first:])):
            self._parts[first:] = [part.translate(_RAISED) for part in self._parts[first:]]

    def _alternative(self, element: _Element, hidden: bool) -> None:
        """The first of several ways to say the same that has words."""
        for choice in element:
            before = len(self._parts), len(self.boxes), len(self.drawings)
            self._children(choice, hidden)
            if (len(self._parts), len(self.boxes), len(self.drawings)) != before:
                return

    def _say(self, text: str | None, hidden: bool) -> None:
        if text and not hidden and not self._fields.hides:
            self._parts.append(text)
            self._is_bold.append(self._bold)


def _sign(element: _Element) -> str:
    """A character of a font of signs, whose codes say nothing in other fonts."""
    code = element.get(f"{W}char") or ""
    font = (element.get(f"{W}font") or "").lower()
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if not 0xF000 <= number <= 0xF0FF:
        return _character(code)
    sign = _SIGNS.get(font, {}).get(number - 0xF000)
    return sign or (_GREEK.get(chr(number - 0xF000), "") if font == "symbol" else "")


def _character(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 32 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else ""


def asks_for_text(control: _Element) -> bool:
    """Return whether a field to fill in has only "Click or tap here to enter text"."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
