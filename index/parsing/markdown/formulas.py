"""Formulas in TeX between dollars, as MathJax and KaTeX show them: "E = mc²"."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.parsing.html.formulas import tex_text

_BLOCK = re.compile(
    r"(?<![\\$])\$\$(?!\$)(?P<tex>(?:[^$\\]|\\.){1,2000}?)\$\$(?!\$)"
    r"|(?P<slash>\\{1,2})\[(?P<display>[^\[\]]{1,1000}?)(?P=slash)\]",
    re.DOTALL,
)
_INLINE = re.compile(
    r"(?<![\\$\w])\$(?![\s$])(?P<tex>(?:[^$\n\\]|\\.){1,300}?)(?<![\s\\])\$(?![\w$])"
    r"|(?P<slash>\\{1,2})\((?P<display>[^()\n]{1,300}(?:\([^()\n]{0,100}\)[^()\n]{0,300})*)"
    r"(?P=slash)\)"
)
_SIGNS = re.compile(
    r"[\\^_={}<>|]|[\w)] ?[+*/-] ?[\w(]|\A\w\(\w|\A[A-Za-z]'?\Z|\A-?\d+(?:\.\d+)?\Z"
)
_TEX = re.compile(r"\\[A-Za-z]|[\w})] ?[\^=_] ?[\w{\\]")
_PROSE = re.compile(r"(?<![\\A-Za-z{])[A-Za-z]{2,} +[A-Za-z]{2,}")
_INDENT = 100
"""Characters before a formula on a line of its own."""
_MARKS = re.compile(r"([!-/:-@\[-`{-~])")


def without_formulas(text: str, keep: Callable[[str], str]) -> str:
    """`text` with its formulas as they are read aloud.

    Args:
        text: Markdown without its code.
        keep: puts away words in which nothing is a mark, and gives what stands for them.
    """
    if "$" not in text and "\\" not in text:
        return text

    def block(match: re.Match[str]) -> str:
        tex = match["tex"] or match["display"]
        if not tex.strip() or "\ue000" in tex or (match["display"] and not _TEX.search(tex)):
            return match[0]
        words = shown_formula(tex, keep)
        begin = match.string.rfind("\n", max(0, match.start() - _INDENT), match.start()) + 1
        indent = match.string[begin : match.start()]
        is_apart = "\n" in tex and not indent.strip() and (begin > 0 or match.start() < _INDENT)
        return f"\n\n{indent}{words}\n\n" if is_apart else words

    def line(match: re.Match[str]) -> str:
        tex = match["tex"] or match["display"]
        is_formula = _SIGNS.search(tex) if match["tex"] else _TEX.search(tex)
        if not is_formula or "\ue000" in tex or ("\\" not in tex and _PROSE.search(tex)):
            return match[0]
        return shown_formula(tex, keep)

    return _INLINE.sub(line, _BLOCK.sub(block, text))


def shown_formula(tex: str, keep: Callable[[str], str]) -> str:
    """What stands instead of a formula of its own."""
    return keep(_escaped(tex_text(tex)))


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)
