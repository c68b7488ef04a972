"""`/library test`: questions with the passage that should come first."""

from __future__ import annotations

from typing import Any

from bot.cogs.library.tests_after_upgrade import TESTED
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, text_of

QUESTION = "How long is the harbour bridge in metres?"
OTHER = "How many rivets hold the steel?"


async def add(world: World, question: str, **options: Any) -> str:
    """Add a test question as the admin; return what is said."""
    asked = await world.admin.slash(
        world.channel, "library test add", question=question, article="The harbour bridge",
        **options,
    )  # fmt: skip
    assert asked.ephemeral
    assert asked.response is not None
    await world.admin.click(asked.response, label="Add as a test")
    return text_of(asked)


async def test_a_question_is_added_with_the_passage_that_fits(world: World) -> None:
    await world.add(BRIDGE)
    said = await add(world, QUESTION)
    assert f"Added the test question “{QUESTION}”." in said
    assert f"✅ {QUESTION}\n-# The harbour bridge · ¶ 2 · at place 1" in said
    wrong = await add(world, OTHER, paragraph=1)
    assert "❌" in wrong
    listed = text_of(await world.admin.slash(world.channel, "library test list"))
    assert "Test questions: 2" in listed
    log = text_of(await world.admin.slash(world.channel, "library log"))
    assert f"added the test question **{QUESTION}**" in log


async def test_a_run_says_what_changed_and_shows_it_after_a_restart(world: World) -> None:
    await world.add(BRIDGE)
    await add(world, QUESTION)
    await add(world, OTHER)
    same = await world.admin.slash(world.channel, "library test run")
    assert "2 of 2 as before; 0 changed. Right passage first: 2." in text_of(same)
    await world.add(BRIDGE.replace("It is 503 metres long and", "This"))
    done = await world.admin.slash(world.channel, "library test run")
    assert "1 of 2 as before; 1 changed. Right passage first: 1." in text_of(done)
    assert done.response is not None or done.followups
    message = done.response or done.followups[0]
    assert labels_of(message) == ["What changed", "All test questions"]
    await world.restart()
    shown = await world.admin.click(message, label="What changed")
    assert shown.ephemeral
    assert f"❌ {QUESTION}" in text_of(shown)
    assert "not found, before: at place 1" in text_of(shown)
    assert OTHER not in text_of(shown)
    every = await world.admin.click(message, label="All test questions")
    assert OTHER in text_of(every)


async def test_a_reindex_runs_the_questions(world: World) -> None:
    await world.add(BRIDGE)
    await add(world, QUESTION)
    done = await world.admin.slash(world.channel, "library reindex")
    assert "1 of 1 as before; 0 changed." in text_of(done)
    assert done.response is not None
    listed = await world.admin.click(done.response, label="All test questions")
    assert f"✅ {QUESTION}" in text_of(listed)


async def test_many_questions_are_shown_a_page_at_a_time(world: World) -> None:
    await world.add(BRIDGE)
    library = world.library
    (bridge,) = await library.articles()
    passage = await library.management.pins.candidate(bridge.id, 2)
    assert passage is not None
    names = ["ash", "birch", "cedar", "date", "elm", "fir", "gum", "holly", "ivy"]
    for name in names:
        question = f"Which {name} is the longest?"
        await library.management.tests.add(question, passage, library.ask)
    page = await world.admin.slash(world.channel, "library test list")
    assert page.response is not None
    assert "ivy" not in text_of(page)
    await world.restart()
    await world.admin.click(page.response, label="Next")
    assert "ivy" in text_of(page)
    assert "ash" not in text_of(page)


async def test_a_question_is_removed_by_what_is_offered(world: World) -> None:
    await world.add(BRIDGE)
    await add(world, QUESTION)
    (choice,) = await world.admin.autocomplete(
        world.channel, "library test remove", "question", "harbour"
    )
    gone = await world.admin.slash(world.channel, "library test remove", question=choice["value"])
    assert "Removed the test question" in text_of(gone)
    again = await world.admin.slash(world.channel, "library test remove", question=QUESTION)
    assert "There is no such test question" in text_of(again)
    none = await world.admin.slash(world.channel, "library test run")
    assert "There are no test questions yet." in text_of(none)


async def test_after_an_upgrade_what_changed_is_told_once(world: World) -> None:
    await world.add(BRIDGE)
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await add(world, QUESTION)
    library = world.library
    await library.prefer("digest", str(world.channel.id))
    await library.prefer(TESTED, "0.9")
    await world.add(BRIDGE.replace("It is 503 metres long and", "This"))
    cog: Any = world.bot.get_cog("TestsAfterUpgrade")
    before = len(world.replies())
    await cog.run_due()
    await cog.run_due()
    (told,) = world.replies()[before:]
    assert "I was upgraded" in text_of(told)
    assert "0 of 1 as before; 1 changed." in text_of(told)
    assert labels_of(told) == ["What changed", "All test questions"]
