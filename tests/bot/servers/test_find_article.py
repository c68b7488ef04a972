"""Articles named by people who cannot spell."""

from __future__ import annotations

import pytest

from bot.servers.find_article import UnclearTitle, find_article, fitting_titles
from index import Library
from tests.bot.rendering.samples import WORDS
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, text_of


@pytest.fixture
async def library(world: World) -> Library:
    await world.add(BRIDGE, "bridge.txt")
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await world.add("The harbour master\n\nHe never sleeps.\n", "master.txt")
    return world.library


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("harbor brige", "The harbour bridge"),
        ("ligthouse", "The lighthouse keeper"),
        ("the lighthouse keper", "The lighthouse keeper"),
        ("MASTER", "The harbour master"),
    ],
)
async def test_a_part_of_a_title_finds_it_despite_typos(
    library: Library, typed: str, first: str
) -> None:
    assert (await fitting_titles(library, typed))[0][0] == first


@pytest.mark.parametrize("typed", ["zebra crossings", "xq", "sourdough"])
async def test_what_is_like_no_title_finds_none(library: Library, typed: str) -> None:
    assert await fitting_titles(library, typed) == []
    with pytest.raises(UnclearTitle, match="no article with this title"):
        await find_article(library, typed, WORDS)


async def test_everything_is_offered_before_anything_is_typed(library: Library) -> None:
    assert len(await fitting_titles(library, "")) == 3


async def test_a_title_typed_freely_with_typos_is_found(library: Library, world: World) -> None:
    found = await find_article(library, "the lighthouse keper", WORDS)
    assert found.title == "The lighthouse keeper"
    shown = await world.member.slash(world.channel, "articles", article="lighthuose keeper")
    assert "### The lighthouse keeper" in text_of(shown)


async def test_a_title_that_may_mean_several_names_the_nearest(library: Library) -> None:
    with pytest.raises(UnclearTitle, match="Did you mean “The harbour"):
        await find_article(library, "the harbuor", WORDS)
    with pytest.raises(UnclearTitle, match="2 articles"):
        await find_article(library, "harbour", WORDS)
