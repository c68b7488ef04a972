"""What generators of pages leave in an article that no reader takes for a part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from index.parsing.html.inline import MARKS
from index.parsing.outline import PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from index.parsing.html.tree_walk import Found

_TAGS = (
    "a", "span", "sup", "small", "td", "th", "div", "p", "ol", "ul", "nav", "pre", "button", "del",
    "s", "strike", "aside",
)  # fmt: skip
_BARE_TAGS = frozenset({"sup", "span", "small"})
"""Those that are known by their words alone."""
_STRUCK = frozenset({"del", "s", "strike"})
"""Words that no longer hold."""
_NAMES = frozenset({
    "mw-editsection", "mw-cite-backlink", "mw-jump-link", "linenos", "lineno", "linenodiv",
    "line-number", "line-numbers", "line-numbers-rows", "gutter", "headerlink", "header-link",
    "hash-link", "anchor-link", "anchorjs-link", "header-anchor", "heading-anchor",
    "md-content__button", "theme-edit-this-page", "theme-last-updated", "breadcrumb",
    "breadcrumbs", "theme-doc-breadcrumbs", "skip-link", "skip-to-content", "skiptocontent",
    "js-vote-count", "copy-button", "copybtn", "clipboard-button", "viewcode-link", "footnote-ref",
    "footnote-reference", "footnote-backref", "fn-bracket", "votecell", "js-post-menu",
    "post-taglist", "theme-doc-version-badge", "tocbacktotop", "reference-accessdate",
    "theme-doc-version-banner", "boring", "pagesectionheader", "greybox", "head-ltitle",
    "head-vol", "head-rtitle", "foot-date", "foot-os", "foot-left", "foot-right", "sr-only",
    "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only",
    "cdk-visually-hidden", "u-visually-hidden", "postsignature", "message-signature",
    "post-signature", "post_signature", "sig-content", "forum-signature", "user-signature",
    "summary_toggle", "constants_summary_toggle", "inherited_summary_toggle",
})  # fmt: skip
_IDS = frozenset(
    {
        "MSearchSelectWindow",
        "MSearchResultsWindow",
        "related-topics",
        "suggested-topics",
        "related-articles",
        "related-posts",
    }
)
_SMALL = frozenset({
    "post-likes", "crawler-post-meta", "user-info", "reputation-score", "page-metadata",
    "labels-section", "likes-section", "article-votes", "article-more-questions",
    "article-subscribe", "topic-category", "post-menu", "post-controls", "helpful-votes",
    "postprofile", "post_author", "message-user", "message-cell--user", "userinfo",
})  # fmt: skip
"""The same, where there is no more text in it than these have."""
_LITTLE = 200
_SIGNATURE = re.compile(r"sig[-_]?\d+|msg_\d+_signature")
_POSTS = frozenset({
    "post", "postbody", "post_content", "post-content", "post_wrapper", "postrow", "postcontent",
    "post_body", "post-body", "message",
})  # fmt: skip
"""What forums call a post, under which each writer's own words stand again and again."""
_EDIT = re.compile(
    r"\[\s*(?:edit(?: source)?|bearbeiten|quelltext bearbeiten|modifier(?: le code)?|editar|"
    r"modifica|bewerken|redigera|edytuj|править|編集|编辑)(?:\s*\|[^\[\]]{1,40})?\s*\]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,60}\]\s*)+")
