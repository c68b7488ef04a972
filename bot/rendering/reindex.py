"""A reindex under way and what it did, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words, reason
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold, escape_sentence
from index import ParagraphDiff, Progress, QuestionGroup, ReindexReport

_BAR = 20
_NAMED = 5
_REASON = 150


def render_progress(progress: Progress | None, words: Words) -> str:
    """Return a progress bar with numbers; questions go on being answered meanwhile."""
    if progress is None:
        return words("reindexing")
    share = progress.articles_done / progress.articles_total if progress.articles_total else 0
    filled = round(_BAR * min(share, 1))
    bar = f"`{'█' * filled}{'░' * (_BAR - filled)}`"
    return f"{words('reindexing')}\n{bar} {_numbers(progress, words)}"


def render_report(report: ReindexReport, words: Words) -> str:
    """Return a summary of a reindex: sizes, what changed, seconds."""
    summary = words(
        "reindexed",
        articles=report.articles,
        paragraphs=report.paragraphs,
        duration=duration(report.seconds, words),
        changed=report.paragraphs_changed,
        diff=render_diff(report.diff),
    )
    changes = {
        "reindexed-added": report.added,
        "reindexed-updated": report.updated,
        "reindexed-missing": report.missing,
    }
    named = [words(key, titles=_named(t, words)) for key, t in changes.items() if t]
    return "\n".join([summary, *named, *_failures(report, words)])


def render_diff(diff: ParagraphDiff) -> str:
    """Return what happened to paragraphs as "+3 −1 ~2"."""
    return f"+{diff.added} −{diff.removed} ~{diff.changed}"


UNCHANGED = render_diff(ParagraphDiff())
"""What the log of a library says of a reindex that changed nothing."""


def render_settled(groups: Sequence[QuestionGroup], words: Words) -> str:
    """Return which questions have an answer now, for everybody to see.

    Only those are named that were asked where everybody could see them.
    """
    public = [group.wording for group in groups if group.links]
    hidden = len(groups) - len(public)
    if not public:
        return words("reindexed-answered-hidden", count=hidden)
    named = words("reindexed-answered", questions=_named(public, words))
    return f"{named} {words('digest-hidden', count=hidden)}" if hidden else named


def duration(seconds: float, words: Words) -> str:
    """Return a length of time as "0.4 s", "12 s" or "3 min 5 s"."""
    if seconds < 10:
        return words("duration-short", seconds=max(seconds, 0.1))
    minutes, rest = divmod(round(seconds), 60)
    if minutes:
        return words("duration-minutes", minutes=minutes, seconds=rest)
    return words("duration-seconds", seconds=rest)


def _numbers(progress: Progress, words: Words) -> str:
    done, total = progress.articles_done, progress.articles_total
    paragraphs = progress.paragraphs
    if progress.remaining is None:
        return words("reindexing-progress", done=done, articles=total, paragraphs=paragraphs)
    left = duration(progress.remaining, words)
    return words(
        "reindexing-progress-left", done=done, articles=total, paragraphs=paragraphs, left=left
    )


def _named(titles: Sequence[str], words: Words) -> str:
    shown = [bold(one_line(title, 80)) for title in titles[:_NAMED]]
    rest = len(titles) - _NAMED
    if rest <= 0:
        return words.listed(shown)
    return words("reindexed-and-more", titles=", ".join(shown), count=rest)


def _failures(report: ReindexReport, words: Words) -> list[str]:
    lines = [
        f"{bold(one_line(name, 80))}: {escape_sentence(one_line(reason(why, words), _REASON))}"
        for name, why in report.failed[:_NAMED]
    ]
    rest = len(report.failed) - _NAMED
    return [*lines, words("reindexed-more-failed", count=rest)] if rest > 0 else lines
