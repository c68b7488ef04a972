"""`quoth evaluate --library`: an operator's own questions, and what has changed since last time."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import to_builtins

from bot.cli.output import complain, safe_line, say, say_json
from bot.cli.session import with_library
from bot.settings import load_settings
from index import GOOD_OUTCOMES, OwnResult, ask_own_questions, read_own_questions

_QUOTE = 120
"""Characters of a wrong quote that are shown."""


def evaluate_library(
    files: Sequence[Path],
    data_dir: Path | None,
    *,
    as_json: bool,
    misses: int,
    at_least: float | None,
) -> None:
    """Ask the questions of files, say what came of them, and exit with 1 below `at_least`."""
    folder = load_settings(data_dir=data_dir).data_dir / "evaluations"
    shares, reports = [], []
    for path in files:
        results = _asked(path, data_dir)
        share = sum(result.outcome in GOOD_OUTCOMES for result in results) / len(results)
        shares.append(share)
        kept = folder / f"{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]}.json"
        before = _last_run(kept)
        if as_json:
            listed = to_builtins(results)
            reports.append({"file": str(path), "right": round(share, 4), "questions": listed})
        else:
            say("\n".join(_report(path, results, before, misses)))
        _keep(kept, results)
    if as_json:
        say_json(reports)
    if at_least is not None and min(shares) < at_least:
        click.get_current_context().exit(1)


def _asked(path: Path, data_dir: Path | None) -> list[OwnResult]:
    questions = read_own_questions(path)
    return with_library(data_dir, lambda library: ask_own_questions(library, questions))


def _report(
    path: Path, results: Sequence[OwnResult], before: Mapping[str, str], misses: int
) -> Iterator[str]:
    counts = Counter(result.outcome for result in results)
    good = sum(counts[outcome] for outcome in GOOD_OUTCOMES)
    yield f"{safe_line(str(path))}: {good} of {len(results)} right ({good / len(results):.3f})"
    yield from (f"  {count:>6}  {outcome}" for outcome, count in counts.most_common())
    changed = [r for r in results if before.get(r.question, r.outcome) != r.outcome]
    if changed:
        yield "Since the last run:"
    for result in changed:
        mark = "+" if result.outcome in GOOD_OUTCOMES else "-"
        was = before[result.question]
        yield f"  {mark} {safe_line(result.question)}: {safe_line(was)}, now {result.outcome}"
    missed = [result for result in results if result.outcome not in GOOD_OUTCOMES]
    for result in missed[:misses]:
        yield f"\n{safe_line(result.question)}  [{result.outcome}, {result.confidence:.2f}]"
        yield f"  got  {safe_line(result.quote)[:_QUOTE] or 'nothing'}"


def _last_run(kept: Path) -> dict[str, str]:
    """Return what came of each question last time; what cannot be read was never kept."""
    try:
        found: Any = json.loads(kept.read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {question: str(outcome) for question, outcome in found.items()}


def _keep(kept: Path, results: Sequence[OwnResult]) -> None:
    outcomes = {result.question: str(result.outcome) for result in results}
    try:
        kept.parent.mkdir(mode=0o700, exist_ok=True)
        kept.write_text(json.dumps(outcomes, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        complain(f"This run cannot be kept to compare the next one with ({error.strerror}).")
