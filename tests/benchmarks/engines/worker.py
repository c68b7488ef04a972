"""One step of measuring one engine, in a process of its own; started by `running`.

    python -m tests.benchmarks.engines.worker ENGINE CORPUS INDEX build|text|ask

prints what was measured, as JSON. Everything that is compiled at first use is compiled before,
on a few paragraphs.
"""

from __future__ import annotations

import gc
import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import msgspec

from tests.benchmarks.engines.corpus import Corpus
from tests.benchmarks.engines.engine import Engine
from tests.benchmarks.engines.measuring import Memory, seconds, size
from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.timing import milliseconds

TOP = 10
AGREED = 100
"""Queries whose results are compared with the formula's."""
_ROUNDS, _FEWEST, _LONGEST = 3, 50, 8.0
"""Rounds over the queries, queries at least, and seconds after which it is enough."""
_ADDED, _ARTICLES = 20, 5
"""Paragraphs of an article, and how many articles are added."""

T = TypeVar("T")
Figures = dict[str, float | list[list[int]]]


def build(make: type[Engine], corpus: Corpus, folder: Path) -> Figures:
    """Build from words, and save."""
    documents = _kept(corpus.documents)
    return _build(make, folder, lambda engine: engine.build(documents), "build")


def text(make: type[Engine], corpus: Corpus, folder: Path) -> Figures:
    """Build from text, and save."""
    texts = _kept(corpus.written)
    return _build(make, folder, lambda engine: engine.build_from_text(texts), "text")


def _build(make: type[Engine], folder: Path, work: Callable[[Engine], None], name: str) -> Figures:
    memory = Memory()
    with closing(make(folder)) as engine:
        took = seconds(lambda: work(engine))
        peak, now = memory.peak(), memory.now()
        engine.save()
    return {name: took, "peak": peak, "built": now, "disk": size(folder)}


def ask(make: type[Engine], corpus: Corpus, folder: Path) -> Figures:
    """Open what was saved, ask, and add articles."""
    memory = Memory()
    with closing(make(folder)) as engine:
        engine.load()
        times = _ask(engine, corpus.queries)
        figures = Figures(zip(("p50", "p99"), milliseconds(times), strict=True))
        figures |= {"resident": memory.now(), "asked": len(times), "rate": len(times) / sum(times)}
        if make.batches:
            figures["batch"] = _batch(engine, corpus.queries[: len(times)])
        figures["found"] = [engine.top(query, TOP) for query in corpus.queries[:AGREED]]
        if make.updates:
            figures["update"] = 1e3 * _add(engine, len(corpus))
    return figures


def _kept(make: Callable[[], T]) -> T:
    """Return what is made, out of the garbage collector's visibility: it belongs to no engine."""
    gc.disable()
    made = make()
    gc.freeze()
    gc.enable()
    return made


def _ask(engine: Engine, queries: Sequence[Sequence[str]]) -> list[float]:
    """Return how long each query takes, in seconds: the best of a few rounds."""
    for query in queries[:_FEWEST]:
        engine.top(query, TOP)
    began = time.perf_counter()
    best = _round(engine, queries, _LONGEST)
    for _ in range(_ROUNDS - 1):
        if time.perf_counter() - began < _LONGEST:
            again = _round(engine, queries[: len(best)], math.inf)
            best = list(map(min, best, again))
    return best


def _batch(engine: Engine, queries: Sequence[Sequence[str]]) -> float:
    """Return ms for each of several queries that one call answers: the best of a few rounds."""
    took = min(seconds(lambda: engine.batch(queries, TOP)) for _ in range(_ROUNDS))
    return 1e3 * took / len(queries)


def _round(engine: Engine, queries: Sequence[Sequence[str]], longest: float) -> list[float]:
    times: list[float] = []
    for query in queries:
        began = time.perf_counter()
        engine.top(query, TOP)
        times.append(time.perf_counter() - began)
        if len(times) >= _FEWEST and sum(times) > longest:
            break
    return times


def _add(engine: Engine, number: int) -> float:
    """Return the median time until an added article is found, in seconds."""
    times = []
    for article in range(_ARTICLES):
        article_words = [f"article{article}word{n}" for n in range(60)]
        documents = [[*article_words, f"article{article}paragraph{n}"] for n in range(_ADDED)]
        asked, due = documents[-1][-1:], number + _ADDED - 1
        began = time.perf_counter()
        engine.add(documents)
        found = engine.top(asked, TOP)
        times.append(time.perf_counter() - began)
        if found[:1] != [due]:
            raise AssertionError(f"paragraph {due} was added, {found} found")
        number += _ADDED
    return statistics.median(times)


def warm(make: type[Engine], *, asked: bool) -> None:
    """Have everything loaded and compiled that is at first use."""
    make.warm()
    documents = [["one", "two"], ["two", "three", "three"]]
    with tempfile.TemporaryDirectory() as folder:
        with closing(make(Path(folder))) as engine:
            engine.build(documents)
            engine.save()
        if asked:
            with closing(make(Path(folder))) as engine:
                engine.load()
                engine.top(documents[1], TOP)
                if make.updates:
                    engine.add(documents)
                    engine.top(documents[1], TOP)


STEPS = {"build": build, "text": text, "ask": ask}


def main(name: str, corpus: str, folder: str, step: str) -> None:
    """Take a step and print what was measured."""
    entry = ENGINES[name]
    entry.prepare()
    make = entry.load()
    warm(make, asked=step == "ask")
    figures = STEPS[step](make, Corpus.load(Path(corpus)), Path(folder))
    sys.stdout.write(msgspec.json.encode(figures).decode() + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
