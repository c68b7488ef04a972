"""However a segment was made, it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.model import Article
from index.search.filters import Filter
from index.search.lifecycle.snapshot import LiveSegment, merge_segments, merged
from index.search.scoring.rank_candidates import search
from index.search.scoring.segment_lookup import SegmentReader
from index.search.segments.builder import SegmentBuilder
from index.search.segments.character_ngrams import keys_of
from index.search.segments.segment import Segment
from index.search.store.array_file import write
from tests.index.search.helpers import QUESTION, articles, built, reopened, same, told

some = settings(max_examples=60, deadline=None)


def read(segment: Segment) -> SegmentReader:
    return SegmentReader(LiveSegment.of(segment))


@some
@given(articles(), QUESTION)
def test_a_segment_that_was_saved_and_opened_ranks_the_same(
    drawn: Sequence[Article], question: str
) -> None:
    segment = built(drawn)
    opened = reopened(segment)
    assert same(segment, opened)
    assert told(search(question, [read(segment)], 9)) == told(search(question, [read(opened)], 9))


@some
@given(articles(), st.lists(st.integers(0, 2), min_size=6, max_size=6), st.data())
def test_merged_segments_are_as_if_built_at_once(
    drawn: Sequence[Article], into: Sequence[int], data: st.DataObject
) -> None:
    groups = [[a for a, to in zip(drawn, into, strict=False) if to == n] for n in range(3)]
    gone = data.draw(st.sets(st.sampled_from([a.id for a in drawn]))) if drawn else set()
    segments = [LiveSegment.of(reopened(built(group))).without(gone) for group in groups]
    kept = [one for group in groups for one in group if one.id not in gone]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.search.postings.merger._AT_A_TIME", 3)
        assert same(merge_segments(segments), built(kept))


@some
@given(drawn=articles(least=2), data=st.data())
def test_a_file_of_merged_segments_is_the_same_to_the_last_byte(
    drawn: Sequence[Article], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, half = tmp_path_factory.mktemp("merged"), len(drawn) // 2
    gone = data.draw(st.sets(st.sampled_from([a.id for a in drawn])))
    segments = [
        LiveSegment.of(built(group)).without(gone) for group in (drawn[:half], drawn[half:])
    ]
    write(folder / "merged", *merged(segments))
    write(folder / "built", *built([one for one in drawn if one.id not in gone]).pack())
    assert (folder / "merged").read_bytes() == (folder / "built").read_bytes()


@some
@given(articles())
def test_a_segment_that_was_built_in_runs_is_as_if_built_at_once(drawn: Sequence[Article]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.search.segments.paragraph_analysis._RUN", 1)
        patch.setattr("index.search.segments.vocabulary._RUN", 2)
        in_runs = built(drawn)
    assert same(in_runs, built(drawn))


@some
@given(articles(least=2), st.data(), QUESTION)
def test_what_was_removed_counts_as_if_it_had_never_been_there(
    drawn: Sequence[Article], data: st.DataObject, question: str
) -> None:
    gone = data.draw(st.sets(st.sampled_from([a.id for a in drawn])))
    live = LiveSegment.of(built(drawn)).without(gone)
    fresh = LiveSegment.of(built([one for one in drawn if one.id not in gone]))
    assert (live.paragraphs, live.terms, live.words) == (
        fresh.paragraphs,
        fresh.terms,
        fresh.words,
    )
    assert live.revisions() == fresh.revisions()
    whole = step = LiveSegment.of(built(drawn))
    for one_gone in sorted(gone):
        step = step.without({one_gone})
    keys = keys_of(["oak", "elms", "running", "東京"])
    counts = [SegmentReader(each).ngram_counts(keys).tolist() for each in (live, step, fresh)]
    assert counts[0] == counts[1] == counts[2]
    assert whole.removed_ngrams is None
    one, other = (search(question, [SegmentReader(each)], 20) for each in (live, fresh))
    assert (one.weights, one.unknown, one.named) == (other.weights, other.unknown, other.named)
    places = [[(c.article_id, c.paragraph) for c in r.candidates] for r in (one, other)]
    assert sorted(places[0]) == sorted(places[1])


@some
@given(articles(least=1), st.data(), QUESTION)
def test_a_filter_finds_what_is_left_of_all(
    drawn: Sequence[Article], data: st.DataObject, question: str
) -> None:
    days = st.none() | st.dates(date(2020, 1, 1), date(2022, 12, 31))
    only = Filter(
        article_id=data.draw(st.none() | st.sampled_from([*(a.id for a in drawn), "none"])),
        languages=tuple(data.draw(st.lists(st.sampled_from(["en", "de", "xx"]), max_size=2))),
        after=data.draw(days),
        before=data.draw(days),
    )
    half = len(drawn) // 2
    halves = built(drawn[:half]), built(drawn[half:])
    everything = search(question, list(map(read, halves)), 20)
    assume(not any(c.copies for c in everything.candidates))  # one of them stands for the others
    by_id = {one.id: one for one in drawn}
    left = {
        (c.article_id, c.paragraph): c.score
        for c in everything.candidates
        if _lets(only, by_id[c.article_id])
    }
    found = search(question, list(map(read, halves)), 20, only)
    # Sums are rounded a little differently when there are other rows beside them.
    assert {(c.article_id, c.paragraph): c.score for c in found.candidates} == (
        pytest.approx(left, rel=1e-5)
    )
    assert found.weights == everything.weights
    assert found.paragraphs == everything.paragraphs


def _lets(only: Filter, one: Article) -> bool:
    day = date.fromisoformat(one.date) if one.date else None
    return (
        only.article_id in (None, one.id)
        and (not only.languages or one.language in only.languages)
        and (only.after is None or (day is not None and day >= only.after))
        and (only.before is None or (day is not None and day <= only.before))
    )


def test_nothing_is_lost_when_nothing_is_there() -> None:
    empty = SegmentBuilder().build()
    assert same(reopened(empty), empty)
    assert search("oak", [read(empty)], 3).candidates == ()
    assert merge_segments([LiveSegment.of(empty)]).size == 0


@given(articles(least=1))
@settings(max_examples=20, deadline=None)
def test_articles_are_found_by_id(drawn: Sequence[Article]) -> None:
    held = built(drawn).articles
    for position, one in enumerate(drawn):
        assert held.find(one.id) == position
        assert held.ids[position] == one.id
    assert held.find("zz") is None
    assert np.array_equal(held.paragraphs(held.matching(Filter())), np.ones(held.starts[-1], bool))
