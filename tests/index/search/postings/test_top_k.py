"""The best documents, found in numpy and compiled, against all scores sorted."""

import math
from collections.abc import Iterator, Sequence

import bm25s  # type: ignore[import-untyped]
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]

from index.search.arrays import read_only
from index.search.postings import numba_search as compiled
from index.search.postings.inverter import BM25Parameters
from index.search.postings.postings import Postings
from index.search.postings.rank_bm25 import BM25, best, inverse_document_frequency
from index.search.postings.top_k import ScoredDocument, SegmentQuery, scores_of, top

TERMS = 12
TEXTS = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=15), max_size=40)
WEIGHTS = st.floats(1e-3, 20) | st.sampled_from([0.0, 1.0, 1.0])
QUERY = st.dictionaries(st.integers(0, TERMS - 1), WEIGHTS, max_size=8)
COUNT = st.integers(0, 12)


@pytest.fixture(scope="module", params=["numpy", "numba"], autouse=True)
def way(request: pytest.FixtureRequest) -> Iterator[str]:
    """Search both ways, the one after the other."""
    if request.param == "numba":
        assert compiled.warm()
    yield request.param
    compiled.cool()


def index(texts: Sequence[Sequence[int]], vocabulary: int = TERMS) -> Postings:
    terms = np.asarray([term for text in texts for term in text], np.int32)
    return Postings.of(terms, np.asarray([len(text) for text in texts], np.int32), vocabulary)


def expected(
    texts: Sequence[Sequence[Sequence[int]]],
    query: dict[int, float],
    average: float,
    allowed: Sequence[Sequence[bool]],
) -> dict[tuple[int, int], float]:
    """Return the score of all documents by the formula as it is written."""
    scores = {}
    for source, some in enumerate(texts):
        for number, text in enumerate(some):
            norm = 1.5 * (0.25 + 0.75 * len(text) / average)
            counts = [(weight, text.count(term)) for term, weight in query.items()]
            score = math.fsum(w * tf * 2.5 / (tf + norm) for w, tf in counts if tf)
            if score > 0 and allowed[source][number]:
                scores[source, number] = score
    return scores


@given(st.lists(TEXTS, max_size=3), QUERY, COUNT, st.floats(0.5, 30), st.data())
def test_the_best_are_those_of_the_formula(
    texts: list[list[list[int]]],
    query: dict[int, float],
    k: int,
    average: float,
    data: st.DataObject,
) -> None:
    allowed = [data.draw(st.lists(st.booleans(), min_size=len(t), max_size=len(t))) for t in texts]
    sources = [
        SegmentQuery(index(some), list(query.items()), np.asarray(mask, np.bool_))
        for some, mask in zip(texts, allowed, strict=True)
    ]
    scores = expected(texts, query, average, allowed)
    found = top(sources, average, k)
    assert len(found) == min(k, len(scores))
    assert found == sorted(found, key=lambda one: (-one[0], *one[1:]))
    np.testing.assert_allclose(
        [score for score, _, _ in found], sorted(scores.values(), reverse=True)[:k], rtol=1e-12
    )
    for score, source, document in found:
        assert score == pytest.approx(scores[source, document], rel=1e-12)


@given(st.lists(TEXTS, max_size=3), QUERY, COUNT, st.data())
def test_those_of_equal_scores_come_as_they_are_told_to(
    texts: list[list[list[int]]], query: dict[int, float], k: int, data: st.DataObject
) -> None:
    places = [(source, number) for source, some in enumerate(texts) for number in range(len(some))]
    name = {place: i for i, place in enumerate(data.draw(st.permutations(places)))}
    sources = []
    for source, some in enumerate(texts):
        names = [name[source, number] for number in range(len(some))]
        ranks = np.argsort(np.argsort(names)).astype(np.uint32)
        sources.append(SegmentQuery(index(some), list(query.items()), None, read_only(ranks)))
    found = top(sources, 5.0, k, precedence=lambda *place: name[place])
    shape = BM25Parameters(1.5, 0.75, 5.0)
    scores = [scores_of(source, shape).tolist() for source in sources]
    every = [(-scores[source][number], name[source, number]) for source, number in places]
    due = sorted(one for one in every if one[0] < 0)[:k]
    assert sorted((-score, name[source, number]) for score, source, number in found) == due