_NUMBERED = re.compile(r"(?:\d{1,4}|[*†‡§]{1,3}|[a-z])(?:\s*,\s*\d{1,4})*")
_WHEN = r"(?:\d|(?:an? |last )?(?:minute|hour|day|week|month|year)|today|yesterday|just now)"
_CHANGED = re.compile(
    rf"(?:this (?:page|article) was )?(?:last|recently) (?:updated?|modified|edited|changed|"
    rf"reviewed)\b[^.!?]{{0,20}}{_WHEN}[^!?]{{0,50}}"
    r"|(?:zuletzt (?:aktualisiert|geändert|bearbeitet)|letzte (?:änderung|aktualisierung)|"
    r"(?:dernière (?:mise à jour|modification)|mis à jour|modifié|publié) ?(?:le|il y a|:)|"
    r"(?:veröffentlicht|aktualisiert|geändert|bearbeitet) (?:am|vor)|publicado (?:el|em|hace)|"
    r"(?:última (?:actualización|modificación|atualização)|actualizado|atualizado)"
    r"(?: el| em| hace|:)|ultimo aggiornamento|laatst bijgewerkt|最后更新|最終更新)"
    r"[^!?]{0,60}\d[^!?]{0,30}",
    re.IGNORECASE,
)
_LINES = re.compile(
    rf"(?:updated|modified|edited|asked|viewed|posted|published|created)(?: on| at)?[^.!?]{{0,12}}"
    rf"{_WHEN}[^.!?]{{0,60}}|(?:written|posted|created) by [^.!?]{{2,60}}"
    r"|\d[\d.,]*\s?[km]?\s(?:likes?|votes?|upvotes?|points?|comments?|replies|reply|views?|"
    r"shares?|answers?|claps?|kommentare?|commentaires?|comentarios?|people like this)"
    r"|(?:about |over |almost )?(?:\d+|an?|one|two|three) "
    r"(?:second|minute|hour|day|week|month|year)s? ago"
    r"|\d+ (?:min(?:utes?|\.)?) (?:read|lesezeit|de lecture|de lectura)"
    r"|(?:was|did|is) this (?:page|article|answer|document|information)? ?(?:help\w*|useful|solve)"
    r".{0,40}\?|did this answer your question\?|\d+ (?:out )?of \d+ (?:people )?found this helpful"
    r"|war dies(?:er|e)? (?:artikel|seite|beitrag) hilfreich\?"
    r"|cet article vous a-t-il été utile ?\?|¿(?:te|le) (?:resultó|ha sido|fue) útil.{0,30}\?"
    r"|(?:edit|improve|suggest edits?|view|report an issue with) this (?:page|article)"
    r"(?: on (?:github|gitlab))?|(?:edit|view|open|fork|star)(?: \w+)? on "
    r"(?:github|gitlab|bitbucket)|diese seite bearbeiten|(?:modifier|éditer) cette page|"
    r"editar esta página|back to top|nach oben|retour en haut|volver arriba|skip to .{0,20}content"
    r"|labels: none|\[?permalink\]?",
    re.IGNORECASE,
)
_FIRST_ON = re.compile(
    r"The post .{1,200} (?:appeared first|first appeared) on .{1,100}\.?"
    r"|Der Beitrag .{1,200} erschien zuerst auf .{1,100}\.?"
    r"|L[’']article .{1,200} est apparu en premier sur .{1,100}\.?"
    r"|La entrada .{1,200} se publicó primero en .{1,100}\.?"
)
"""What WordPress adds to the entries of its feeds."""
_SHORTCODE = re.compile(
    r"\[[a-z][\w-]{2,40}(?: [\w-]{1,40}=(?:\"[^\"]{0,80}\"|[^\s\]]{1,80}))+ ?/?\]"
)
_BARE = frozenset({
    "advertisement", "advertisements", "anzeige", "sponsored", "loading", "copy link", "copy",
    "copied", "share", "share this", "share this article", "print", "print this page", "anchor",
    "link to this heading", "direct link", "updated", "search", "read more", "continue reading",
    "weiterlesen", "lire la suite", "seguir leyendo", "leer más",
})  # fmt: skip
_CONTENTS = frozenset({
    "table of contents", "on this page", "in this article", "this page", "in this section",
    "articles in this section", "related articles", "auf dieser seite", "inhaltsverzeichnis",
    "sur cette page", "dans cet article", "table des matières", "en esta página",
    "tabla de contenidos", "in this guide",
})  # fmt: skip
"""Headings of lists of links."""
_LISTED = (PieceKind.LIST, PieceKind.ITEM)
_SAID = (PieceKind.PARAGRAPH, PieceKind.LIST, PieceKind.ITEM)


def drop_leftovers(root: _Element) -> None:
    """Take out of a page what is known to be left there by its generator."""
    _name_title(root)
    for element in list(root.iter(*_TAGS, "dl", "section")):
        if _is_leftover(element):
            _drop(element)
        elif element.get("class") and _is_small(element):
            element.set("hidden", "")  # who wrote it, and when, is still looked for in there


def _name_title(root: _Element) -> None:
    """Make the title of a document of Google's or Doxygen's a heading, as it looks."""
    for around in root.iter("div"):
        if around.get("class") == "headertitle":
            for title in around.iter("div"):
                title.tag = "h1" if "title" in (title.get("class") or "").split() else title.tag
            return
    body = root.find("body")
    if body is None or "doc-content" not in (body.get("class") or "").split():
        return
    for element in root.iter("p"):
        if "title" in (element.get("class") or "").split():
            element.tag = "h1"
            return


