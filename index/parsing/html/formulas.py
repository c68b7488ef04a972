"""Formulas of pages on one line, as they are read aloud: "x = (−b ± √(b² − 4ac))/2a".

Pages show them by MathML, by KaTeX or MathJax, which keep MathML or TeX beside what they draw, or
leave TeX in the text for a script to draw.
"""

from __future__ import annotations

import re
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
_DEPTH = 60


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
    return " ".join(_said(math, 0).translate(_UNSEEN).split())


def _words(element: _Element) -> str | None:
    """What the formula says that an element draws; None where it draws none."""
    tag = str(element.tag)
    if tag == "math":
        return formula_text(element)
    names = (element.get("class") or "").lower()[:200].split()
    if tag == "script":
        is_formula = (element.get("type") or "").startswith("math/tex")
        return f" {(element.text or '').strip()} " if is_formula else None
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
    return next(filter(None, match.groups()), "").strip() if match else None


def _said(element: _Element, depth: int) -> str:
    name = str(element.tag).rpartition("}")[2].rpartition(":")[2]
    parts = [c for c in element if isinstance(c.tag, str)] if depth < _DEPTH else []
    if name in ("annotation", "annotation-xml", "mphantom", "none", "mprescripts"):
        return ""
    if name == "semantics":
        return _said(parts[0], depth + 1) if parts else ""
    if not parts:
        return " " if name == "mspace" else " ".join((element.text or "").split())
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
            spaced = (f" {w} " if i and w in _RELATIONS else w for i, w in enumerate(said))
            return "".join(spaced)


def _grouped(text: str) -> str:
    text = text.strip()
    is_grouped = text.startswith("(") and text.find(")") == len(text) - 1
    return text if text.isalnum() or len(text) < 2 or is_grouped else f"({text})"


def _raised(text: str) -> str:
    text = text.strip()
    if not text or all(c in "0123456789+-−n" for c in text):
        return text.translate(_RAISED)
    return text if text in "′″*°" else f"^{_grouped(text)}"


def _lowered(text: str) -> str:
    text = text.strip()
    is_small = all(c in "0123456789+-−" for c in text)
    return text.translate(_LOWERED) if is_small else f"_{_grouped(text)}"
