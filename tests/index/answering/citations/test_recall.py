from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import ArticleGone, Cited, Draft, Library, PassageChanged

OPENING = "The bridge was opened in 1932 by the premier of the state."
LENGTH = "It is 503 metres long and carries eight lanes of traffic."
RIVETS = "Six million rivets hold the steel of the arch together."


def draft(*paragraphs: str, padding: int = 0) -> Draft:
    text = "\n\n".join(["The bridge", *paragraphs, *("Padding words. " * padding,) * bool(padding)])
    return Draft("The bridge", text, "text", "origin", url="https://a.example/b")


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path) as opened:
        await opened.add(draft(OPENING, LENGTH, RIVETS))
        yield opened


async def cited(library: Library) -> Cited:
    answer = await library.ask("How long is the bridge in metres?")
    return Cited.of(answer.passages[0])


async def test_a_passage_is_recalled_with_its_link_and_surroundings(library: Library) -> None:
    recalled = await library.recall(await cited(library))
    assert recalled.passage.text == LENGTH
    assert recalled.passage.quotes[0].text == LENGTH
    assert recalled.link is not None
    assert recalled.link.startswith("https://a.example/b#:~:text=It%20is%20503")
    assert recalled.before is not None
    assert recalled.after is not None
    assert (recalled.before.text, recalled.after.text) == (OPENING, RIVETS)


@pytest.mark.parametrize("padding", [0, 2000])
async def test_a_passage_that_has_moved_is_found(library: Library, padding: int) -> None:
    before = await cited(library)
    await library.add(draft("A new first paragraph.", OPENING, RIVETS, LENGTH, padding=padding))
    recalled = await library.recall(before)
    assert (recalled.passage.paragraph, recalled.passage.text) == (4, LENGTH)


async def test_the_ends_of_an_article_have_one_neighbour(library: Library) -> None:
    answer = await library.ask("Who opened the bridge in 1932?")
    recalled = await library.recall(Cited.of(answer.passages[0]))
    assert recalled.before is None
    assert recalled.after is not None


async def test_a_passage_that_was_changed_is_told(library: Library) -> None:
    before = await cited(library)
    await library.add(draft(OPENING, LENGTH.replace("503", "504"), RIVETS))
    with pytest.raises(PassageChanged, match="“The bridge” has changed since"):
        await library.recall(before)


async def test_an_article_that_was_removed_is_told(library: Library) -> None:
    before = await cited(library)
    await library.remove(before.article_id)
    with pytest.raises(ArticleGone, match="removed"):
        await library.recall(before)


async def test_a_reindex_changes_nothing(library: Library) -> None:
    before = await cited(library)
    await library.reindex()
    assert (await library.recall(before)).passage.text == LENGTH


async def test_other_servers_cannot_recall_it(library: Library) -> None:
    await library.of("7").add(Draft("Secret", "Secret\n\nThe vault opens at nine.", "text", "s"))
    answer = await library.of("7").ask("Which vault opens at nine?")
    found = Cited.of(answer.passages[0])
    assert (await library.of("7").recall(found)).link is None
    with pytest.raises(ArticleGone):
        await library.of("8").recall(found)


async def test_preferences_are_those_of_one_library(library: Library) -> None:
    await library.of("7").prefer("channels", "1 2")
    assert await library.of("7").preferences() == {"channels": "1 2"}
    assert await library.of("8").preferences() == {}
