"""Formulas of Word on one line: "x = (-b ± √(b² - 4ac))/2a"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


def formula(element: _Element | None) -> str:
    """What a part of a formula says, read from left to right."""
    if element is None:
        return ""
    name = str(element.tag).removeprefix(_M)
    if name == "t":
        return element.text or ""
    part = _Part(element)
    match name:
        case "f":
            return f"{_grouped(part['num'])}/{_grouped(part['den'])}"
        case "rad":
            return f"{_raised(part['deg'])}√{_grouped(part['e'])}"
        case "sSup" | "sSub" | "sSubSup":
            return part["e"] + _lowered(part["sub"]) + _raised(part["sup"])
        case "nary":
            sign = part.said("naryPr", "chr", "∫")
            return f"{sign}{_lowered(part['sub'])}{_raised(part['sup'])} {part['e']}"
        case "d":
            inner = ", ".join(formula(child) for child in element.iterchildren(f"{_M}e"))
            return part.said("dPr", "begChr", "(") + inner + part.said("dPr", "endChr", ")")
        case _:
            children = (c for c in element if not str(c.tag).endswith(("Pr", "}ctrlPr")))
            return "".join(map(formula, children))


class _Part:
    """A part of a formula, whose own parts have names."""

    def __init__(self, element: _Element) -> None:
        self._element = element

    def __getitem__(self, name: str) -> str:
        return formula(self._element.find(f"{_M}{name}"))

    def said(self, properties: str, name: str, otherwise: str) -> str:
        """What its properties say."""
        found = self._element.find(f"{_M}{properties}/{_M}{name}")
        return otherwise if found is None else found.get(f"{_M}val", otherwise)


def _grouped(text: str) -> str:
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _raised(text: str) -> str:
    raised = text.translate(_RAISED)
    is_small = text and all(c in "0123456789+-−n" for c in text)
    return raised if is_small or not text else f"^{_grouped(text)}"


def _lowered(text: str) -> str:
    is_small = text and all(c in "0123456789+-−" for c in text)
    return text.translate(_LOWERED) if is_small or not text else f"_{_grouped(text)}"