@pytest.mark.parametrize("documents", [2_000, 70_000])
@pytest.mark.parametrize("change", [1.0, 1.015, 1 / 1.015, 1.3])
def test_the_average_length_may_change_while_an_index_stays(documents: int, change: float) -> None:
    postings, idf = made_up(documents, documents)
    random = np.random.default_rng(2)
    masks = [None, random.random(documents) < 0.5, np.arange(documents) == 7]
    for average in (19.5, 19.5 * change):
        for mask in masks * 6:
            terms = np.unique((3_000 ** random.random(int(random.integers(1, 9)))).astype(int))
            weights = [(term, float(idf[term])) for term in terms.tolist()]
            source = SegmentQuery(postings, weights, mask)
            k = int(random.integers(1, 80))
            scores = scores_of(source, BM25Parameters(1.5, 0.75, average))
            scores[slice(0, 0) if mask is None else ~mask] = 0
            due = [(scores[at], 0, at) for at in best(scores, k)]
            assert top([source], average, k) == due


def made_up(documents: int, seed: int) -> tuple[Postings, NDArray[np.float64]]:
    """Return an index of frequent and rare words, more documents than fit into a window."""
    random = np.random.default_rng(seed)
    lengths = random.integers(0, 40, documents).astype(np.int32)
    terms = np.minimum(random.zipf(1.3, lengths.sum()) - 1, 2_999).astype(np.int32)
    postings = Postings.of(terms, lengths, 3_000)
    holding = np.diff(postings.starts).tolist()
    return postings, np.asarray([inverse_document_frequency(documents, n) for n in holding])


@pytest.mark.parametrize("documents", [300, 5_000, 70_000])
@pytest.mark.parametrize("average", [9.0, 19.5, 60.0])
def test_what_is_skipped_could_not_win(documents: int, average: float) -> None:
    postings, idf = made_up(documents, documents)
    random = np.random.default_rng(1)
    for _ in range(25):
        size = int(random.integers(1, 11))
        terms = np.unique((3_000 ** random.random(size)).astype(int)).tolist()
        source = SegmentQuery(postings, [(term, float(idf[term])) for term in terms])
        k = int(random.integers(1, 30))
        assert top([source], average, k) == all_scores_sorted([source], average, k)


@pytest.mark.parametrize("before", [65_530, 2**20 - 10, 2**20 + 10])
def test_great_numbers_of_documents_are_told_apart(before: int) -> None:
    lengths = np.zeros(before + 1_000, np.int32)
    lengths[[*range(20), *range(before, before + 1_000)]] = 3
    terms = np.tile(np.asarray([0, 1, 1, 0, 2, 3], np.int32), 510)
    postings = Postings.of(terms, lengths, 4)
    source = SegmentQuery(postings, [(0, 1.0), (1, 2.0), (3, 3.0)])
    assert top([source], 3.0, 30) == all_scores_sorted([source], 3.0, 30)
    masked = SegmentQuery(postings, source.weights, np.arange(postings.size) >= before)
    assert [document for _, _, document in top([masked], 3.0, 3)] == [
        before + first for first in (1, 3, 5)
    ]


def all_scores_sorted(
    sources: Sequence[SegmentQuery], average: float, k: int
) -> list[ScoredDocument]:
    """Return the best without skipping any, added up in the same order."""
    found: list[ScoredDocument] = []
    for number, source in enumerate(sources):
        scores = np.zeros(source.postings.size)
        for term, weight in sorted(source.weights, key=lambda one: -one[1]):
            documents, tf = source.postings.of_term(term)
            norm = 1.5 * (1 - 0.75) + 1.5 * 0.75 / average * source.postings.lengths[documents]
            scores[documents] += weight * 2.5 * (tf / (tf + norm))
        order = np.argsort(-scores, kind="stable")[:k].tolist()
        found += [(float(scores[d]), number, d) for d in order if scores[d] > 0]
    return sorted(found, key=lambda one: (-one[0], *one[1:]))[:k]


def test_a_query_of_500_words() -> None:
    postings, idf = made_up(20_000, 4)
    source = SegmentQuery(postings, [(term, float(idf[term])) for term in range(0, 2_500, 5)])
    assert top([source], 19.5, 10) == all_scores_sorted([source], 19.5, 10)


def test_documents_all_alike_are_found_in_their_order() -> None:
    source = SegmentQuery(index([[0, 1]] * 40_000), [(0, 0.1), (1, 0.1)])
    (best, *_), *_ = found = top([source, source], 2.0, 25)
    assert found == [(best, 0, document) for document in range(25)]


def test_a_word_in_every_document_is_found() -> None:
    texts = [[0] * (1 + n % 7) + [1] * (n % 11) for n in range(30_000)]
    source = SegmentQuery(index(texts), [(0, inverse_document_frequency(30_000, 30_000))])
    found = top([source], 9.0, 10)
    assert found == all_scores_sorted([source], 9.0, 10)
    assert all(score > 0 for score, _, _ in found)


