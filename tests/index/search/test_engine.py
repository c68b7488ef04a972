import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from index.analysis.batch.analyzer import TokenBatch
from index.analysis.batch.sentence_features import sentence_answer_types
from index.model import Article
from index.parsing import split
from index.search.engine import InProcessRanker
from index.search.filters import Filter
from index.search.interface import Ranking
from index.search.postings import numba_search
from index.search.scoring.rank_candidates import CANDIDATES
from index.search.segments import paragraph_analysis
from index.storage.interface import Stamp

FRUIT = "Apples grow on trees in the orchard.\n\nPears are picked in September by hand."
SHIPS = "The Vasa sank in 1628 on her maiden voyage.\n\nShe was raised from the sea in 1961."


def article(name: str, body: str, revision: int = 1) -> Article:
    text = f"Something about {name}\n\n{body}"
    return Article(
        id=name,
        library="any",
        title=f"Something about {name}",
        text=text,
        format="text",
        origin=name,
        content_hash="",
        revision=revision,
        paragraphs=split(text, "text"),
    )


async def stream(articles: Sequence[Article]) -> AsyncIterator[Article]:
    for one in articles:
        yield one


async def holding(**libraries: Sequence[Article]) -> InProcessRanker:
    ranker = InProcessRanker()
    for key, articles in libraries.items():
        await ranker.load(key, Stamp(0, 1), stream(articles))
    return ranker


def places(ranking: Ranking) -> list[tuple[str, int]]:
    return [(candidate.article_id, candidate.paragraph) for candidate in ranking.candidates]


async def test_the_paragraph_that_answers_comes_first() -> None:
    ranker = await holding(a=[article("fruit", FRUIT), article("ships", SHIPS)])
    assert places(await ranker.rank("When did the Vasa sink?", ["a"], limit=3))[0] == ("ships", 1)
    assert places(await ranker.rank("who picks pears", ["a"], limit=3))[0] == ("fruit", 2)


async def test_a_quick_search_answers_as_a_thread_does() -> None:
    ranker = await holding(a=[article("fruit", FRUIT), article("ships", SHIPS)])
    first = await ranker.rank("When did the Vasa sink?", ["a"], limit=3)
    assert await ranker.rank("When did the Vasa sink?", ["a"], limit=3) == first


async def test_the_event_loop_has_its_turn_between_quick_searches() -> None:
    ranker, ended = await holding(a=[article("ships", SHIPS)]), list[int]()
    await ranker.rank("Vasa", ["a"], limit=3)
    turns = 0

    async def ask() -> None:
        await ranker.rank("When did the Vasa sink?", ["a"], limit=3)
        ended.append(turns)

    asking = asyncio.gather(*(ask() for _ in range(8)))
    while not asking.done():
        await asyncio.sleep(0)
        turns += 1
    assert len(set(ended)) == 8, "no two in the same turn"


async def waits_for_the_thread(ranker: InProcessRanker) -> bool:
    """Return whether a search waits while the thread of searches has something else to do."""
    free = threading.Event()
    ranker._searching.submit(free.wait)
    asked = asyncio.ensure_future(ranker.rank("When did the Vasa sink?", ["a"], limit=3))
    for _ in range(9):
        await asyncio.sleep(0)
    waits = not asked.done()
    free.set()
    assert places(await asked) == [("ships", 1)]
    return waits


async def test_a_search_that_may_take_long_leaves_the_event_loop_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ranker = await holding(a=[article("ships", SHIPS)])
    assert await waits_for_the_thread(ranker), "the first search prepares what others need"
    assert not await waits_for_the_thread(ranker)
    monkeypatch.setattr("index.search.engine._QUICK", 100)
    assert await waits_for_the_thread(ranker)


@pytest.mark.skipif(not numba_search.available(), reason="numba is not installed")
async def test_what_the_compiled_search_needs_is_not_made_in_the_event_loop() -> None:
    numba_search.cool()
    ranker = await holding(a=[article("ships", SHIPS)], b=[article("fruit", FRUIT * 3)])
    await ranker.rank("Vasa", ["a"], limit=3)
    assert not await waits_for_the_thread(ranker)
    numba_search.warm()
    try:
        assert await waits_for_the_thread(ranker)
        assert not await waits_for_the_thread(ranker)
        await ranker.rank("Vasa", ["a", "b"], limit=3)
        assert await waits_for_the_thread(ranker), "paragraphs are longer on average in both"
        assert not await waits_for_the_thread(ranker)
    finally:
        numba_search.cool()


