"""`quoth evaluate`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any

import click

from bot.cli.options import NumberOption, with_data_dir, with_json
from bot.cli.output import progress_bar, safe_line, say, say_json
from bot.cli.own_questions import evaluate_library
from bot.cli.signals import run_terminable
from index import EvaluationReport, read_collection
from index import evaluate as run

_COLUMNS = (
    ("first ¶", "first_paragraph"),
    ("R@3", "recall_at_3"),
    ("R@5", "recall_at_5"),
    ("MRR", "mrr_at_10"),
    ("nDCG", "ndcg_at_10"),
    ("quote", "quote_hit"),
    ("quote@3", "quote_hit_at_3"),
    ("chars", "quoted_characters"),
    ("AUROC", "auroc"),
    ("answered", "answered_share"),
    ("declined", "declined_share"),
    ("ms", "ms_per_question"),
)


@click.command()
@click.argument("file", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@with_json
@click.option(
    "--limit",
    cls=NumberOption,
    type=click.IntRange(1),
    metavar="N",
    help="Ask N questions of each file.",
)
@click.option(
    "--misses",
    cls=NumberOption,
    type=click.IntRange(0),
    default=0,
    metavar="N",
    help="Show N questions that were missed, beside what was expected.",
)
@click.option(
    "--hide-gold",
    is_flag=True,
    help="Ask each question also with its article left out, which must then be declined.",
)
@click.option(
    "--semantic",
    is_flag=True,
    help="Have what is found read again by the model that `quoth[semantic]` installs.",
)
@click.option(
    "--library",
    "of_library",
    is_flag=True,
    help="Ask your own questions of the library as it is.",
)
@click.option(
    "--at-least",
    cls=NumberOption,
    type=click.FloatRange(0, 1),
    metavar="SHARE",
    help="With --library: exit with 1 where a smaller share is right.",
)
@with_data_dir
def evaluate(
    file: tuple[Path, ...],
    as_json: bool,
    limit: int | None,
    misses: int,
    hide_gold: bool,
    semantic: bool,
    of_library: bool,
    at_least: float | None,
    data_dir: Path | None,
) -> None:
    """Measure answers on questions whose answers are known.

    Each FILE is SQuAD JSON, a BEIR folder, or TOML of questions. Its articles go into a library
    of their own, in a temporary directory.

    TOML names article files beside it and asks about them:

    \b
      articles = ["handbook.md"]
      [[questions]]
      question = "When does the shop open?"
      article = "handbook.md"   # left out where no article answers
      paragraph = 3             # as Quoth counts them, or several: [3, 4]
      answers = ["at nine"]     # what a quote must hold; may be left out

    With --library, FILE has your own questions, as TOML or JSON Lines, without articles: a question
    and the words that a right quote holds, any of several, or no answers where the library must be
    silent. What has changed since the last run is shown.

    \b
      {"question": "When does the shop open?", "answers": ["at nine"]}
      {"question": "Who is the mayor?"}

    \b
    Examples:
      quoth evaluate dev-v1.1.json --limit 500
      quoth evaluate questions.toml --misses 5
      quoth evaluate --library questions.jsonl --at-least 0.9
    """
    if of_library:
        evaluate_library(file, data_dir, as_json=as_json, misses=misses, at_least=at_least)
        return
    if at_least is not None or data_dir is not None:
        raise click.UsageError("--at-least and --data-dir go with --library.")
    reports = [_measure(path, limit, hide_gold, semantic) for path in file]
    if as_json:
        say_json([_as_json(report, misses) for report in reports])
        return
    say("\n".join(_table(reports)))
    for report in reports:
        _show_misses(report, misses)


def _measure(path: Path, limit: int | None, hide_gold: bool, semantic: bool) -> EvaluationReport:
    collection = read_collection(path, limit)
    with progress_bar(path.name, "questions") as on_progress:
        return run_terminable(
            run(collection, hide_gold=hide_gold, semantic=semantic, on_progress=on_progress)
        )


def _show_misses(report: EvaluationReport, most: int) -> None:
    for miss in islice(report.misses, most):
        place = f"gold at {miss.rank}" if miss.rank else "gold not found"
        say(f"\n{safe_line(miss.question)}  [{place}]")
        say(f"  expected  {safe_line(miss.expected)}")
        say(f"  got       {safe_line(miss.got) or 'nothing'}")


def _as_json(report: EvaluationReport, misses: int) -> dict[str, Any]:
    figures = asdict(report)
    missed = figures.pop("misses")[:misses]
    return {**figures, "misses": missed} if misses else figures


def _table(reports: list[EvaluationReport]) -> Iterator[str]:
    width = max(len(report.file) for report in reports)
    yield f"{'':{width}}  {'n':>6}" + "".join(f"{title:>9}" for title, _ in _COLUMNS)
    for report in reports:
        cells = (_cell(getattr(report, name)) for _, name in _COLUMNS)
        yield f"{report.file:{width}}  {report.questions:>6}" + "".join(f"{c:>9}" for c in cells)


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if value <= 1 else f"{value:.1f}"
