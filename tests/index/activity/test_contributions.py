"""Articles made of what members said follow what becomes of the originals."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from index import Cited, Contribution, Contributions, Library, Outcome, UnreadableDocument
from index.activity import contributions

MIA, ADA = 7, 8
QUESTION = Contribution("1/10", MIA, "How do I reset the door lock?", "raw question")
ANSWER = Contribution("1/11", ADA, "Hold the **red** button for ten seconds.", "raw answer", "Ada")
ORIGIN = "message:1/10"


async def composed(library: Library, *said: Contribution) -> str:
    added = await library.contributions.add(
        library.key, ORIGIN, "Resetting the lock", said or (QUESTION, ANSWER), url="https://x/1"
    )
    return added.article.id


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path) as opened:
        yield opened.of("9")


async def text(library: Library) -> str:
    (article,) = await library.articles()
    return (await library.article(article.id)).text


async def test_an_article_has_the_words_and_only_the_names_that_are_given(library: Library) -> None:
    article = await library.article(await composed(library))
    assert article.text.endswith(f"{QUESTION.text}\n\nHold the red button for ten seconds.")
    assert (article.title, article.author, article.url) == (
        "Resetting the lock", "Ada", "https://x/1",
    )  # fmt: skip
    answer = await library.ask("How long do I hold the red button?")
    recalled = await library.recall(Cited.of(answer.passages[0]))
    assert recalled.link == "https://x/1"
    assert answer.passages[0].text == "Hold the red button for ten seconds."


async def test_an_edit_changes_the_article_and_the_same_again_nothing(library: Library) -> None:
    await composed(library)
    assert await library.contributions.edit("1/11", "Hold the blue button.", "other") == 1
    assert await text(library) == (
        "Resetting the lock\n\nHow do I reset the door lock?\n\nHold the blue button."
    )
    assert await library.contributions.edit("1/11", "Hold the blue button.", "other") == 0
    assert await library.contributions.edit("9/9", "Nobody quotes this.", "x") == 0


async def test_what_a_manager_put_differently_stays_until_the_original_changes(
    library: Library,
) -> None:
    own = Contribution("1/11", ADA, "Hold it, firmly, for ten seconds.", "raw answer")
    await composed(library, own)
    assert await library.contributions.edit("1/11", "Hold it.", "raw answer") == 0
    assert "firmly" in await text(library)


async def test_a_deletion_takes_the_words_and_at_last_the_article(library: Library) -> None:
    await composed(library)
    assert await library.contributions.withdraw(["1/10"]) == 1
    assert "reset the door lock" not in await text(library)
    (article,) = await library.articles()
    assert article.title == "Hold the red button for ten seconds."
    assert await library.contributions.withdraw(["1/11", "1/11"]) == 1
    assert await library.articles() == []
    assert await library.management.trash.removed() == []


async def test_a_member_who_is_forgotten_is_in_no_article(library: Library) -> None:
    await composed(library)
    assert (await library.member_data.kept(ADA)).said == 1
    assert await library.member_data.forget(ADA) == 1
    (article,) = await library.articles()
    assert article.author is None
    assert "red" not in await text(library)
    assert (await library.member_data.kept(ADA)).said == 0
    assert await library.member_data.forget(MIA) == 1
    assert await library.articles() == []


async def test_what_was_removed_stays_so_and_comes_back_without_what_was_withdrawn(
    library: Library,
) -> None:
    article_id = await composed(library)
    await library.remove(article_id)
    await library.contributions.edit("1/11", "Hold the blue button.", "other")
    assert await library.articles() == []
    assert await library.management.trash.removed() == []


async def test_what_a_restart_interrupted_is_finished(tmp_path: Path) -> None:
    async with Library.open(tmp_path) as opened:
        library = opened.of("9")
        await composed(library)
        # As far as a process comes that is killed in the middle of following an edit:
        await library.contributions._table.edit("1/11", "Hold the blue button.", "other")
        assert "red" in await text(library)
    async with Library.open(tmp_path) as opened:
        library = opened.of("9")
        assert await library.contributions.catch_up() == 1
        assert "blue" in await text(library)
        assert await library.contributions.catch_up() == 0


async def test_nothing_to_quote_is_no_article(library: Library) -> None:
    with pytest.raises(UnreadableDocument):
        await composed(library, Contribution("1/12", MIA, "  ", ""))
    assert await library.articles() == []
    assert not await library.contributions.quotes("1/12")


async def test_the_originals_are_due_once_a_day(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    await composed(library)
    assert await library.contributions.unchecked() == []
    monkeypatch.setattr(contributions, "CHECKED", -contributions.CHECKED)
    (article,) = await library.contributions.unchecked()
    assert [said.source for said in article.said] == ["1/10", "1/11"]


async def test_the_same_message_again_is_a_new_version(library: Library) -> None:
    first = await composed(library)
    added = await library.contributions.add(library.key, ORIGIN, "Another title", [ANSWER])
    assert added.article.id == first
    assert added.outcome is Outcome.UPDATED
    assert isinstance(library.contributions, Contributions)


async def test_what_cannot_come_back_is_kept_of_nobody(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    article_id = await composed(library)
    await library.expire(90, {})
    await library.remove(article_id)
    await library.expire(90, {})
    assert (await library.member_data.kept(ADA)).said == 1
    monkeypatch.setattr("index.activity.retention.KEPT", timedelta(0))
    await library.expire(90, {})
    assert (await library.member_data.kept(ADA)).said == 0
    assert not await library.contributions.quotes("1/11")
