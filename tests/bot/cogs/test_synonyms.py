"""`/library synonyms`."""

from __future__ import annotations

from tests.bot.world import BRIDGE, World, text_of

QUESTION = "What was the maut for a car?"


async def test_a_synonym_is_used_at_once_named_by_why_and_kept_over_a_restart(
    world: World,
) -> None:
    await world.add(BRIDGE)
    before = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "No article mentions **maut**" in text_of(before)
    added = await world.admin.slash(world.channel, "library synonyms add", words="Maut, toll")
    assert added.ephemeral
    assert "**Maut** and **toll** now mean the same" in text_of(added)
    await world.restart()
    answer = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "sixpence for a car" in text_of(answer)
    assert answer.response is not None
    menu = await world.member.click(answer.response, label="⋯")
    assert menu.response is not None
    why = await world.member.click(menu.response, label="Why this answer?")
    assert "**maut**, here “**toll**”" in text_of(why)
    logged = text_of(await world.admin.slash(world.channel, "library log"))
    assert "added the synonyms **Maut, toll**" in logged


async def test_synonyms_are_listed_and_removed_from_suggestions(world: World) -> None:
    nothing = await world.admin.slash(world.channel, "library synonyms list")
    assert "No synonyms yet" in text_of(nothing)
    await world.admin.slash(world.channel, "library synonyms add", words="mod; *moderator*")
    await world.admin.slash(world.channel, "library synonyms add", words="vc,voice channel")
    shown = text_of(await world.admin.slash(world.channel, "library synonyms list"))
    assert "Synonyms: 2" in shown
    assert r"- mod, \*moderator\*" in shown
    command = "library synonyms remove"
    (choice,) = await world.admin.autocomplete(world.channel, command, "words", "voice")
    assert choice["name"] == "vc, voice channel"
    gone = await world.admin.slash(world.channel, command, words=choice["value"])
    assert "- vc, voice channel" in text_of(gone)
    again = await world.admin.slash(world.channel, command, words=choice["value"])
    assert "No such synonyms here" in text_of(again)
    gone = await world.admin.slash(world.channel, command, words="mod")
    assert "removed the synonyms" in text_of(await world.admin.slash(world.channel, "library log"))


async def test_what_are_no_synonyms_is_told_to_the_manager_alone(world: World) -> None:
    for words in ("mod", "a, " + "x" * 60, ",,,"):
        refused = await world.admin.slash(world.channel, "library synonyms add", words=words)
        assert refused.ephemeral
        assert "synonym" in text_of(refused) or "2 to 12 words" in text_of(refused)


async def test_a_page_of_long_synonyms_fits_into_a_message(world: World) -> None:
    synonyms = world.library.management.synonyms
    for number in range(120):
        await synonyms.add([f"{number}-{n}-{'x' * 40}" for n in range(5)])
    shown = text_of(await world.admin.slash(world.channel, "library synonyms list"))
    assert "Synonyms: 120" in shown
    assert len(shown) <= 2000
