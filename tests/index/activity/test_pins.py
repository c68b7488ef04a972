from __future__ import annotations

import pytest
from msgspec.structs import replace

from index import ArticleGone, Library, PassageChanged, PinRefused
from tests.index.conftest import lighthouse

WORDING = "Where can I learn about the keeper of L0002?"


async def pin(library: Library, wording: str = WORDING, number: int = 2) -> None:
    answer = await library.ask(f"Who was the keeper of station L{number:04}?", limit=1)
    await library.management.pins.pin(wording, answer.passages[0])


@pytest.fixture
async def own(library: Library) -> Library:
    for number in range(4):
        await library.of("1").add(lighthouse(number))
    return library.of("1")


async def test_a_pinned_passage_comes_first_for_its_wording(own: Library) -> None:
    question = "Tell me a story of the sea, please?"
    await pin(own, question)
    answer = await own.ask("please tell us a story of the seas")
    first = answer.passages[0]
    assert answer.answered
    assert first.curated
    assert "Astrid Lund" in first.text
    article = await own.article(first.article_id)
    assert all(first.text[q.start : q.end] == q.text for q in first.quotes)
    assert first.text in article.text
    assert len({(p.article_id, p.paragraph) for p in answer.passages}) == len(answer.passages)
    assert not any(p.curated for p in answer.passages[1:])
    other = await own.ask("Who was the keeper of station L0002?")
    assert not any(p.curated for p in other.passages)


async def test_a_pin_keeps_to_its_library_and_to_the_article_asked_for(
    library: Library, own: Library
) -> None:
    await pin(own, "Tell me a story of the sea, please?")
    elsewhere = await library.of("2").ask("Tell me a story of the sea, please?")
    assert not elsewhere.answered
    others = [a.id for a in await own.articles() if "0002" not in a.title and "2" not in a.title]
    answer = await own.ask("Tell me a story of the sea, please?", article_id=others[0])
    assert not any(p.curated for p in answer.passages)
    answer = await own.ask("Tell me a story of the sea, please?", languages=["es"])
    assert not any(p.curated for p in answer.passages)
    answer = await own.ask("Tell me a story of the sea, please?", languages=["en"])
    assert answer.passages[0].curated


async def test_a_pin_says_when_its_article_has_changed_or_gone(own: Library) -> None:
    await pin(own)
    [state] = await own.management.pins.all()
    assert state.problem is None
    draft = lighthouse(2)
    await own.add(replace(draft, text=draft.text.replace("Astrid Lund", "Nobody at all")))
    [state] = await own.management.pins.all()
    assert isinstance(state.problem, PassageChanged)
    assert not any(p.curated for p in (await own.ask(WORDING)).passages)
    await own.remove(state.pin.cited.article_id)
    [state] = await own.management.pins.all()
    assert isinstance(state.problem, ArticleGone)
    assert (state.pin.wording, state.passage) == (WORDING, None)


async def test_a_passage_pinned_again_replaces_the_one_before(own: Library) -> None:
    await pin(own)
    await pin(own, number=1)
    [state] = await own.management.pins.all()
    assert state.passage is not None
    assert "L0001" in state.passage.text
    gone = await own.management.pins.unpin(WORDING.upper())
    assert gone == state.pin
    assert await own.management.pins.unpin(WORDING) is None


async def test_what_cannot_be_pinned(own: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PinRefused, match="no words to recognise it by"):
        await pin(own, "?!")
    monkeypatch.setattr("index.activity.pins.MOST", 1)
    await pin(own)
    await pin(own)
    with pytest.raises(PinRefused, match="1 pins"):
        await pin(own, "What else?")
