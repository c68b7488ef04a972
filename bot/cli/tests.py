"""`quoth test`."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import click

from bot.cli.options import NumberOption, with_data_dir, with_json
from bot.cli.output import (
    CommandError,
    counted,
    safe_line,
    say,
    say_json,
    say_none,
)
from bot.cli.session import with_library
from bot.cli.show_answer import place_of
from index import DEPTH, Caution, Library, LibraryTest, Passage, TestRun

_NONE = "There are no test questions yet; `quoth test add QUESTION ID` adds one."


@click.group(name="test", invoke_without_command=True)
@with_json
@with_data_dir
@click.pass_context
def test(context: click.Context, as_json: bool, data_dir: Path | None) -> None:
    """Ask the test questions and show what has changed.

    They are those of the shared library, each with the passage that should come first;
    `/library test` has those of a server.
    The exit code is 1 if a question came out otherwise than the last time.

    \b
    Examples:
      quoth test add "How long is the bridge?" 5bam2enn
      quoth test
      quoth test list --json
    """
    context.obj = data_dir
    if context.invoked_subcommand is None:
        context.invoke(run, as_json=as_json)


@test.command()
@with_json
@with_data_dir
def run(as_json: bool = False, data_dir: Path | None = None) -> None:
    """Ask the test questions and show what has changed.

    \b
    Examples:
      quoth test run
      quoth test run --json
    """

    async def work(library: Library) -> TestRun:
        return await library.management.tests.run(partial(library.ask, limit=DEPTH))

    done = with_library(data_dir or click.get_current_context().obj, work)
    if as_json:
        say_json([_as_json(one) for one in done.tests])
    elif not done.tests:
        say(_NONE)
    else:
        say("\n".join([summary(done), *(_line(one, was=True) for one in done.changed)]))
    click.get_current_context().exit(1 if done.changed else 0)


@test.command()
@click.argument("question")
@click.argument("article_id", metavar="ID")
@click.option(
    "--paragraph",
    cls=NumberOption,
    type=click.IntRange(1),
    metavar="N",
    help="The number of the paragraph that should come first; else the one that fits best.",
)
@with_json
@with_data_dir
def add(
    question: str, article_id: str, paragraph: int | None, as_json: bool, data_dir: Path | None
) -> None:
    """Add QUESTION with the article that answers it.

    `quoth articles` shows the IDs.

    \b
    Example:
      quoth test add "How long is the bridge?" 5bam2enn --paragraph 2
    """

    async def work(library: Library) -> tuple[LibraryTest, Passage]:
        passage = await _passage(library, question, article_id, paragraph)
        if passage is None:
            raise CommandError("Nothing in this article matches; give a --paragraph.")
        ask = partial(library.ask, limit=DEPTH)
        return await library.management.tests.add(question, passage, ask), passage

    added, passage = with_library(data_dir or click.get_current_context().obj, work)
    if as_json:
        say_json(_as_json(added))
        return
    say(f"{_line(added)}\n   {safe_line(passage.quotes[0].text)}  ({place_of(passage)})")


@test.command(name="list")
@with_json
@with_data_dir
def list_tests(as_json: bool, data_dir: Path | None) -> None:
    """List the test questions and how they came out last time.

    \b
    Examples:
      quoth test list
      quoth test list --json
    """

    async def work(library: Library) -> list[LibraryTest]:
        return await library.management.tests.all()

    found = with_library(data_dir or click.get_current_context().obj, work)
    if as_json:
        say_json([_as_json(one) for one in found])
    elif not found:
        say_none(_NONE)
    else:
        for one in found:
            say(_line(one))


@test.command()
@click.argument("question")
@with_json
@with_data_dir
def remove(question: str, as_json: bool, data_dir: Path | None) -> None:
    """Remove a test question.

    \b
    Example:
      quoth test remove "How long is the bridge?"
    """

    async def work(library: Library) -> LibraryTest | None:
        return await library.management.tests.remove(question)

    gone = with_library(data_dir or click.get_current_context().obj, work)
    if gone is None:
        raise CommandError("There is no such test question; `quoth test list` lists them.")
    if as_json:
        say_json(_as_json(gone))
    else:
        say(f"removed  {safe_line(gone.question)}")


def summary(done: TestRun) -> str:
    """Return how many questions came out as before, and how many have the right passage first."""
    total, changed = len(done.tests), len(done.changed)
    return (
        f"{total - changed} of {counted(total, 'test question')} as before, {changed} changed; "
        f"{done.passed} with the right passage first."
    )


async def _passage(
    library: Library, question: str, article_id: str, paragraph: int | None
) -> Passage | None:
    await library.summary(article_id)  # says which article there is not
    if paragraph is not None:
        return await library.management.pins.candidate(article_id, paragraph)
    answer = await library.ask(question, limit=1, article_id=article_id, caution=Caution.EAGER)
    return next(iter(answer.passages), None)


def _line(one: LibraryTest, *, was: bool = False) -> str:
    place = _place(one.place) + (f", before: {_place(one.before)}" if was else "")
    mark = "ok " if one.passed else "-- "
    return f"{mark}{safe_line(one.question)}  [{safe_line(one.title)}, {place}]"


def _place(place: int | None) -> str:
    return "not found" if place is None else f"at place {place}"


def _as_json(one: LibraryTest) -> dict[str, Any]:
    return {
        "question": one.question,
        "article_id": one.cited.article_id,
        "title": one.title,
        "paragraph": one.cited.paragraph,
        "place": one.place,
        "place_before": one.before,
        "changed": one.changed,
        "ran_at": one.ran_at.isoformat() if one.ran_at else None,
    }
