"""Lists of articles, one article and the state of the libraries, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from bot.rendering.limits import TITLE, one_line, shorten, size
from bot.rendering.markdown import block_quote, bold, escape, link
from bot.rendering.passage import readable_date
from index import SAMPLE, SHARED, Added, Article, ArticleSummary, LibraryStatus, Outcome

_OUTCOMES = {
    Outcome.ADDED: "Added {}: {}. Ask away.",
    Outcome.UPDATED: "Updated {}: {} now.",
    Outcome.UNCHANGED: "{} is in the library already, word for word: {}.",
}
_KINDS = {"upload": "uploaded", "pasted": "pasted"}
"""How an article got into a server's library, by the kind of its origin."""
_FIRST_LINES = 600


def render_list(articles: Sequence[ArticleSummary], *, first: int, total: int) -> str:
    """Return one page of a list of articles.

    Args:
        articles: those of this page.
        first: number of the first of them, counted from 1.
        total: how many articles there are on all pages.
    """
    last = first + len(articles) - 1
    shown = f"{total:,}" if len(articles) == total else f"{first:,} to {last:,} of {total:,}"
    lines = [f"### Articles: {shown}"]
    lines += [f"{link(a.title, a.url)}\n-# {_facts(a)}" for a in articles]
    return "\n".join(lines)


def render_article(article: Article) -> str:
    """Return what is known of an article, and how it begins."""
    facts = {
        "Author": article.author,
        "Date": readable_date(article.date),
        "Language": article.language,
        "Paragraphs": f"{len(article.paragraphs):,}",
        "Origin": readable_origin(article.library, article.origin),
    }
    lines = [f"### {link(article.title, article.url)}"]
    lines += [
        f"**{name}:** {escape(one_line(fact, TITLE))}" for name, fact in facts.items() if fact
    ]
    return "\n".join([*lines, block_quote(escape(_beginning(article)))])


def render_status(statuses: Sequence[LibraryStatus]) -> str:
    """Return the state of libraries, one after the other."""
    return "\n".join(_status(status) for status in statuses)


def render_added(added: Added) -> str:
    """Return what became of an article that was added."""
    article = added.article
    return _OUTCOMES[added.outcome].format(
        bold(one_line(article.title, TITLE)), count(article.paragraphs, "paragraph")
    )


def count(number: int, noun: str) -> str:
    """Return a number and its noun, as in "1 paragraph" and "2,000 paragraphs"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def readable_origin(library: str, origin: str) -> str:
    """Return where an article came from, without the folders of the operator's machine."""
    if library == SAMPLE:
        return "ships with Quoth"
    kind, _, name = origin.partition(":")
    if library != SHARED and kind in _KINDS:
        return f"{_KINDS[kind]} here as {name}"
    return f"the operator's file {PurePath(name or origin).name}"


def relative_time(moment: datetime) -> str:
    """Return a moment as Discord shows it, such as "3 hours ago"."""
    return f"<t:{int(moment.timestamp())}:R>"


def _facts(article: ArticleSummary) -> str:
    facts = [
        count(article.paragraphs, "paragraph"),
        escape(one_line(article.author or "", 60)),
        escape(one_line(readable_date(article.date), 30)),
        {SAMPLE: "ships with Quoth", SHARED: "on all servers"}.get(article.library, ""),
    ]
    return " · ".join(fact for fact in facts if fact)


def _beginning(article: Article) -> str:
    text = ""
    for paragraph in article.paragraphs:
        text = f"{text} {one_line(paragraph.text, _FIRST_LINES)}".strip()
        if size(text) >= _FIRST_LINES:
            break
    return shorten(text, _FIRST_LINES)


def _status(status: LibraryStatus) -> str:
    name = {SAMPLE: "Sample library", SHARED: "Library of all servers"}.get(
        status.key, "Library of this server"
    )
    when = (
        f"reindexed {relative_time(status.reindexed_at)}"
        if status.reindexed_at
        else "never reindexed"
    )
    lines = [
        f"**{name}**",
        f"{count(status.articles, 'article')}, {count(status.paragraphs, 'paragraph')}, "
        f"{count(status.characters, 'character')}",
        f"-# generation {status.generation}, {when}",
    ]
    if status.reindexing:
        done, total = status.reindexing.articles_done, status.reindexing.articles_total
        lines.append(f"-# being reindexed now: {done:,} of {count(total, 'article')}")
    return "\n".join(lines)
