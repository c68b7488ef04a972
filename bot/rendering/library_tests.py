"""Test questions of a library and what came of them, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import escape
from index import LibraryTest, TestRun

_QUESTION = 150


def render_run(run: TestRun, words: Words) -> str:
    """Return in a sentence or two how many questions came out as before, and how many well."""
    total, changed = len(run.tests), len(run.changed)
    same = words("tests-as-before", same=total - changed, total=total, changed=changed)
    return f"{same} {words('tests-passed', passed=run.passed)}"


def render_tests(tests: Sequence[LibraryTest], words: Words, *, was: bool = False) -> str:
    """Return test questions, each with where its passage came.

    Args:
        tests: those to show; the caller minds that they fit.
        words: those of the reader.
        was: whether to say where the passage came the time before.
    """
    return "\n".join(_line(test, words, was=was) for test in tests)


def render_test_list(tests: Sequence[LibraryTest], words: Words, *, total: int) -> str:
    """Return one page of the test questions."""
    if not tests:
        return words("tests-none")
    return f"### {words('tests-heading', total=total)}\n{render_tests(tests, words)}"


def _line(test: LibraryTest, words: Words, *, was: bool) -> str:
    question = escape(one_line(test.question, _QUESTION))
    title = escape(one_line(test.title, TITLE))
    place = _place(test.place, words)
    if was:
        place = words("tests-was", now=place, before=_place(test.before, words))
    mark = "✅" if test.passed else "❌"
    return f"{mark} {question}\n-# {title} · ¶ {test.cited.paragraph} · {place}"


def _place(place: int | None, words: Words) -> str:
    return words("tests-place", place=place) if place else words("tests-nowhere")
