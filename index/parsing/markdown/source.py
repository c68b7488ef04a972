"""Markdown of any dialect as CommonMark: what only its generator reads goes, words stay."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from textwrap import dedent

from index.parsing.markdown.components import (
    is_mdx,
    without_comments,
    without_components,
    without_modules,
)
from index.parsing.markdown.containers import (
    fence_after,
    opened,
    without_containers,
    without_shortcodes,
)
from index.parsing.markdown.formulas import shown_formula, without_formulas
from index.parsing.markdown.mdc import without_mdc
from index.parsing.markdown.myst import is_myst, without_directives
from index.parsing.markdown.tabs import with_tabs
from index.parsing.markdown.text_tables import with_pipes
from index.parsing.markup.restructured_text import rst_html

_CODE = re.compile(
    r"(?<!`)``[^\n]{1,500}?``(?!`)|(?<!`)`[^`\n]{1,500}`(?!`)"
    r"|<pre\b[^<]*(?:<(?!/?pre\b)[^<]*)*</pre>"
)
_HEAD = re.compile(r"^[ \t]*<head>.{0,20000}?</head>", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_OTHER_BREAKS = "\r\v\f\x1c\x1d\x1e"
_MASKED = re.compile("\ue000(\\d+)\ue001")
_HEAD_WITH_CODE = re.compile('data-head="[^"\n]*\ue000[^"\n]*"')
_HEADING_ID = re.compile(
    r"^(\s{0,3}#{1,6}[ \t].*?)[ \t]*\{:?[ \t]*#([\w.:-]+)[^}\n]*\}[ \t]*#*$", re.M
)
_BRACKET_ID = re.compile(r"^(\s{0,3}#{1,6}[ \t].*?)[ \t]*\[#([\w.-]+)\][ \t]*$", re.M)
_TAG_LINE = re.compile(r"^[ \t]*(</?[a-z][\w-]*(?:\s[^<>\n]*)?/?>)[ \t]*$", re.MULTILINE)
"""A tag of HTML alone on its line, around which MDX reads Markdown."""
_SUMMARY = re.compile(r"<summary>([^\n]{1,500}?)</summary>")
_HIDDEN = re.compile(r"%%(?!\s*\d)[^%]{1,2000}%%")
_BLOCK_ID = re.compile(r"[ \t]\^[A-Za-z0-9-]{2,40}[ \t]*$", re.MULTILINE)
_AROUND_MARKDOWN = re.compile(
    r"^([ \t]*<[a-z]{1,20}(?:\s[^<>\n]{0,300})?\smarkdown(?:=[\"']?\w+[\"']?)?"
    r"(?:\s[^<>\n]{0,300})?>)[ \t]*$",
    re.MULTILINE,
)
"""A tag of HTML in which Python-Markdown and kramdown read Markdown."""
_KRAMDOWN = re.compile(
    r"\{::comment\}.{0,5000}?\{:/(?:comment)?\}|\{:{1,2}/?(?:nomarkdown|comment)?[ \t]*/?\}|^\^$",
    re.DOTALL | re.MULTILINE,
)
_BARE_ROWS = re.compile(r"(?<=\n\n)(?:\|[^\n]+\|[ \t]*\n){2,}(?=\n|\{:|\Z)")
"""Rows without a header, which are a table in kramdown."""
_RULE_OF_TABLE = re.compile(
    r"(?<=\n\n)\|-{2,}[-|+: ]*\n(?=\|)|^\|={3,}[=|+ ]*\n(?=\|)", re.MULTILINE
)
_CHANGED = re.compile(r"\{\+ ?(?!\+)([^{}\n]{1,300}?) ?\+\}|\{-(?!-)[^{}\n]{1,300}?-\}")
_STATE = re.compile(r"^([ \t]*[-*+][ \t]+)\[[<>!/?*\"-]\][ \t]+", re.MULTILINE)
"""An item that Obsidian draws with a sign of its own."""
_HIGHLIGHTED = re.compile(r"(`{1,2})(?:#!|:::)[a-z][\w+-]{0,20} (?=\S)")
_UNSEEN_CODE = re.compile(r"[ \t>]*[`~]{3,}[ \t]*\{?(?:dataview|dataviewjs|tasks|query)\}?[ \t]*\Z")
"""What Obsidian runs, and shows the results of."""
_OF_RST = re.compile(r"[ \t>]*[`~]{3,}\{eval-rst\}[ \t]*\Z")
_PRE = re.compile(r"<pre\b.*?</pre>", re.DOTALL)
_OF_MDX = re.compile(r"[ \t]*[`~]{3,}mdx-code-block[ \t]*\Z")
_OF_RUST = re.compile(r"[ \t>]*[`~]{3,}[ \t]*(?:rust|rs)\b")
_HIDDEN_LINE = re.compile(r"^[ \t]*#(?:[ \t][^\n]*)?(?:\n|\Z)", re.MULTILINE)
_BADGE = re.compile(r"\[!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)\]\([^)\n]{0,500}\)")
_INCLUDED = re.compile(
    r"\[!(?:include|code|video|div)\b[^\[\]\n]{0,100}(?:\[[^\]\n]{0,200}\]\([^)\n]{0,300}\))?"
    r"[^\]\n]{0,300}\]|@\[code[^\]\n]{0,100}\]\([^)\n]{0,300}\)",
    re.IGNORECASE,
)
_DOCSIFY = re.compile(r"^([!?])>[ \t]+(\S[^\n]*(?:\n(?![!?#>\n-])\S[^\n]*)*)", re.MULTILINE)
_SPAN = re.compile(r"(?<![!\]])\[([^\[\]\n]{1,300})\]\{[ \t]*[.#][^{}\n]{0,200}\}")
"""Words with a class, as Pandoc writes them."""
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:[^{}\n]{0,300}\}"
    r"|(?<![ \t])(?<!:::)[ \t]*\{[ \t]*[#.][\w.# :=\"'-]{0,200}\}[ \t]*$"
    r"|(?<=[)\]*_`>:\ue001])(?<!:::)\{[ \t]*(?:[#.][\w-]|[\w-]+=)[^{}\n]{0,200}\}",
    re.MULTILINE,
)
_DROPPED = re.compile(
    r"^\*\[[^\]\n]{1,100}\]:[^\n]*$|^<<<[ \t]*[@./][^\n]*$"
    r"|^:::[ \t]+[A-Za-z_]\w*(?:\.\w+)+[ \t]*$(?:\n[ \t]+\S[^\n]*)*"
    r"|^<-{3,}>[ \t]*$"
    r"|^[ \t]*(?:\[TOC\]|\[\[_?TOC_?\]\]|-+8<-+[^\n]*|[*-] TOC|@\[toc\][^\n]*|<toc ?/?>)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_OF_DROPPED = (("*", "*["), ("<", "<<<"), ("<", "<--"), (":", ":::"), ("<", "8<"), ("t", "toc"))
"""What a text has in lower case that has something of those, and the rarest sign of it."""
_PICTURE = re.compile(
    r":(?:(?<=^:)|(?<=[\s(\[>*|\"]:))[A-Za-z0-9][A-Za-z0-9_+-]{1,60}:(?![\w:/])(?P<space>[ \t]*)",
    re.MULTILINE,
)
_BRACED = re.compile(
    r"\{\{(?!(?!toc|tabs|children|mermaid)[#/^]?[A-Za-z][\w:-]*\}\})[^{}\n]{0,300}\}\}",
    re.IGNORECASE,
)
"""What a generator fills in; a bare word without blanks is a place holder that is shown."""
_EMBEDDED = re.compile(r"!\[\[[^\]\n]{1,300}\]\]")
_WIKI_LINK = re.compile(
    r"(?<!!)\[\[(?:(?P<first>[^\]|\n]{1,200})\|)?(?P<last>[^\]|\n]{1,200})\]\](?!\()"
)
_ADDRESS = re.compile(r"https?://|/|[\w/.-]+\.md\Z")
_MARKED = re.compile(r"==(?<![=\w]==)(?=\S)([^=\n]{1,300})(?<=\S)==(?![=\w])")
_INSERTED = re.compile(r"\^\^(?=\S)([^^\n]{1,300})\^\^")
_MARKER = 40
"""Characters before a picture that may be the mark of an item."""
_CRITIC = re.compile(
    r"\{(?P<mark>\+\+|--|==|>>)(?P<words>[^{}\n]{1,500}?)(?:\+\+|--|==|<<)\}"
    r"|\{~~[^{}\n]{0,500}?~>(?P<new>[^{}\n]{0,500}?)~~\}"
)
_KEY = r"(?:[A-Za-z0-9][\w-]{0,20}|\"[^\"\n+]{1,30}\")"
_KEYS = re.compile(rf"\+\+(?<![\w+]\+\+)({_KEY}(?:\+{_KEY}){{0,5}})\+\+(?!\w)")
_RAISED = re.compile(r"\^(?<=[\w)\]]\^)([\w+-]{1,12})\^(?![\w^])")
_LOWERED = re.compile(r"~(?<=[A-Za-z)]~)([\d+-]{1,6})~")
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_BRACES = str.maketrans({"{": "\ue002", "}": "\ue003"})
_UNBRACED = str.maketrans({"\ue002": "{", "\ue003": "}"})
_HIGHLIGHT = re.compile(
    r"^([ \t]*)\{(?:%-?|\{[<%])[ \t]*(?:end|/[ \t]*)?(?:highlight|mermaid)\b[^\n%>]{0,200}"
    r"[%>]\}\}?[ \t]*$",
    re.MULTILINE,
)
_MERMAID = re.compile(
    r"^([ \t]*):::[ \t]*mermaid[ \t]*\n((?:(?![ \t]*:::)[^\n]*\n){1,500})[ \t]*:::[ \t]*$",
    re.MULTILINE,
)
_DIAGRAM = re.compile(r'\{%-?[ \t]*@mermaid/diagram[ \t]+content="([^"]{1,20000})"[^%]{0,200}%\}')
_INFO = re.compile(
    r"(?:^|[\s,{])(?:title|file ?name|file)=(?:\"([^\"{}<>]{1,200})\"|'([^'{}<>]{1,200})')"
    r"|[ \t]\[([^\]{}<>]{1,100})\]\s*$"
)
_BRACED_INFO = re.compile(
    r"\{[^}]*\}|\b[\w-]+=(?:\"[^\"]*\"|\S*)|\b(?:theme|lines|wrap|icon|copy)\b"
)
_GROUP = re.compile(r"<(?P<ends>/?)(?:Code(?:Group|Blocks|Tabs)|(?:Request|Response)Example)\b")
_FORMULA = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*\{?(?:math|latex-math|katex)\}?[ \t]*\Z")
_QUOTED_FORMULA = re.compile(r"\$`([^`\n]{1,300})`\$")
_MAGIC = re.compile(
    r"^[ \t]*(?://|#|<!--|/\*|--|\{/\*)[ \t]*highlight-(?:next-line|start|end)\b[^\n]*\n"
    r"|[ \t]*(?://|#|<!--|/\*|--|;)[ \t]*(?:\[!code[^\]\n]{0,60}\]|\(\d{1,2}\)!)[^\n]{0,10}$",
    re.MULTILINE,
)
_DIRECTIVE = re.compile(r":(?<![\w:]:)[a-z][\w-]{1,30}\[([^\]\n]{0,300})\](?:\{[^}\n]{0,200}\})?")


def common_markdown(text: str, name: str) -> tuple[str, bool]:
    """`text` without what only generators of pages read, and whether it is MDX.

    Args:
        text: a document without front matter.
        name: its file's name.
    """
    text = _with_line_feeds(text)
    if any(mark in text for mark in "\ue000\ue001\ue002\ue003"):
        text = re.sub("[\ue000-\ue003]", "", text)
    if "highlight" in text or "mermaid" in text:
        text = _HIGHLIGHT.sub(r"\1```", text)
        text = _MERMAID.sub(r"\1```\n\2\1```", text)
        text = _DIAGRAM.sub(r"```\n\1\n```", text)
    if is_myst(text):
        text = without_directives(text)
    masked, restore = _mask(text)
    if "<" in masked:
        masked = without_comments(masked, "<!--", "-->")
        masked = _HEAD.sub("", masked) if "<head" in masked else masked
        masked = _AROUND_MARKDOWN.sub(r"\1\n", masked) if " markdown" in masked else masked
    if "{%" in masked:
        parts = _RAW.split(masked)
        masked = "".join(p.translate(_BRACES) if i % 2 else p for i, p in enumerate(parts))
    mdx = is_mdx(masked, name)
    if mdx:
        masked = without_modules(masked)
    masked = without_components(without_shortcodes(masked), mdx)
    if mdx and "<" in masked:
        masked = _TAG_LINE.sub(r"\n\1\n", _SUMMARY.sub(_summary, masked))
    text = restore(_without_marks(masked))
    text = without_containers(without_mdc(with_tabs(text)))
    return text.translate(_UNBRACED) if "\ue002" in text or "\ue003" in text else text, mdx


def _with_line_feeds(text: str) -> str:
    """`text` with a line feed at the end of each of its lines."""
    if text.isascii() and not any(mark in text for mark in _OTHER_BREAKS):
        return text if text.endswith("\n") or not text else f"{text}\n"
    return "\n".join([*text.splitlines(), ""])


def _without_marks(text: str) -> str:
    """`text` without marks; whether there are any is looked at before it is looked for them.

    A single sign is found twenty times as fast as two.
    """
    if "{" in text:
        text = _KRAMDOWN.sub("", text) if "{:" in text else text
        text = _CHANGED.sub(r"\1", text) if "+}" in text or "-}" in text else text
        text = _HEADING_ID.sub(r'\1 <a id="\2"></a>', text)
        text = _CRITIC.sub(_critic, _ATTRIBUTES.sub("", _SPAN.sub(r"\1", text)))
        text = _BRACED.sub("", text)
    low = text.lower()
    if any(sign in low and mark in low for sign, mark in _OF_DROPPED):
        text = _DROPPED.sub("", text)
    if ":" in text:
        text = _PICTURE.sub(_nothing, _DIRECTIVE.sub(r"\1", text))
    if "%" in text:
        text = _HIDDEN.sub("", text)
    if "^" in text:
        text = _BLOCK_ID.sub("", text)
    if "[" in text:
        text = _without_brackets(text)
    if ">" in text and ("!>" in text or "?>" in text):
        text = _DOCSIFY.sub(_docsify, text)
    if "|--" in text or "|==" in text:
        text = _RULE_OF_TABLE.sub("", text)
    if "+" in text:
        text = _KEYS.sub(_keys, text)
    if "^" in text:
        text = _INSERTED.sub(r"\1", _RAISED.sub(r"<sup>\1</sup>", text))
    if "~" in text:
        text = _LOWERED.sub(r"\1", text)
    if "=" in text:
        text = _MARKED.sub(r"\1", text)
    return text


def _without_brackets(text: str) -> str:
    """`text` without marks in square brackets."""
    if "!" in text and "[!" in text:
        text = _INCLUDED.sub("", _BADGE.sub("", text))
    elif "@" in text and "@[" in text:
        text = _INCLUDED.sub("", text)
    text = _STATE.sub(r"\1", text)
    if "#" in text:
        text = _BRACKET_ID.sub(r'\1 <a id="\2"></a>', text)
    return _WIKI_LINK.sub(_wiki_link, _EMBEDDED.sub("", text)) if "[[" in text else text


def _wiki_link(match: re.Match[str]) -> str:
    """The words of a link: they stand last, before an address first, or are the page's name."""
    first, last = match["first"], match["last"]
    words: str = first if first and _ADDRESS.match(last) else last
    return words if first else words.replace("#", " > ").removeprefix(" > ")


