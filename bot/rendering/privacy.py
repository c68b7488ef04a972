"""What is kept about a member, as Markdown."""

from __future__ import annotations

from bot.localisation import Words
from bot.rendering.library import relative_time
from bot.settings import Settings
from index import Kept


def render_kept(kept: Kept, settings: Settings, words: Words) -> str:
    """Return what is kept about a member, how, and for how long."""
    how = "privacy-how-questions" if settings.keep_questions else "privacy-how"
    return "\n".join(
        [
            f"### {words('privacy-heading')}",
            *_counts(kept, words),
            f"-# {words(how)}",
            f"-# {words('privacy-retention', days=settings.retention_days)}",
            f"-# {words('privacy-elsewhere')}",
        ]
    )


def render_forgetting(kept: Kept, words: Words) -> str:
    """Return the question whether to delete what is kept."""
    lines = [words("privacy-forget-question"), *_counts(kept, words)]
    if kept.said:
        lines.append(words("privacy-forget-said", said=kept.said))
    return "\n".join(lines)


def _counts(kept: Kept, words: Words) -> list[str]:
    if not kept.anything:
        return [words("privacy-nothing")]
    lines = [words("privacy-answers", answers=kept.answers, questions=kept.questions)]
    if kept.votes:
        lines.append(words("privacy-votes", votes=kept.votes, reasons=kept.reasons))
    if kept.changes:
        lines.append(words("privacy-changes", changes=kept.changes))
    if kept.said:
        lines.append(words("privacy-said", said=kept.said))
    if kept.wishes:
        lines.append(words("privacy-wishes", wishes=kept.wishes))
    if kept.oldest is not None:
        lines.append(words("privacy-oldest", when=relative_time(kept.oldest)))
    return [f"- {line}" for line in lines]
