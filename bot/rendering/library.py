"""Lists of articles, one article and the state of the libraries, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath

from bot.localisation import Words, reason
from bot.rendering.limits import TITLE, one_line, shorten, size
from bot.rendering.markdown import block_quote, bold, escape, escape_sentence, link
from index import (
    SAMPLE,
    SHARED,
    Added,
    Additions,
    Article,
    ArticleSummary,
    LibraryStatus,
    Outcome,
    Quota,
    Removed,
)

_OUTCOMES = {
    Outcome.ADDED: "added",
    Outcome.UPDATED: "updated",
    Outcome.MOVED: "unchanged",
    Outcome.UNCHANGED: "unchanged",
}
_SEVERAL = ("several-added", "several-updated", "several-unchanged")
"""What is said of several articles at once."""
_ORIGINS = {"upload": "origin-uploaded", "pasted": "origin-pasted"}
"""How an article got into a server's library, by the kind of its origin."""
_WEB = {"url": "origin-fetched", "feed": "origin-feed"}
"""How an article got into any library from the web."""
_OWNERS = {SAMPLE: "origin-sample", SHARED: "everywhere"}
_LIBRARIES = {SAMPLE: "status-sample", SHARED: "status-shared"}
_FIRST_LINES = 600
_NAMED, _REASON, _NOTE = 5, 220, 300
"""Failures that are named, and characters of what is said of each."""
_MB = 1_000_000


def render_list(articles: Sequence[ArticleSummary], first: int, words: Words, total: int) -> str:
    """Return one page of a list of articles.

    Args:
        articles: those of this page.
        first: number of the first of them, counted from 1.
        words: those of the reader.
        total: how many articles there are on all pages.
    """
    if len(articles) == total:
        heading = words("list-heading-all", total=total)
    else:
        last = first + len(articles) - 1
        heading = words("list-heading-page", first=first, last=last, total=total)
    lines = [f"{link(a.title, a.url)}\n-# {_facts(a, words)}" for a in articles]
    return "\n".join([f"### {heading}", *lines])


def render_bin(removed: Sequence[Removed], words: Words, *, total: int) -> str:
    """Return one page of the articles that can be brought back."""
    if not removed:
        return words("bin-none")
    lines = [
        f"{bold(one_line(one.title, TITLE))} · {relative_time(one.removed_at)}" for one in removed
    ]
    return "\n".join(
        [f"### {words('bin-heading', total=total)}", *lines, f"-# {words('bin-undo')}"]
    )


def render_article(article: Article, words: Words) -> str:
    """Return what is known of an article, and how it begins."""
    facts = {
        words("fact-author"): article.author,
        words("fact-date"): words.date(article.date),
        words("fact-language"): words.name_of(article.language),
        words("fact-paragraphs"): words.number(len(article.paragraphs)),
        words("fact-origin"): readable_origin(article.library, article.origin, words),
    }
    lines = [f"### {link(article.title, article.url)}"]
    lines += [
        words("fact", name=name, value=escape(one_line(fact, TITLE)))
        for name, fact in facts.items()
        if fact
    ]
    return "\n".join([*lines, block_quote(escape(_beginning(article)))])


def render_status(statuses: Sequence[LibraryStatus], words: Words) -> str:
    """Return the state of libraries, one after the other."""
    return "\n".join(_status(status, words) for status in statuses)


def render_added(added: Added, words: Words) -> str:
    """Return what became of an article that was added."""
    title = bold(one_line(added.article.title, TITLE))
    said = words(
        _OUTCOMES[added.outcome],
        title=title,
        paragraphs=added.article.paragraphs,
        changed=added.diff.total,
    )
    is_by_name = added.article.origin.partition(":")[0] in _ORIGINS
    if added.outcome is Outcome.UPDATED and added.diff.total and is_by_name:
        return f"{said} {words('updated-same-name')}"
    return said


def readable_origin(library: str, origin: str, words: Words) -> str:
    """Return where an article came from, without the folders of the operator's machine."""
    if library == SAMPLE:
        return words("origin-sample")
    kind, _, name = origin.partition(":")
    if kind in _WEB:
        return words(_WEB[kind], name=name.partition("#")[0])
    if library != SHARED and kind in _ORIGINS:
        return words(_ORIGINS[kind], name=name)
    return words("origin-operator", name=PurePath(name or origin).name)


def relative_time(moment: datetime) -> str:
    """Return a moment as Discord shows it, such as "3 hours ago"."""
    return f"<t:{int(moment.timestamp())}:R>"


def _facts(article: ArticleSummary, words: Words) -> str:
    owner = _OWNERS.get(article.library)
    facts = [
        words("paragraphs", paragraphs=article.paragraphs),
        escape(one_line(article.author or "", 60)),
        escape(one_line(words.date(article.date), 30)),
        words(owner) if owner else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def _beginning(article: Article) -> str:
    text = ""
    for paragraph in article.paragraphs:
        text = f"{text} {one_line(paragraph.text, _FIRST_LINES)}".strip()
        if size(text) >= _FIRST_LINES:
            break
    return shorten(text, _FIRST_LINES)


def _status(status: LibraryStatus, words: Words) -> str:
    sizes = [
        words("articles", articles=status.articles),
        words("paragraphs", paragraphs=status.paragraphs),
        words("characters", characters=status.characters),
    ]
    lines = [
        f"**{words(_LIBRARIES.get(status.key, 'status-own'))}**",
        ", ".join(sizes),
    ]
    if status.reindexed_at is not None:
        when = relative_time(status.reindexed_at)
        lines.append(f"-# {words('status-generation', when=when)}")
    if status.quota:
        lines.append(f"-# {_quota(status.quota, status.bytes, words)}")
    if status.reindexing:
        done, total = status.reindexing.articles_done, status.reindexing.articles_total
        lines.append(f"-# {words('status-reindexing', done=done, articles=total)}")
    return "\n".join(lines)


def _quota(quota: Quota, used: int, words: Words) -> str:
    return words(
        "quota",
        articles=quota.articles or 0,
        paragraphs=quota.paragraphs or 0,
        megabytes=(quota.bytes or 0) / _MB,
        used=round(100 * used / (quota.bytes or 1)),
    )


def render_additions(additions: Additions, words: Words) -> str:
    """Return what became of an article by name, or of several in numbers; failures by name."""
    if len(additions.added) == 1:
        said = render_added(additions.added[0], words)
    else:
        counts = Counter(f"several-{_OUTCOMES[added.outcome]}" for added in additions.added)
        said = " ".join(words(name, articles=counts[name]) for name in _SEVERAL if counts[name])
    lines = [said, *_failures(additions, words), *_notes(additions, words)]
    return "\n".join(filter(None, lines))


def _notes(additions: Additions, words: Words) -> Iterator[str]:
    """What could not be kept of articles that were added."""
    for name, note in additions.notes[:_NAMED]:
        yield f"{bold(one_line(name, 80))}: {escape_sentence(one_line(reason(note, words), _NOTE))}"


def _failures(additions: Additions, words: Words) -> Iterator[str]:
    for name, why in additions.failed[:_NAMED]:
        place = bold(one_line(reason(name, words), 80))
        yield f"{place}: {escape_sentence(one_line(reason(why, words), _REASON))}"
    rest = len(additions.failed) - _NAMED
    if rest > 0:
        yield words("reindexed-more-failed", count=rest)
