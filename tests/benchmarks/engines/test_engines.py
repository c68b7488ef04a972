"""What the benchmark of engines makes, works out and compares; never how fast anything is."""

from __future__ import annotations

from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from index.search.postings.rank_bm25 import BM25
from tests.benchmarks.engines.agreement import Formula, agreement
from tests.benchmarks.engines.corpus import Corpus
from tests.benchmarks.engines.goals import reached
from tests.benchmarks.engines.plot import plot
from tests.benchmarks.engines.registry import ENGINES
from tests.benchmarks.engines.report import COLUMNS, figure, markdown, put, table
from tests.benchmarks.engines.results import Result, Run
from tests.benchmarks.engines.zipf import AVERAGE, FEWEST, MOST, invent, probabilities, vocabulary

TEXT = """
keeper lamp lamp lamp sea
lamp sea ship wind wave
ship wind wave sand tide
keeper lamp lamp sea ship
sand tide wave wind gull
harbour crane rope mast sail
bread salt fish wine oil
"""
DOCUMENTS = [line.split() for line in TEXT.strip().splitlines()]
QUERY = ["keeper", "lamp"]
NOT_TRIED = {"quoth-numpy", "bm25s-numba", "reading", "library"}
"""What takes many seconds to compile, ranks nothing, or ranks by more than the formula."""
PEERS = {
    "quantised": "bm25q",
    "turbo": "bm25_turbo_python",
    "pisa": "pyterrier_pisa",
    "retrievalx": "retrievalx",
}
"""What modules of `peers` need and a development environment has not: their requirements.txt."""
RANKING = [
    name
    for name, entry in ENGINES.items()
    if name not in NOT_TRIED and find_spec(PEERS.get(entry.module, "numpy"))
]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return invent(2_000, queries=50)


def test_the_same_seed_gives_the_same_paragraphs(corpus: Corpus) -> None:
    again, other = invent(2_000, queries=50), invent(2_000, queries=50, seed=7)
    assert again.documents() == corpus.documents()
    assert again.queries == corpus.queries
    assert other.documents() != corpus.documents()
    assert len(corpus) == 2_000
    assert all(FEWEST <= len(set(query)) == len(query) <= MOST for query in corpus.queries)
    assert len(vocabulary()) == len(set(vocabulary()))


def test_frequencies_fall_with_rank_as_zipf_has_it(corpus: Corpus) -> None:
    counts = np.bincount(corpus.terms, minlength=len(vocabulary()))
    assert len(corpus.terms) / len(corpus) == pytest.approx(AVERAGE, rel=0.05)
    ranks = np.arange(30, 1_000)
    slope, _ = np.polyfit(np.log(ranks + 2.7), np.log(counts[ranks] + 0.5), 1)
    assert slope == pytest.approx(-1.07, abs=0.1)
    assert np.all(np.diff(probabilities()) < 0)


def test_a_corpus_is_read_as_it_was_written(corpus: Corpus, tmp_path: Path) -> None:
    corpus.save(tmp_path)
    read = Corpus.load(tmp_path)
    assert read.documents() == corpus.documents()
    assert read.queries == corpus.queries
    words = [text.replace(".", "").lower().split() for text in read.written()]
    assert words == corpus.documents()


def test_any_of_those_that_tie_for_the_last_place_may_be_found() -> None:
    scores = np.array([0.0, 3.0, 2.0, 2.0 + 1e-12, 1.0])
    assert agreement(scores, [1, 2], 2) == agreement(scores, [3, 1], 2) == 1.0
    assert agreement(scores, [1, 4], 2) == 0.5
    assert agreement(scores, [1, 1], 2) == 0.5, "one paragraph found twice counts once"
    assert agreement(scores, [1, 2, 3, 4, 0], 10) == 1.0, "only four have a score"
    assert agreement(scores, [], 3) == 0.0
    assert agreement(np.zeros(3), [1], 3) is None


def test_the_formula_scores_as_rank_bm25_does_with_lucenes_idf(corpus: Corpus) -> None:
    quoth, formula = BM25(corpus.documents()), Formula(corpus, corpus.queries)
    for query in corpus.queries:
        np.testing.assert_allclose(formula.scores(query), quoth.get_scores(query), rtol=1e-9)


