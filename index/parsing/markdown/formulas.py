"""Formulas in TeX between dollars, as MathJax and KaTeX show them: "E = mc²"."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.parsing.html.formulas import tex_text

_BLOCKS = (
    re.compile(r"\$\$(?<![\\$]\$\$)(?!\$)((?:[^$\\]|\\.){1,2000}?)\$\$(?!\$)", re.DOTALL),
    re.compile(r"\\{1,2}\[([^\[\]]{1,1000}?)\\{1,2}\]", re.DOTALL),
)
_INLINE = (
    re.compile(r"\$(?<![\\$\w]\$)(?![\s$])((?:[^$\n\\]|\\.){1,300}?)(?<![\s\\])\$(?![\w$])"),
    re.compile(r"\\{1,2}\(([^()\n]{1,300}(?:\([^()\n]{0,100}\)[^()\n]{0,300})*)(?<!\\)\\{1,2}\)"),
)
"""Between dollars, and between the brackets of LaTeX."""
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
    for mark, block, inline in zip(("$", "\\"), _BLOCKS, _INLINE, strict=True):
        if mark not in text:
            continue
        is_formula = _is_formula if mark == "$" else _is_tex

        def shown(match: re.Match[str], is_formula: Callable[[str], bool] = is_formula) -> str:
            return shown_formula(match[1], keep) if is_formula(match[1]) else match[0]

        def apart(match: re.Match[str], is_dollar: bool = mark == "$") -> str:
            tex = match[1]
            if "\ue000" in tex or not (tex.strip() if is_dollar else _is_tex(tex)):
                return match[0]
            return _apart(match, shown_formula(tex, keep))

        text = inline.sub(shown, block.sub(apart, text))
    return text


def _apart(match: re.Match[str], words: str) -> str:
    """A formula as a paragraph where it stands on lines of its own."""
    text, start = match.string, match.start()
    begin = text.rfind("\n", max(0, start - _INDENT), start) + 1
    indent = text[begin:start]
    is_apart = "\n" in match[1] and not indent.strip() and (begin > 0 or start < _INDENT)
    return f"\n\n{indent}{words}\n\n" if is_apart else words


def _is_formula(tex: str) -> bool:
    """Return whether what stands between dollars is one, and no sum of money or variable."""
    is_prose = "\\" not in tex and _PROSE.search(tex)
    return bool(_SIGNS.search(tex)) and "\ue000" not in tex and not is_prose


def _is_tex(tex: str) -> bool:
    """Return whether what stands between brackets that are escaped is one."""
    is_prose = "\\" not in tex and _PROSE.search(tex)
    return bool(_TEX.search(tex)) and "\ue000" not in tex and not is_prose


def shown_formula(tex: str, keep: Callable[[str], str]) -> str:
    """What stands instead of a formula of its own."""
    return keep(_escaped(tex_text(tex)))


def _escaped(words: str) -> str:
    return _MARKS.sub(r"\\\1", words)
