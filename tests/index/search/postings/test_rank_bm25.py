import math
from collections.abc import Sequence
from typing import Any

import bm25s  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

from index import Library
from index.search.postings.rank_bm25 import BM25, best
from index.search.postings.top_k import ScoredDocument, SegmentQuery
from tests.index.conftest import lighthouse

WORDS = st.sampled_from("abcdefgh")
TEXTS = st.lists(st.lists(WORDS, max_size=12), min_size=1, max_size=25)
QUERY = st.lists(st.sampled_from("abcdefghz"), max_size=8)


class Reference(BM25Okapi):  # type: ignore[misc]
    """The parent's own loops, with Lucene's idf."""

    def _calc_idf(self, nd: dict[str, int]) -> None:
        n = self.corpus_size
        self.idf = {word: math.log(1 + (n - df + 0.5) / (df + 0.5)) for word, df in nd.items()}


@given(TEXTS.filter(any), QUERY)
def test_scores_are_the_parents_formula_with_lucenes_idf(
    texts: list[list[str]], query: list[str]
) -> None:
    np.testing.assert_allclose(
        BM25(texts).get_scores(query), Reference(texts).get_scores(query), rtol=1e-12
    )


@given(TEXTS.filter(any), QUERY, st.data())
def test_batch_scores_are_some_of_the_scores(
    texts: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    ids = data.draw(st.lists(st.integers(0, len(texts) - 1), max_size=6))
    index = BM25(texts)
    assert index.get_batch_scores(query, ids) == index.get_scores(query)[ids].tolist()


@settings(max_examples=25)
@given(TEXTS.filter(any), QUERY.filter(lambda query: any(w != "z" for w in query)))
def test_scores_are_those_of_bm25s(texts: list[list[str]], query: list[str]) -> None:
    oracle = bm25s.BM25(method="lucene", k1=1.5, b=0.75, dtype="float64")
    oracle.index(texts, show_progress=False)
    known = [word for word in query if word in oracle.vocab_dict]
    if known:
        # Lucene leaves out the constant factor k1 + 1.
        np.testing.assert_allclose(
            BM25(texts).get_scores(known), oracle.get_scores(known) * 2.5, rtol=1e-9
        )


@pytest.mark.parametrize("texts", [[], [[]], [[], []]])
def test_an_empty_collection_is_an_index_without_matches(texts: Sequence[Sequence[str]]) -> None:
    index = BM25(texts)
    assert index.get_scores(["a"]).tolist() == [0.0] * len(texts)
    assert index.get_top_n(["a"], ["text"] * len(texts)) == []


def test_a_word_in_every_text_still_counts() -> None:
    scores = BM25([["a", "b"], ["a"], ["a", "c"]]).get_scores(["a"])
    assert (scores > 0).all()
    assert (BM25Okapi([["a", "b"], ["a"], ["a", "c"]]).get_scores(["a"]) < 0).any()


def test_the_best_are_those_that_match_and_ties_go_to_the_earlier() -> None:
    index = BM25([["x"], ["a"], ["a"], ["y"], ["a", "a"]])
    assert index.get_top_n(["a"], [0, 1, 2, 3, 4], n=10) == [4, 1, 2]
    assert index.get_top_n(["a"], [0, 1, 2, 3, 4], n=2) == [4, 1]
    assert index.get_top_n(["a"], [0, 1, 2, 3, 4], n=0) == []


def test_documents_must_be_as_many_as_were_indexed() -> None:
    with pytest.raises(ValueError, match="don't match"):
        BM25([["a"]]).get_top_n(["a"], [])


@given(st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0]), max_size=30), st.integers(0, 12))
def test_best_is_a_stable_sort_cut_short(values: list[float], n: int) -> None:
    scores = np.asarray(values)
    ordered = sorted((i for i, v in enumerate(values) if v > 0), key=lambda i: (-values[i], i))
    assert best(scores, n) == ordered[:n]


async def test_a_question_is_answered_through_rank_bm25s_class(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    await library.add(lighthouse(10))
    question = "Who was the keeper of station L0010?"
    searched: list[int] = []
    own = BM25.get_top_of_several

    def counted(queries: Sequence[SegmentQuery], *rest: Any) -> list[ScoredDocument]:
        searched.append(len(queries))
        return own(queries, *rest)

    monkeypatch.setattr(BM25, "get_top_of_several", staticmethod(counted))
    assert (await library.ask(question)).answered
    assert searched == [1]
    monkeypatch.setattr(BM25, "get_top_of_several", staticmethod(lambda *_: []))
    answer = await library.ask(question)
    assert not answer.answered
    assert not answer.suggestions
    assert issubclass(BM25, BM25Okapi)