def _is_small(element: _Element) -> bool:
    names = (element.get("class") or "").lower()[:500].split()
    is_byline = names == ["author"] and _is_of_post(element)
    if _SMALL.isdisjoint(names) and not is_byline:
        return False
    return len("".join(map(str, element.itertext()))) <= _LITTLE


def without_left_lines(found: Iterable[Found]) -> list[Found]:
    """What was found on a page without lines that its generator has put there.

    A date of change, a count of votes, the label of a button, a sign alone; and the links to
    sections of the page below the heading that says so.
    """
    kept: list[Found] = []
    in_contents = False
    for piece in found:
        kind = piece.piece.kind
        if kind is PieceKind.HEADING:
            in_contents = _bare(piece).casefold() in _CONTENTS
        elif kind not in _LISTED:
            in_contents = False
        is_listed = in_contents and (kind is PieceKind.HEADING or piece.linked >= len(piece.words))
        if not is_listed and not _is_left_line(piece):
            kept.append(piece)
    return kept


def _bare(found: Found) -> str:
    return found.words.strip(" .…»›→>|:[]")


def _is_left_line(found: Found) -> bool:
    if found.piece.kind not in _SAID:
        return False
    if found.linked and _FIRST_ON.fullmatch(found.words):
        return True
    if len(found.words) > 120:
        return False
    words = _bare(found)
    if not any(map(str.isalnum, words)):
        return bool(found.words)
    if found.words.startswith("[") and _SHORTCODE.fullmatch(found.words):
        return True
    if _CHANGED.fullmatch(words) or words.casefold() in _BARE | _CONTENTS:
        return True
    return not found.words.endswith(".") and _LINES.fullmatch(words) is not None


def _is_leftover(element: _Element) -> bool:
    tag = element.tag
    if tag in _STRUCK:
        return True
    if not element.attrib and tag not in _BARE_TAGS:
        return False
    names = (element.get("class") or "").lower()[:500].split()
    if not _NAMES.isdisjoint(names) or element.get("id") in _IDS:
        return True
    if "breadcrumb" in (element.get("aria-label") or "").lower():
        return True
    if "signature" in names and _is_of_post(element):
        return True
    if tag == "pre" and names == ["lines"]:  # their numbers
        return True
    if names == ["lang"] and _is_in_code(element):
        return True
    if element.get("role") == "doc-noteref" or _is_note_label(element, names):
        return True
    if tag == "div" and (_is_comment(element) or _is_below_title(element, names)):
        return True
    if tag == "a":
        return (element.get("href") or "").startswith("#") and _text(element) in MARKS
    if tag == "sup":
        return _is_reference(element, names)
    return tag in ("span", "small") and _EDIT.fullmatch(_text(element)) is not None


def _is_of_post(element: _Element) -> bool:
    """Whether a signature is a writer's in a forum, and not a function's."""
    if _SIGNATURE.fullmatch(element.get("id") or ""):
        return True
    around = (a.get("class") or "" for a in element.iterancestors())
    return any(not _POSTS.isdisjoint(names.split()) for names in around)


def _is_comment(element: _Element) -> bool:
    """Return whether an element is a comment on a document of Google's."""
    link = element.find("p/a")
    return link is not None and (link.get("href") or "").startswith("#cmnt_ref")


def _is_below_title(element: _Element, names: list[str]) -> bool:
    """Return whether an element is what Asciidoctor writes below a title: author, version, date."""
    parent = element.getparent()
    return names == ["details"] and parent is not None and parent.get("id") == "header"


def _is_in_code(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and (parent.get("class") or "").startswith("language-")


def _is_note_label(element: _Element, names: list[str]) -> bool:
    """Return whether an element is the number before a note."""
    parent = element.getparent()
    return "label" in names and parent is not None and parent.get("role") == "doc-footnote"


def _is_reference(element: _Element, names: list[str]) -> bool:
    """Return whether a raised text leads to a note."""
    text = _text(element)
    if _BRACKETED.fullmatch(text):
        return True
    is_link = any((a.get("href") or "").find("#") >= 0 for a in element.iter("a"))
    is_marked = is_link or (element.getparent() is not None and element.getparent().tag == "a")  # type: ignore[union-attr]
    return (is_marked or "reference" in names) and _NUMBERED.fullmatch(text) is not None


def _text(element: _Element) -> str:
    """The words of a small element; of a large one the beginning."""
    parts: list[str] = []
    for part in element.itertext():
        parts.append(str(part))
        if len(parts) > 20:
            break
    return "".join(parts).strip()[:200]


def _drop(element: _Element) -> None:
    """Take an element out of its tree, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
