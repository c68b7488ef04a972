"""A reindex under way and what it did, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.library import count
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold, escape
from index import Progress, ReindexReport

_BAR = 20
_NAMED = 5
_REASON = 150


def render_progress(progress: Progress | None) -> str:
    """Return a progress bar with numbers; questions go on being answered meanwhile."""
    if progress is None:
        return "Reindexing… Questions are answered meanwhile."
    share = progress.articles_done / progress.articles_total if progress.articles_total else 0
    filled = round(_BAR * min(share, 1))
    remaining = "" if progress.remaining is None else f", about {duration(progress.remaining)} left"
    return (
        f"Reindexing… Questions are answered meanwhile.\n`{'█' * filled}{'░' * (_BAR - filled)}` "
        f"{progress.articles_done:,} of {count(progress.articles_total, 'article')}, "
        f"{count(progress.paragraphs, 'paragraph')}{remaining}"
    )


def render_report(report: ReindexReport) -> str:
    """Return a summary of a reindex: sizes, what changed, seconds."""
    changes = [
        _named("Added", report.added),
        _named("Updated", report.updated),
        _named("Kept although the file has gone", report.missing),
        *(_failure(name, reason) for name, reason in report.failed[:_NAMED]),
        _more(len(report.failed) - _NAMED, "file", "could not be read either"),
    ]
    changed = (
        count(report.paragraphs_changed, "paragraph") if report.paragraphs_changed else "nothing"
    )
    return "\n".join(
        [
            f"Reindexed {count(report.articles, 'article')} with "
            f"{count(report.paragraphs, 'paragraph')} in {duration(report.seconds)}; "
            f"{changed} changed.",
            *(change for change in changes if change),
        ]
    )


def duration(seconds: float) -> str:
    """Return a length of time as "0.4 s", "12 s" or "3 min 5 s"."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _named(what: str, titles: Sequence[str]) -> str:
    if not titles:
        return ""
    shown = ", ".join(bold(one_line(title, 80)) for title in titles[:_NAMED])
    rest = len(titles) - _NAMED
    return f"{what}: {shown}{f' and {rest:,} more' if rest > 0 else ''}."


def _failure(name: str, reason: str) -> str:
    return f"{bold(one_line(name, 80))}: {escape(one_line(reason, _REASON))}"


def _more(number: int, noun: str, what: str) -> str:
    return f"{count(number, f'more {noun}')} {what}." if number > 0 else ""
