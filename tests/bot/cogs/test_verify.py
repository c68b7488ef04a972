from __future__ import annotations

import pytest

from tests.bot.world import BRIDGE, World, labels_of, text_of


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
    text = await verify(world, "The tunnel was dug by *seven* dwarfs.")
    assert "❌ No article says this." in text
    assert "> The tunnel was dug by \\*seven\\* dwarfs." in text
    assert "The article" not in text


async def test_a_quote_over_two_paragraphs_shows_both(world: World) -> None:
    await world.add(BRIDGE)
    text = await verify(world, "two railway lines and a footway. Six million rivets hold")
    assert text.startswith("✅ Word for word.")
    assert "a footway.\n> Six million rivets hold**" in text
    assert "· ¶ 2–3 of 4" in text


async def test_words_left_out_are_told(world: World) -> None:
    await world.add(BRIDGE)
    text = await verify(world, "“It is 503 metres long […] and a footway.” — The harbour bridge")
    assert text.startswith("✅ Word for word, with words left out")


async def test_the_context_is_shown_to_whoever_presses_also_after_a_restart(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.member.slash(
        world.channel, "verify", quote="Six million rivets hold the steel together."
    )
    assert result.response is not None
    assert labels_of(result.response) == ["Context"]
    await world.restart()
    context = await world.admin.click(result.response, label="Context")
    assert context.ephemeral
    assert "two railway lines" in text_of(context)
    assert "**Six million rivets hold the steel together.**" in text_of(context)
    assert "sixpence" in text_of(context)
    article = (await world.library.articles())[0]
    await world.library.remove(article.id)
    gone = await world.member.click(result.response, label="Context")
    assert gone.ephemeral
    assert "removed" in text_of(gone)


async def test_a_private_verdict_is_shared_once(world: World) -> None:
    await world.add(BRIDGE)
    quote = "It is 530 metres long and carries four lanes of traffic"
    result = await world.member.slash(world.channel, "verify", quote=quote, private=True)
    assert result.response is not None
    assert labels_of(result.response) == ["Context", "Share"]
    await world.restart()
    await world.member.click(result.response, label="Share")
    shared = world.replies()[-1]
    assert text_of(shared).startswith(f"-# Shared by {world.member.mention}\n✏️")
    assert "~~530~~" in text_of(shared)
    assert labels_of(shared) == ["Context"]


async def test_nothing_is_shared_where_the_server_wants_no_answers(world: World) -> None:
    await world.add(BRIDGE)
    await world.choose(never=frozenset({world.channel.id}))
    result = await world.member.slash(world.channel, "verify", quote="Six million rivets hold")
    assert result.ephemeral
    assert result.response is not None
    refused = await world.member.click(result.response, label="Share")
    assert "I don’t answer in that channel" in text_of(refused)
    assert not world.replies()


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
