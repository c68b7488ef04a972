"""Many small segments become few, whatever changes while they do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.model import Article
from index.search.engine import InProcessRanker
from index.search.lifecycle import merge_policy as merge_policy
from index.search.lifecycle.merge_policy import MAX_SEGMENTS, replace_merged, segments_to_merge
from index.search.lifecycle.snapshot import LiveSegment, Snapshot, merge_segments
from index.search.segments.builder import SegmentBuilder
from index.search.segments.segment import Segment
from index.storage.interface import Stamp
from tests.index.search.test_engine import SHIPS, article, places, stream

STAMP = Stamp(0, 1)


def segment(*names: str) -> Segment:
    builder = SegmentBuilder()
    builder.add([article(name, f"{SHIPS} They called her {name}.") for name in names])
    return builder.build()


def snapshot(*names: str) -> Snapshot:
    """A shelf with a part for each string, of an article for each of its letters."""
    return Snapshot(STAMP, tuple(LiveSegment.of(segment(*letters)) for letters in names))


@pytest.fixture
def none_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_policy, "SMALL_SEGMENT", 0)


@pytest.mark.usefixtures("none_is_small")
def test_few_parts_are_left_alone() -> None:
    assert segments_to_merge(snapshot(*"abcdefgh"[:MAX_SEGMENTS])) == []
    assert segments_to_merge(snapshot()) == []


def test_parts_that_are_small_together_are_merged_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_policy, "SMALL_SEGMENT", 8)
    some = snapshot("abcdefg", "hi", "k")
    assert segments_to_merge(some) == [*some.segments[1:]]
    assert segments_to_merge(snapshot("ab")) == []
    assert segments_to_merge(snapshot("ab", "cde")) == []


@pytest.mark.usefixtures("none_is_small")
def test_small_parts_are_merged_and_a_large_one_is_not() -> None:
    some = snapshot("abcdefghijklmnopqrstuvwxyz", *"ABCDEFGH")
    assert segments_to_merge(some) == [*some.segments[1:]]


@pytest.mark.usefixtures("none_is_small")
def test_a_part_that_is_mostly_gone_is_merged() -> None:
    some = snapshot("abcd", "ef").changed(STAMP, segment("g"), ["a", "b", "c"])
    assert segments_to_merge(some) == [some.segments[0]]


@given(
    sizes=st.lists(st.integers(1, 4), min_size=1, max_size=6),
    before=st.sets(st.integers(0, 23)),
    after=st.sets(st.integers(0, 23)),
)
def test_what_goes_while_segments_are_merged_is_gone(
    sizes: list[int], before: set[int], after: set[int]
) -> None:
    names = iter("abcdefghijklmnopqrstuvwx")
    some = snapshot(*("".join(next(names) for _ in range(size)) for size in sizes))
    letters = "abcdefghijklmnopqrstuvwx"
    some = some.changed(STAMP, segment("Z"), [letters[i] for i in before])
    chosen = some.segments[::2]
    made = merge_segments(chosen)
    later = some.changed(STAMP, segment("Y"), [letters[i] for i in after])
    assert replace_merged(later, chosen, made).revisions() == later.revisions()


async def test_segments_are_merged_by_the_way() -> None:
    ranker = InProcessRanker()
    articles: list[Article] = []
    await ranker.load("a", Stamp(0, 0), stream([]))
    for number in range(40):
        articles.append(article(f"ship-{number}", f"{SHIPS} They called her L{number}."))
        await ranker.update("a", Stamp(0, number + 1), articles[-1:], ())
        ranking = await ranker.rank(f"Who was called L{number}?", ["a"], limit=1)
        assert places(ranking) == [(f"ship-{number}", 2)]
    await ranker.settled()
    assert len(segments_of(ranker)) <= MAX_SEGMENTS
    assert len(await ranker.revisions("a")) == 40
    assert sum(live.segment.size for live in segments_of(ranker)) == 80
    await ranker.close()


def segments_of(ranker: InProcessRanker) -> tuple[LiveSegment, ...]:
    return ranker.snapshot("a").segments