async def test_a_library_that_is_not_asked_is_not_seen() -> None:
    ranker = await holding(a=[article("fruit", FRUIT)], b=[article("ships", SHIPS)])
    ranking = await ranker.rank("Vasa", ["a"], limit=3)
    assert places(ranking) == []
    assert ranking.unknown == {"Vasa"}
    assert ranking.paragraphs == 2
    assert places(await ranker.rank("Vasa", ["a", "b"], limit=3)) == [("ships", 1)]


async def test_libraries_rank_together_as_if_they_were_one() -> None:
    fruit, ships = article("fruit", FRUIT), article("ships", SHIPS)
    apart = await holding(a=[fruit], b=[ships])
    together = await holding(c=[fruit, ships])
    for question in ("trees in the sea", "1628 September", "picked by hand in the orchard"):
        one = await apart.rank(question, ["a", "b"], limit=9)
        other = await together.rank(question, ["c"], limit=9)
        assert places(one) == places(other)
        assert one.weights == other.weights
        assert [round(c.score, 3) for c in one.candidates] == [
            round(c.score, 3) for c in other.candidates
        ]


async def test_one_article_can_be_asked_alone() -> None:
    ranker = await holding(a=[article("fruit", FRUIT), article("ships", SHIPS)])
    ranking = await ranker.rank("in the sea or orchard", ["a"], limit=9, only=Filter("fruit"))
    assert {name for name, _ in places(ranking)} == {"fruit"}


async def test_an_update_replaces_adds_and_removes_at_once() -> None:
    ranker = await holding(a=[article("fruit", FRUIT), article("ships", SHIPS)])
    changed = [article("fruit", "Plums are blue.", 2), article("new", "Quinces are yellow.", 3)]
    await ranker.update("a", Stamp(0, 4), changed, ["ships"])
    assert ranker.stamp("a") == Stamp(0, 4)
    assert (await ranker.revisions("a")) == {"fruit": 2, "new": 3}
    ranking = await ranker.rank("apples plums quinces Vasa", ["a"], limit=9)
    assert sorted(places(ranking)) == [("fruit", 1), ("new", 1)]
    assert ranking.paragraphs == 2
    assert ranking.unknown == {"apples", "Vasa"}


async def test_only_changed_paragraphs_are_analysed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    ranker = await holding(a=[article("fruit", FRUIT), article("ships", SHIPS)])
    analysed: list[str] = []

    def noted(sentences: Sequence[str], batch: TokenBatch, language: str) -> NDArray[np.uint8]:
        analysed.extend(sentences)
        return sentence_answer_types(sentences, batch, language)

    monkeypatch.setattr(paragraph_analysis, "sentence_answer_types", noted)
    grown = FRUIT.replace("September", "October") + "\n\nPlums are blue."
    await ranker.update("a", Stamp(0, 2), [article("fruit", grown, 2)], [])
    assert analysed == ["Pears are picked in October by hand.", "Plums are blue."]
    moved = "Plums are blue.\n\n" + grown.replace("\n\nPlums are blue.", "")
    await ranker.update("a", Stamp(0, 3), [article("fruit", moved, 3)], [])
    assert analysed[2:] == []
    ranking = await ranker.rank("Which plums are blue?", ["a"], limit=1)
    assert places(ranking) == [("fruit", 1)]
    german = replace(article("fruit", moved, 4), language="de")
    await ranker.update("a", Stamp(0, 4), [german], [])
    assert len(analysed[2:]) == 3


TEXTS = st.lists(
    st.sampled_from(["oak", "elm", "ash", "fir", "yew", "box", "bay", "fig"]),
    min_size=1,
    max_size=9,
)
STEP = st.tuples(st.integers(0, 4), st.none() | TEXTS)


@settings(max_examples=200, deadline=None)
@given(st.lists(STEP, min_size=1, max_size=30))
def test_any_series_of_updates_ranks_like_a_fresh_load(
    steps: list[tuple[int, list[str] | None]],
) -> None:
    async def run() -> None:
        kept: dict[str, Article] = {}
        ranker = await holding(a=[])
        for revision, (number, words) in enumerate(steps, 1):
            name = f"article {number}"
            if words is None:
                kept.pop(name, None)
                await ranker.update("a", Stamp(0, revision), [], [name])
            else:
                pairs = (words[i : i + 2] for i in range(0, len(words), 2))
                body = "\n\n".join(f"The {' '.join(pair)}." for pair in pairs)
                kept[name] = article(name, body, revision)
                await ranker.update("a", Stamp(0, revision), [kept[name]], [])
        fresh = await holding(b=list(kept.values()))
        await ranker.settled()
        assert (await ranker.revisions("a")) == await fresh.revisions("b")
        for question in ("oak elm bay fig", "oak", "The yews?"):
            one = await ranker.rank(question, ["a"], limit=9)
            other = await fresh.rank(question, ["b"], limit=9)
            assert one.weights == other.weights
            assert places(one) == places(other)
            assert [c.score for c in one.candidates] == pytest.approx(
                [c.score for c in other.candidates], rel=1e-5
            )

    asyncio.run(run())


