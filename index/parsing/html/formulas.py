"""Formulas of pages on one line, as they are read aloud: "x = (−b ± √(b² − 4ac))/2a".

Pages show them by MathML, by KaTeX or MathJax, which keep MathML or TeX beside what they draw, or
leave TeX in the text for a script to draw.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_DRAWN = ("katex", "mwe-math-element", "mathjax", "mathjax_display", "mathjax_svg", "mathjax_chtml")
_SOURCES = frozenset({"math", "arithmatex", "tex", "latex", "math-inline", "math-display"})
_DELIMITERS = re.compile(r"\s*(?:\\\((.*)\\\)|\\\[(.*)\\\]|\$\$(.*)\$\$|\$(.*)\$)\s*", re.DOTALL)
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
_RELATIONS = frozenset("=≠≈≡<>≤≥→⇒⇔∈±+−-∼∝⊂⊆∪∩")
_UNSEEN = str.maketrans(dict.fromkeys("\u2061\u2062\u2063\u2064\u200b"))
_EQUALS = re.compile(r"(?<=[\w) ])([=≤≥≠])(?=[\w( −-])")
_SUMS = "∑∏∫∮⋃⋂"
_ACCENTS = {
    "ˆ": "\u0302", "^": "\u0302", "→": "\u20d7", "¯": "\u0304", "ˉ": "\u0304", "_": "\u0304",
    "‾": "\u0304", "~": "\u0303", "˜": "\u0303", "˙": "\u0307", "¨": "\u0308",
}  # fmt: skip
_DEPTH = 60
_LONGEST = 2_000
"""Characters of a formula in TeX above which it is left as it is written."""


def show_formulas(root: _Element) -> None:
    """Put the words of each formula in the place of what draws it."""
    from lxml import etree

    for element in list(root.iter("span", "div", "mjx-container", "math", "script")):
        if element is not root and element.getparent() is None:
            continue
        words = _words(element)
        if words is None:
            continue
        tail = element.tail
        for child in list(element):
            element.remove(child)
        element.attrib.clear()
        if element.tag != "div":
            element.tag = "span"
        element.text, element.tail = words, tail
    etree.strip_tags(root, "mjx-container")


def formula_text(math: _Element) -> str:
    """What MathML says, read from left to right."""
    said = _EQUALS.sub(r" \1 ", _said(math, 0).translate(_UNSEEN))
    return " ".join(said.split())


_PLAIN_TEX = (
    (re.compile(r"\\(?:tag\*?|label|color|textcolor|notag)\{[^{}]{0,100}\}"), ""),
    (re.compile(r"\\(?:nonumber|notag|displaystyle|limits|mathop|middle)(?![A-Za-z])"), ""),
    (re.compile(r"\\(?:[bB]igg?[lrm]?)(?![A-Za-z])"), ""),
    (re.compile(r"\\(?:dots[bcimo]?)(?![A-Za-z])"), r"\\ldots "),
    (re.compile(r"\\iff(?![A-Za-z])"), r"\\Leftrightarrow "),
    (re.compile(r"\\degree(?![A-Za-z])"), r"^\\circ "),
    (re.compile(r"\\(?:bm|textbf|textit|textrm|ce|mathop)(?=\{)"), r"\\mathrm"),
    (re.compile(r"\\(begin|end)\{(?:align|gather|eqnarray|multline|split|equation)\*?\}"),
     r"\\\1{aligned}"),
)  # fmt: skip
"""What docutils does not know of TeX, and what says the same or is not read."""


def tex_text(tex: str) -> str:
    """What a formula in TeX says; as it is written where it cannot be understood."""
    from docutils.utils.math.latex2mathml import tex2mathml  # type: ignore[import-untyped]
    from lxml import etree

    written = " ".join(tex.split())
    if len(written) > _LONGEST:
        return written
    known = written
    for pattern, instead in _PLAIN_TEX:
        known = pattern.sub(instead, known)
    try:
        math = str(tex2mathml(known)).replace("&ApplyFunction;", "")
        return formula_text(etree.fromstring(math)) or written
    except Exception:  # noqa: BLE001 - it raises whatever comes to it at what is no TeX
        return written


def _words(element: _Element) -> str | None:
    """What the formula says that an element draws; None where it draws none."""
    tag = str(element.tag)
    if tag == "math":
        return formula_text(element)
    names = (element.get("class") or "").lower()[:200].split()
    if tag == "script":
        is_formula = (element.get("type") or "").startswith("math/tex")
        return f" {tex_text(element.text or '')} " if is_formula else None
    if tag == "mjx-container" or not set(names).isdisjoint(_DRAWN):
        math = next(element.iter("math"), None)
        if math is not None:
            return formula_text(math)
        script = element.getnext()
        is_said = script is not None and (script.get("type") or "").startswith("math/tex")
        return "" if is_said else element.get("aria-label")
    if _SOURCES.isdisjoint(names) or len(element):
        return None
    match = _DELIMITERS.fullmatch(element.text or "")
    return tex_text(next(filter(None, match.groups()), "")) if match else None


def _said(element: _Element, depth: int) -> str:
    name = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    parts = [c for c in element if isinstance(c.tag, str)] if depth < _DEPTH else []
    if name in ("annotation", "annotation-xml", "mphantom", "none", "mprescripts"):
        return ""
    if name == "semantics":
        return _said(parts[0], depth + 1) if parts else ""
    if not parts:
        text = element.text or ""
        words = " ".join(text.split())
        is_ended = name == "mtext" and text[-1:].isspace()
        return " " if name == "mspace" else f"{words} " if is_ended else words
    said = [_said(part, depth + 1) for part in parts]
    return _composed(name, element, said)


def _composed(name: str, element: _Element, said: list[str]) -> str:
    """What a part of a formula says, given what its own parts say."""
    match name, said:
        case "mfrac", [above, below]:
            return f"{_grouped(above)}/{_grouped(below)}"
        case "msqrt", _:
            return f"√{_grouped(''.join(said))}"
        case "mroot", [inner, degree]:
            return f"{_raised(degree)}√{_grouped(inner)}"
        case "mover", [base, above] if len(base) == 1 and above.strip() in _ACCENTS:
            return unicodedata.normalize("NFC", base + _ACCENTS[above.strip()])
        case "msup" | "mover", [base, above]:
            return base + _raised(above)
        case "msub" | "munder", [base, below]:
            return base + _lowered(below)
        case "msubsup" | "munderover", [base, below, above]:
            return base + _lowered(below) + _raised(above)
        case "mfenced", _:
            return (element.get("open") or "(") + ", ".join(said) + (element.get("close") or ")")
        case "mtr", _:
            return " ".join(said)
        case "mtable", _:
            return "; ".join(said)
        case _:
            said = list(filter(None, (words.translate(_UNSEEN) for words in said)))
            return "".join(_spaced(said, i) for i in range(len(said)))


def _spaced(said: list[str], at: int) -> str:
    """One of the parts of a formula that stand side by side, with the space around it."""
    words, after = said[at], "".join(said[at + 1 : at + 2])
    if at and words in _RELATIONS:
        return f" {words} "
    is_name = words[:2].isalpha() and len(words) > 1
    before = " " if is_name and at and said[at - 1][-1:].isalnum() else ""
    is_apart = (is_name and after[:1].isalnum()) or (words[:1] in _SUMS and words and after)
    return f"{before}{words}{' ' if is_apart else ''}"


def _grouped(text: str) -> str:
    text = text.strip()
    is_grouped = text.startswith("(") and text.find(")") == len(text) - 1
    return text if text.isalnum() or len(text) < 2 or is_grouped else f"({text})"


def _raised(text: str) -> str:
    text = text.strip()
    if not text or all(c in "0123456789+-−n" for c in text):
        return text.translate(_RAISED)
    if text in "′″*°∘":
        return text.replace("∘", "°")
    return f"^{text}" if len(text) == 1 or text.isdigit() else f"^({_bare(text)})"


def _bare(text: str) -> str:
    grouped = _grouped(text)
    return grouped[1:-1] if grouped.startswith("(") else grouped


def _lowered(text: str) -> str:
    text = text.strip()
    is_small = all(c in "0123456789+-−" for c in text)
    return text.translate(_LOWERED) if is_small else f"_{_grouped(text)}"
