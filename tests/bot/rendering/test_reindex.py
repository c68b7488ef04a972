from __future__ import annotations

import pytest

from bot.rendering.reindex import duration, render_progress, render_report
from index import ParagraphDiff, Progress, ReindexReport
from tests.bot.rendering.samples import WORDS

PLAIN = ReindexReport(2, 7, (), (), (), (), ParagraphDiff(), 0.42)


def test_a_progress_bar_fills() -> None:
    text = render_progress(Progress(5, 20, 60, 3.0, 65.0), WORDS)
    assert f"`{'█' * 5}{'░' * 15}` 5 of 20 articles, 60 paragraphs, about 1 min 5 s left" in text


@pytest.mark.parametrize("progress", [None, Progress(0, 0, 0, 0.0, None)])
def test_progress_can_be_shown_before_there_is_any(progress: Progress | None) -> None:
    text = render_progress(progress, WORDS)
    assert text.startswith("Reindexing… I keep answering meanwhile.")
    assert "left" not in text


def test_a_report_without_changes_is_one_line() -> None:
    assert render_report(PLAIN, WORDS) == (
        "Reindexed 2 articles with 7 paragraphs in 0.4 s; nothing changed."
    )


def test_a_report_names_what_changed_and_counts_the_rest() -> None:
    report = ReindexReport(
        9,
        40,
        tuple("abcdefg"),
        ("*b*",),
        (("x.txt", "It is empty."),) * 7,
        ("gone",),
        ParagraphDiff(3, 2, 7),
        75.0,
    )
    assert render_report(report, WORDS).split("\n") == [
        "Reindexed 9 articles with 40 paragraphs in 1 min 15 s; paragraphs: +3 −2 ~7.",
        "Added: **a**, **b**, **c**, **d**, **e** and 2 more.",
        r"Updated: **\*b\***.",
        "Kept although the file has gone: **gone**.",
        *["**x.txt**: It is empty."] * 5,
        "2 more files could not be read either.",
    ]


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0.04, "0.1 s"), (9.94, "9.9 s"), (12.0, "12 s"), (185.0, "3 min 5 s")]
)
def test_lengths_of_time_are_readable(seconds: float, shown: str) -> None:
    assert duration(seconds, WORDS) == shown
