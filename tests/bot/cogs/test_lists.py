"""The lists of `/library`: every one pages, goes on after a restart, and asks who turns it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.cogs.library.lists import LISTS
from index import FollowedFeed, Library
from tests.bot.world import World, labels_of, text_of

COMMANDS = {
    "articles": "articles",
    "bin": "library bin",
    "log": "library log",
    "pins": "library pins",
    "synonyms": "library synonyms list",
    "tests": "library test list",
    "feeds": "library feeds",
    "sources": "library sources",
}
COUNT = 12
NEVER = datetime(2100, 1, 1, tzinfo=UTC)


async def fill(world: World, name: str) -> None:
    """Let a list have twelve entries, which are numbered."""
    library: Library = world.library
    for number in range(COUNT):
        await fill_one(library, name, number)


async def fill_one(library: Library, name: str, number: int) -> None:
    management = library.management
    if name in ("articles", "bin", "pins", "tests"):
        text = f"Title {number}\n\nThe toll of bridge {number} is {number} pence.\n"
        file = f"{number}.txt"
        (added,) = (await library.add_document(text.encode(), file, origin=f"upload:{file}")).added
        question = f"What is the toll of bridge {number}?"
        if name == "bin":
            await library.remove(added.article.id)
        if name in ("pins", "tests"):
            passage = await management.pins.candidate(added.article.id, 1)
            assert passage is not None
            if name == "pins":
                await management.pins.pin(question, passage)
            else:
                await management.tests.add(question, passage, library.ask)
    elif name == "log":
        await management.audit_log.add(5, "added", f"Title {number}")
    elif name == "synonyms":
        await management.synonyms.add([f"word{number}a", f"word{number}b"])
    else:
        url = f"https://feeds.example/{number}"
        feed = FollowedFeed(library.key, url, f"Title {number}", NEVER)
        await library._services.feed_poller._feeds.follow(feed)


def test_the_table_names_every_list() -> None:
    assert COMMANDS.keys() == LISTS.keys()


@pytest.mark.parametrize("name", COMMANDS)
async def test_an_empty_list_says_so_and_has_no_buttons(world: World, name: str) -> None:
    shown = await world.admin.slash(world.channel, COMMANDS[name])
    assert shown.ephemeral
    assert text_of(shown)
    assert labels_of(shown.response) == []


@pytest.mark.parametrize("name", COMMANDS)
async def test_every_entry_is_on_one_page_after_a_restart_as_before(
    world: World, name: str
) -> None:
    await fill(world, name)
    shown = (await world.admin.slash(world.channel, COMMANDS[name])).response
    assert shown is not None
    assert labels_of(shown) == ["Next"]
    pages = [text_of(shown)]
    while "Next" in labels_of(shown):
        if len(pages) == 1:
            await world.restart()
        await world.admin.click(shown, label="Next")
        pages.append(text_of(shown))
    assert len(pages) == len(set(pages)) > 1
    lines = "\n".join(pages).splitlines()
    entries = [line for line in lines if any(f"{n}" in line for n in range(COUNT))]
    for number in range(COUNT):
        assert any(str(number) in line for line in entries), number
    await world.admin.click(shown, label="Previous")
    assert text_of(shown) == pages[-2]


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"articles"}))
async def test_who_manages_no_longer_cannot_turn(world: World, name: str) -> None:
    await fill(world, name)
    shown = (await world.admin.slash(world.channel, COMMANDS[name])).response
    assert shown is not None
    before = text_of(shown)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    turned = await world.admin.click(shown, label="Next")
    assert "Manage Server" in text_of(turned)
    assert text_of(shown) == before
