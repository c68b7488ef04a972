"""`quoth ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.answers import answer_as_json, show_answer
from bot.cli.options import AsJson, DataDir
from bot.cli.output import say_json
from bot.cli.session import with_library

if TYPE_CHECKING:
    from index import Answer, Library


def ask(
    question: Annotated[list[str], typer.Argument(metavar="QUESTION", help="What to answer.")],
    as_json: AsJson = False,
    limit: Annotated[
        int, typer.Option(min=1, max=50, metavar="N", help="Show at most N passages.")
    ] = 3,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="Answer from this article alone.")
    ] = None,
    data_dir: DataDir = None,
) -> None:
    """Answer a question with passages from the library.

    Exit code 0: answered; 1: the library does not say; 2: an error.
    """

    async def work(library: Library) -> Answer:
        return await library.ask(" ".join(question), limit=limit, article_id=article)

    answer = with_library(data_dir, work)
    if as_json:
        say_json(answer_as_json(answer))
    else:
        show_answer(answer)
    raise typer.Exit(0 if answer.answered else 1)