def _nothing(match: re.Match[str]) -> str:
    """Nothing; where a picture begins an item of a list, the blanks after it go as well."""
    line = match.string.rfind("\n", 0, match.start()) + 1
    before = match.string[max(line, match.start() - _MARKER) : match.start()]
    return "" if not before.strip("-*+ \t>") else match["space"] or ""


def _docsify(match: re.Match[str]) -> str:
    kind = "Important" if match[1] == "!" else "Tip"
    return f"{opened(kind)}\n\n{match[2]}\n\n</div>\n"


def _summary(match: re.Match[str]) -> str:
    """A summary, in which MDX reads Markdown."""
    has_marks = any(mark in match[1] for mark in "`*_\ue000")
    return f"<summary>\n\n{match[1]}\n\n</summary>" if has_marks else match[0]


def _critic(match: re.Match[str]) -> str:
    """What a change that is proposed in the text leaves of it."""
    words: str = match["new"] or match["words"] or ""
    return "" if match["mark"] in ("--", ">>") else words


def _keys(match: re.Match[str]) -> str:
    names = match[1].split("+")
    return "+".join(n.strip('"') if n.isupper() or '"' in n else n.capitalize() for n in names)


def _mask(text: str) -> tuple[str, Callable[[str], str]]:
    """`text` with its code and formulas made into marks, and what puts them back."""
    kept: list[str] = []

    def keep(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    def plain(title: re.Match[str]) -> str:
        """A title with the words of its code, which are no Markdown there."""
        return _MASKED.sub(lambda m: escape(kept[int(m[1])].strip("` ")), title[0])

    masked = _without_fences(text, keep) if "```" in text or "~~~" in text else text
    masked = with_pipes(masked)
    if "\n\n|" in masked:
        masked = _BARE_ROWS.sub(_with_header, masked)
    if "$" in masked:
        masked = _QUOTED_FORMULA.sub(r"$\1$", masked)
    if "`" in masked or ("<" in masked and "<pre" in masked):
        masked = _CODE.sub(lambda m: keep(_HIGHLIGHTED.sub(r"\1", m[0], count=1)), masked)
    masked = without_formulas(masked, keep)

    def restore(marked: str) -> str:
        if "data-head=" in marked:
            marked = _HEAD_WITH_CODE.sub(plain, marked)
        for _ in range(2):  # code in a fence has been masked once, in a line of it twice
            marked = _MASKED.sub(lambda m: kept[int(m[1])], marked)
        return marked

    return masked, restore


def _with_header(match: re.Match[str]) -> str:
    """Rows below an empty header, if none of them is a line between a header and its rows."""
    rows = [line.strip() for line in match[0].splitlines()]
    counts = {row.replace("\\|", "").count("|") for row in rows}
    if len(counts) > 1 or any(set(row) <= set("|-:+= ") for row in rows):
        return match[0]
    width = counts.pop() - 1
    return f"|{' |' * width}\n|{'---|' * width}\n{match[0]}"


def _without_fences(text: str, keep: Callable[[str], str]) -> str:
    """`text` with a mark for each block of code between fences."""
    lines: list[str] = []
    inside: list[str] = []
    fence = ""
    in_group = False
    for line in text.split("\n"):
        was = fence
        if "```" in line or "~~~" in line:
            fence = fence_after(line, fence)
        if was or fence:
            inside.append(line)
        else:
            lines.append(line)
            group = _GROUP.search(line) if "<" in line else None
            in_group = in_group if group is None else not group["ends"]
        if was and not fence:
            lines += _block(inside, keep, in_group)
            inside = []
    return "\n".join([*lines, *inside])


def _block(lines: Sequence[str], keep: Callable[[str], str], in_group: bool) -> list[str]:
    """What stands instead of a block of code."""
    if _FORMULA.match(lines[0]):
        return [shown_formula("\n".join(lines[1:-1]), keep)]
    if _UNSEEN_CODE.match(lines[0]):
        return []
    if _OF_RST.match(lines[0]):
        return ["", _indent_of(lines[0]) + keep(_html_line(rst_html(_body(lines)))), ""]
    if _OF_MDX.match(lines[0]):
        return [*lines[1:-1]]
    mark = keep(_code(lines))
    info = lines[0].lstrip(" \t`~")
    match = _INFO.search(lines[0])
    title = next(filter(None, match.groups()), "") if match else ""
    if not title and in_group:  # the tabs of a group are named by what follows the language
        title = _BRACED_INFO.sub("", info.partition(" ")[2]).strip()
    if not title or lines[0].lstrip().startswith(">"):
        return [mark]
    indent = _indent_of(lines[0])
    return [indent + opened("", title), "", mark, "", f"{indent}</div>", ""]


def _indent_of(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _body(lines: Sequence[str]) -> str:
    """What stands in a fence, as far as it is not indented with the fence."""
    return dedent("\n".join(lines[1:-1]))


def _html_line(html: str) -> str:
    """HTML on one line, since a blank one would end it in Markdown."""
    html = _PRE.sub(lambda m: m[0].replace("\n", "&#10;"), html)
    return f"<div>{html.replace(chr(10), ' ')}</div>"


def _code(lines: Sequence[str]) -> str:
    """A block of code without what tells its generator which lines to colour."""
    code = "\n".join(lines)
    if _OF_RUST.match(lines[0]):
        code = _HIDDEN_LINE.sub("", code)
    has_magic = "highlight-" in code or "[!code" in code or ")!" in code
    return _MAGIC.sub("", code) if has_magic else code
