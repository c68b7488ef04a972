from __future__ import annotations

import pytest

from tests.bot.world import BRIDGE, World, text_of


async def verify(world: World, quote: str, **options: bool) -> str:
    result = await world.member.slash(world.channel, "verify", quote=quote, **options)
    assert result.ephemeral == options.get("private", False)
    return text_of(result)


async def test_a_right_quote_is_found_with_its_place(world: World) -> None:
    await world.add(BRIDGE, url="https://bridge.example/history")
    text = await verify(world, "Six million rivets hold the steel together.")
    assert text.startswith("✅ Word for word.")
    assert "**Six million rivets hold the steel together.**" in text
    assert "(https://bridge.example/history#:~:text=Six" in text
    assert "· ¶ 3 of 4" in text


async def test_other_punctuation_is_told(world: World) -> None:
    await world.add(BRIDGE)
    text = await verify(world, "six million rivets, hold the steel together", private=True)
    assert "punctuation or capitals differ" in text
    assert "**Six million rivets hold the steel together**" in text


async def test_words_that_differ_are_marked(world: World) -> None:
    await world.add(BRIDGE)
    text = await verify(world, "It is 530 metres long and carries four lanes of traffic")
    assert "Not word for word." in text
    assert "> It is ~~530~~ metres long and carries ~~four~~ lanes of traffic" in text
    assert "> It is **503** metres long and carries **eight** lanes of traffic" in text
    assert "The harbour bridge · ¶ 2 of 4" in text


async def test_what_nobody_wrote_is_nowhere(world: World) -> None:
    await world.add(BRIDGE)
    assert "No article says this" in await verify(world, "The tunnel was dug by seven dwarfs.")


@pytest.mark.parametrize(
    ("article", "said"), [(BRIDGE, "Too short to check"), ("", "library is empty")]
)
async def test_where_nothing_can_be_said_it_is_private(
    world: World, article: str, said: str
) -> None:
    if article:
        await world.add(article)
    result = await world.member.slash(world.channel, "verify", quote="to be or not to be")
    assert result.ephemeral
    assert said in text_of(result)


async def test_a_member_who_is_too_fast_is_told_to_wait(world: World) -> None:
    await world.add(BRIDGE)
    for _ in range(world.settings.member_questions):
        world.bot.rate_limits.take(world.member.id, 1)
    result = await world.member.slash(world.channel, "verify", quote="Six million rivets hold")
    assert result.ephemeral
    assert "Word for word" not in text_of(result)