@pytest.mark.parametrize("name", RANKING)
def test_every_engine_finds_the_same(name: str, tmp_path: Path) -> None:
    make = ENGINES[name].load()
    with closing(make(tmp_path)) as made:
        made.build(DOCUMENTS)
        made.save()
    with closing(make(tmp_path)) as opened:
        opened.load()
        found = opened.top(QUERY, 3)
        assert [n for n in found if not {*QUERY}.isdisjoint(DOCUMENTS[n])] == [0, 3, 1]
        if make.updates:
            opened.add([["lamp"], ["gannet"]])
            assert opened.top(["gannet"], 3) == [len(DOCUMENTS) + 1]


@pytest.mark.parametrize("name", [n for n in RANKING if ENGINES[n].text])
def test_engines_with_a_tokeniser_find_stems(name: str, tmp_path: Path) -> None:
    with closing(ENGINES[name].load()(tmp_path)) as engine:
        engine.build_from_text(["The keepers lit it.", "Ships came.", "The wind fell.", "Gulls."])
        assert engine.top(["ship"], 1) == [1]


def test_tables_have_a_cell_for_every_column() -> None:
    row = Result(
        engine="rank-bm25", corpus="made up", paragraphs=1_000, build=0.5, first=1.0, p50=1234.5
    )
    again = Result(engine="tantivy", corpus="made up", paragraphs=1_000, build=0.5, update=3.0)
    run = Run(machine="a machine", versions={}, bare=0.1, seconds=90, results=[row, again])
    lines = markdown(run).splitlines()
    assert lines[0].startswith("| 1,000 paragraphs, made up |")
    assert {line.count("|") for line in lines[:4]} == {len(COLUMNS) + 1}
    assert "| 1,234 |" in lines[2]
    assert "(500)" in lines[2], "what cannot be added to is built again"
    assert table(run.results).row_count == 2
    failed = Result(engine="retrievalx", corpus="made up", paragraphs=1_000, failure="killed")
    assert "measured: retrievalx (1,000 paragraphs, made up)." in (
        markdown(Run(machine="", versions={}, bare=0.1, seconds=1, results=[row, failed]))
    )
    shown = [figure(value) for value in (None, 0.01234, 0.5, 12.34)]
    assert shown == ["–", "0.012", "0.50", "12.3"]


def test_every_engine_has_its_line_in_the_picture(tmp_path: Path) -> None:
    sizes = [
        Result(engine=engine, corpus="made up", paragraphs=1_000, build=0.5, p50=1.0)
        for engine in ENGINES
    ]
    plot(sizes, tmp_path / "growth.png")
    assert (tmp_path / "growth.png").stat().st_size


def test_goals_are_ratios_of_the_same_run() -> None:
    rows = [
        Result(engine="quoth", corpus="made up", paragraphs=100_000, p50=0.1, build=2.0),
        Result(engine="rank-bm25", corpus="made up", paragraphs=100_000, p50=200.0, build=1.0),
        Result(engine="quoth", corpus="other", paragraphs=100_000, p50=300.0),
    ]
    run = Run(machine="", versions={}, bare=0.1, seconds=1, results=rows)
    told = [(goal.what, value, goal.met(value)) for goal, value in reached(run)]
    assert told == [
        ("query p50, 100,000", pytest.approx(2_000), True),
        ("build from words, 100,000", 2.0, False),
    ]
    assert "| query p50, 100,000 | 1,500 times as fast as rank-bm25 | 2,000 times | yes |" in (
        markdown(run)
    )


def test_tables_are_put_where_a_text_has_room_for_them() -> None:
    text = "Speed\n<!-- engines -->\n| old |\n<!-- /engines -->\nEnd\n"
    assert put(text, "| new |\n") == put(put(text, "| newer |\n"), "| new |\n")
    assert "old" not in put(text, "| new |\n")
    with pytest.raises(ValueError, match="no lines"):
        put("Speed", "| new |")


def test_the_whole_library_finds_an_article_that_was_added(tmp_path: Path) -> None:
    make = ENGINES["library"].load()
    with closing(make(tmp_path)) as made:
        made.build(DOCUMENTS)
        made.save()
    with closing(make(tmp_path)) as opened:
        opened.load()
        assert opened.top(["crane", "rope"], 3) == [5]
        opened.add([["lamp"], ["gannet"]])
        assert opened.top(["gannet"], 3) == [len(DOCUMENTS) + 1]
