"""`quoth ask`."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from bot.cli.options import NumberOption, with_data_dir, with_json
from bot.cli.output import say_json
from bot.cli.session import with_library
from bot.cli.show_answer import answer_as_json, show_answer
from index import Answer, Library


class Day(click.DateTime):
    """A day as ISO 8601, refused in words that say how to write it."""

    def __init__(self) -> None:
        super().__init__(formats=["%Y-%m-%d"])

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the day that was written."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is no date; write it like 2025-04-30", param, ctx)


DAY = Day()


@click.command()
@click.argument("question", nargs=-1, required=True)
@with_json
@click.option(
    "--limit",
    cls=NumberOption,
    type=click.IntRange(1, 50),
    default=3,
    show_default=True,
    metavar="N",
    help="Show at most N passages.",
)
@click.option("--article", metavar="ID", help="Only this article; `quoth articles` shows the IDs.")
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Only articles in this language, as in es; may be given several times.",
)
@click.option(
    "--after",
    type=DAY,
    metavar="DATE",
    help="Only articles dated this day or later, as in 2025-04-30.",
)
@click.option("--before", type=DAY, metavar="DATE", help="Only articles dated this day or earlier.")
@with_data_dir
@click.pass_context
def ask(
    context: click.Context,
    question: tuple[str, ...],
    as_json: bool,
    limit: int,
    article: str | None,
    languages: tuple[str, ...],
    after: datetime | None,
    before: datetime | None,
    data_dir: Path | None,
) -> None:
    """Answer a question with passages from the library.

    The exit code is 0 if it is answered, 1 if there is no answer, 2 after an error.

    \b
    Examples:
      quoth ask Who resigned from the IRS?
      quoth ask --language de --after 2025-01-01 "Wann schließt das Bad?"
    """
    if after and before and after > before:
        raise click.UsageError("--after is later than --before", context)

    async def work(library: Library) -> Answer:
        return await library.ask(
            " ".join(question),
            limit=limit,
            article_id=article,
            languages=languages,
            after=after and after.date(),
            before=before and before.date(),
        )

    answer = with_library(data_dir, work)
    if as_json:
        say_json(answer_as_json(answer))
    else:
        show_answer(answer, languages, dated=bool(after or before))
    context.exit(0 if answer.answered or answer.overview else 1)
