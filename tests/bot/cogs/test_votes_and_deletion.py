"""What members think of an answer, and who may delete it."""

from __future__ import annotations

from typing import Any

import discord
from simcord import MemberActor

from tests.bot.cogs.test_answer_buttons import as_of_old, ask, press
from tests.bot.crowd import press_at_once
from tests.bot.world import World, text_of


async def kept(world: World, who: MemberActor) -> Any:
    return await world.bot.library.journal.kept(who.id)


async def test_a_member_has_one_vote(world: World) -> None:
    message = await ask(world)
    first = await press(world, message, "👍")
    assert first.ephemeral
    assert "change your vote" in text_of(first)
    assert (await kept(world, world.member)).votes == 1
    assert "withdrawn" in text_of(await press(world, message, "👍"))
    assert (await kept(world, world.member)).votes == 0


async def test_a_bad_vote_asks_for_a_reason_once(world: World) -> None:
    message = await ask(world)
    await press(world, message, "👍")
    form = await press(world, message, "👎")
    assert form.modal is not None
    told = await world.member.submit_modal(form, {"reason": "It is about another bridge."})
    assert told.ephemeral
    assert "change your vote" in text_of(told)
    votes = await kept(world, world.member)
    assert (votes.votes, votes.reasons) == (1, 1)
    again = await press(world, message, "👎")
    assert again.modal is None
    assert "withdrawn" in text_of(again)
    votes = await kept(world, world.member)
    assert (votes.votes, votes.reasons) == (0, 0)


async def test_a_reason_is_taken_after_a_restart_too(world: World) -> None:
    message = await ask(world)
    form = await press(world, message, "👎")
    await world.restart()
    told = await world.member.submit_modal(form, {"reason": ""})
    assert "change your vote" in text_of(told)
    assert (await kept(world, world.member)).reasons == 0


async def test_votes_at_once_are_all_counted(world: World) -> None:
    message = await ask(world)
    await press_at_once(world, [world.member, world.admin], message, "👍")
    assert (await kept(world, world.member)).votes == 1
    assert (await kept(world, world.admin)).votes == 1


async def test_a_stranger_cannot_delete_an_answer(world: World) -> None:
    message = await ask(world)
    stranger = world.guild.add_member(world.env.create_user("zoe"))
    result = await press(world, message, "Delete", stranger)
    assert result.ephemeral
    assert "Only the asker" in text_of(result)
    assert len(world.replies()) == 1


async def test_the_asker_deletes_an_answer(world: World) -> None:
    message = await ask(world)
    await press(world, message, "Delete")
    assert world.replies() == []


async def test_a_moderator_deletes_an_answer_after_a_restart(world: World) -> None:
    message = await ask(world)
    role = world.guild.create_role("Mods", permissions=discord.Permissions(manage_messages=True))
    moderator = world.guild.add_member(world.env.create_user("mo"), roles=[role])
    await world.restart()
    await press(world, message, "Delete", moderator)
    assert world.replies() == []


async def test_deleting_at_once_is_fine(world: World) -> None:
    message = as_of_old(world, await ask(world))
    await press_at_once(world, [world.member, world.member], message, "Delete")
    assert world.replies() == []


async def test_an_answer_whose_asker_was_forgotten_is_for_moderators_to_delete(
    world: World,
) -> None:
    message = await ask(world)
    await world.bot.library.journal.forget(world.member.id)
    result = await press(world, message, "Delete")
    assert "Only the asker" in text_of(result)
