"""Starts a process for every step of every engine, and gathers what they print."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from tests.benchmarks.engines.agreement import Formula
from tests.benchmarks.engines.corpus import Corpus
from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.results import Result
from tests.benchmarks.engines.worker import AGREED, TOP

_LONGEST = 600.0
"""Seconds that one step may take."""
_STARTS, _ENOUGH = 3, 6.0
"""Starts of a process, and seconds after which no other is made."""
_MOST_TEXT = 100_000
"""Paragraphs above which nothing is built from text: all of the time goes into stemming."""
_PACKAGE = "tests.benchmarks.engines"


class Bench:
    """One set of paragraphs, written where the processes find it."""

    def __init__(self, name: str, corpus: Corpus, folder: Path) -> None:
        """Write the paragraphs, and work out the scores that are due."""
        self._name, self._corpus, self._folder = name, corpus, folder
        self._queries = corpus.queries[:AGREED]
        self._formula = Formula(corpus, self._queries)
        corpus.save(folder)

    def measure(self, engine: str) -> Result:
        """Measure an engine, as far as it goes."""
        result = Result(engine=engine, corpus=self._name, paragraphs=len(self._corpus))
        with tempfile.TemporaryDirectory() as folder:
            try:
                self._measure(result, Path(folder))
            except subprocess.SubprocessError as error:
                result.failure = _reason(error)
        return result

    def _measure(self, result: Result, folder: Path) -> None:
        entry = ENGINES[result.engine]
        _take(result, self._step("build" if entry.words else "text", result.engine, folder))
        result.first = self._first(result.engine, folder)
        found = _take(result, self._step("ask", result.engine, folder))["found"]
        result.agreement = self._agreement(found) if entry.ranks else None
        if entry.words and entry.text and result.paragraphs <= _MOST_TEXT:
            with tempfile.TemporaryDirectory() as other:
                result.text = self._step("text", result.engine, Path(other))["text"]

    def _step(self, step: str, engine: str, folder: Path) -> dict[str, Any]:
        module = f"{_PACKAGE}.worker"
        printed = _run("-m", module, engine, str(self._folder), str(folder), step)
        figures: dict[str, Any] = msgspec.json.decode(printed.splitlines()[-1])
        return figures

    def _first(self, engine: str, folder: Path) -> float | None:
        """Return how long a process takes from its start to its answer."""
        query = self._queries[0]
        match ENGINES[engine].starts:
            case "engine":
                return fastest("-m", f"{_PACKAGE}.first", engine, str(folder), *query)
            case "quoth":
                own = {"QUOTH_DATA_DIR": str(folder), "QUOTH_SAMPLE": "false"}
                return fastest("-m", "bot", "ask", *query, variables=own)
            case "never":
                return None

    def _agreement(self, found: Sequence[Sequence[int]]) -> float | None:
        shares = [
            self._formula.agreement(query, numbers, TOP)
            for query, numbers in zip(self._queries, found, strict=True)
        ]
        known = [share for share in shares if share is not None]
        return float(np.mean(known)) if known else None


def _take(result: Result, figures: dict[str, Any]) -> dict[str, Any]:
    for name, figure in figures.items():
        if name in result.__struct_fields__:
            setattr(result, name, figure)
    return figures


def fastest(*arguments: str, variables: Mapping[str, str] | None = None) -> float:
    """Return how long a process of Python takes, in seconds: the best of a few."""
    times: list[float] = []
    while len(times) < _STARTS and sum(times) < _ENOUGH:
        began = time.perf_counter()
        _run(*arguments, variables=variables)
        times.append(time.perf_counter() - began)
    return min(times)


def _run(*arguments: str, variables: Mapping[str, str] | None = None) -> str:
    """Return what a process of Python prints; 1 is what `quoth ask` ends with when it declines."""
    done = subprocess.run(
        [sys.executable, *arguments],
        capture_output=True, text=True, timeout=_LONGEST, env={**os.environ, **(variables or {})},
    )  # fmt: skip
    if done.returncode and (variables is None or done.returncode > 1):
        raise subprocess.CalledProcessError(done.returncode, arguments[:2], stderr=done.stderr)
    return done.stdout


def _reason(error: subprocess.SubprocessError) -> str:
    output = getattr(error, "stderr", None) or str(error)
    return str(output).strip().splitlines()[-1]