async def test_a_misspelt_name_finds_the_one_that_is_like_it() -> None:
    ranker = await holding(a=[article("news", "Melanie Klause resigned.\n\nOthers stayed on.")])
    assert places(await ranker.rank("Krause", ["a"], limit=1)) == [("news", 1)]


async def test_a_hostile_question_is_cut_to_size() -> None:
    ranker = await holding(a=[article("fruit", FRUIT)])
    words = " ".join(f"word{i}" for i in range(100_000))
    assert len((await ranker.rank(words, ["a"], limit=1)).weights) <= 64
    assert (await ranker.rank("", ["a"], limit=1)).candidates == ()


async def test_questions_are_stemmed_in_the_language_of_the_library() -> None:
    german = replace(
        article("haus", "Die Häuser wurden verkauft.\n\nDas Wetter war schön."), language="de"
    )
    ranker = await holding(a=[german])
    assert places(await ranker.rank("Wer verkaufte das Haus?", ["a"], limit=1)) == [("haus", 1)]


async def test_an_acronym_and_its_name_find_each_other() -> None:
    tax = (
        "The Internal Revenue Service (IRS) was asked.\n\nThe IRS said no.\n\n"
        "Taxes go to the Internal Revenue Service first.\n\n"
        "Both signed a Memorandum of Understanding in May.\n\nNothing else is of interest."
    )
    ranker = await holding(a=[article("tax", tax)])
    for question in ("IRS", "Internal Revenue Service"):
        ranking = await ranker.rank(question, ["a"], limit=9)
        assert {number for _, number in places(ranking)} == {1, 2, 3}
    ranking = await ranker.rank("When was the MOU signed?", ["a"], limit=1)
    assert places(ranking) == [("tax", 4)]
    assert ranking.candidates[0].features.coverage == 1


async def test_equal_candidates_are_chosen_by_article_id_whatever_the_history() -> None:
    names = [f"n{number:03}" for number in range(2 * CANDIDATES)]
    forward = await holding(a=[article("x", "Oaks are tall.")])
    await forward.update("a", Stamp(0, 2), [alike(name) for name in names], ["x"])
    backward = await holding(a=[alike(name) for name in names[CANDIDATES:]])
    await backward.update("a", Stamp(0, 2), [alike(name) for name in names[:CANDIDATES]], [])
    for ranker in (forward, backward):
        found = places(await ranker.rank("tall oaks", ["a"], limit=CANDIDATES))
        assert found == [(name, 1) for name in names[:CANDIDATES]]
        await ranker.close()


def alike(name: str) -> Article:
    return replace(article("same", f"Oaks are tall, {name}."), id=name, origin=name)


async def test_a_text_in_several_articles_is_found_once_and_is_no_rival_of_itself() -> None:
    texts = {"a": "Oaks are tall.", "b": "Oaks are tall.", "c": "Elms are old."}
    ranker = await holding(
        a=[replace(article("same", text), id=name, origin=name) for name, text in texts.items()]
    )
    ranking = await ranker.rank("tall oaks", ["a"], limit=9)
    assert places(ranking) == [("a", 1)]
    assert ranking.candidates[0].features.article_margin == 1
    await ranker.close()


async def test_a_changed_paragraph_with_the_same_crc32_is_analysed_again() -> None:
    one, other = "The plumless oak.", "The buckeroo oak."
    assert crc32(b"plumless") == crc32(b"buckeroo")
    assert crc32(one.encode()) == crc32(other.encode())
    ranker = await holding(a=[article("tree", one)])
    await ranker.update("a", Stamp(0, 2), [article("tree", other, 2)], [])
    assert places(await ranker.rank("buckeroo", ["a"], limit=1)) == [("tree", 1)]
    assert places(await ranker.rank("plumless", ["a"], limit=1)) == []
    await ranker.close()