@pytest.mark.parametrize("often", [7, 14, 15, 16, 254, 255, 256, 65_535, 65_536, 70_000])
def test_frequencies_of_any_size_count(often: int) -> None:
    texts = [[1], [0] * often + [1], [0, 1] + [2] * often, [0] * 3]
    source = SegmentQuery(index(texts), [(0, 2.0), (1, 1.0)])
    assert top([source], 50.0, 4) == all_scores_sorted([source], 50.0, 4)
    assert source.postings.of_term(0)[1].tolist() == [often, 1, 3]


def test_a_document_of_100_000_words_is_one_like_others() -> None:
    texts = [[0, 1], list(range(12)) * 8_334, [0]]
    source = SegmentQuery(index(texts), [(term, 1.0) for term in range(12)])
    found = top([source], 33_337.0, 3)
    assert [document for _, _, document in found] == [1, 0, 2]
    assert all(math.isfinite(score) for score, _, _ in found)


@pytest.mark.parametrize("texts", [[], [[]], [[], [], []]])
def test_nothing_is_found_where_there_is_nothing(texts: list[list[int]]) -> None:
    assert top([SegmentQuery(index(texts), [(0, 1.0)])], 1.0, 5) == []
    assert top([], 1.0, 5) == []


def test_a_library_of_one_document_is_found() -> None:
    ((score, source, document),) = top([SegmentQuery(index([[0, 1]]), [(0, 0.3)])], 2.0, 5)
    assert (source, document) == (0, 0)
    assert score == pytest.approx(0.3 * 2.5 / (1 + 1.5))


def test_only_terms_and_documents_of_the_index_may_be_asked_for() -> None:
    with pytest.raises(IndexError):
        SegmentQuery(index([[0]]), [(TERMS, 1.0)])
    with pytest.raises(IndexError):
        SegmentQuery(index([[0]]), [(-1, 1.0)])
    with pytest.raises(ValueError, match="as many"):
        SegmentQuery(index([[0]]), [(0, 1.0)], np.ones(2, np.bool_))


class Reference(BM25Okapi):  # type: ignore[misc]
    """The parent's own loops, with Lucene's idf."""

    def _calc_idf(self, nd: dict[int, int]) -> None:
        self.idf = {term: inverse_document_frequency(self.corpus_size, n) for term, n in nd.items()}


CHANGES = st.lists(
    st.tuples(st.booleans(), st.lists(st.lists(st.integers(0, 9), min_size=1, max_size=9))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(CHANGES, st.lists(st.integers(0, 9), min_size=1, max_size=6, unique=True), st.data())
def test_additions_and_removals_in_any_order_equal_one_rebuilt_index(
    changes: list[tuple[bool, list[list[int]]]], query: list[int], data: st.DataObject
) -> None:
    segments: list[tuple[list[list[int]], list[bool]]] = []
    for adds, texts in changes:
        if adds or not segments:
            segments.append((texts, [True] * len(texts)))
        else:
            _, live = data.draw(st.sampled_from(segments))
            for gone in data.draw(st.sets(st.integers(0, max(len(live) - 1, 0)), max_size=3)):
                live[gone : gone + 1] = [False] * len(live[gone : gone + 1])
    kept = [t for texts, live in segments for t, lives in zip(texts, live, strict=True) if lives]
    if not kept:
        return
    reference, idf = Reference(kept), BM25(kept).idf
    known = [term for term in query if term in idf]
    sources = [
        SegmentQuery(index(texts, 10), [(t, idf[t]) for t in known], np.asarray(live, np.bool_))
        for texts, live in segments
    ]
    found = top(sources, reference.avgdl, len(kept))
    places = [
        (source, number)
        for source, (_, live) in enumerate(segments)
        for number, lives in enumerate(live)
        if lives
    ]
    scores = dict.fromkeys(places, 0.0) | {(s, n): score for score, s, n in found}
    ours = [scores[place] for place in places]
    np.testing.assert_allclose(ours, reference.get_scores(known), rtol=1e-9)
    if known:
        oracle = bm25s.BM25(method="lucene", k1=1.5, b=0.75, dtype="float64")
        oracle.index([[str(term) for term in text] for text in kept], show_progress=False)
        theirs = oracle.get_scores([str(term) for term in known])
        # Lucene leaves out the constant factor k1 + 1.
        np.testing.assert_allclose(ours, theirs * 2.5, rtol=1e-9)
