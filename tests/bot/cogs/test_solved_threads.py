"""Solved threads become articles, where a manager says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import ChannelHandle
from simcord.results import InteractionResult

from bot import Settings
from tests.bot.cogs.test_contributions import filled_in
from tests.bot.cogs.test_settings import choices, choose, panel
from tests.bot.cogs.test_threads import forum_of
from tests.bot.crowd import post_in_forum, without
from tests.bot.world import World, labels_of, make_settings, text_of

TITLE = "My door lock does not open"
QUESTION = "It is stuck since Monday. How do I reset it?"
GUESS = "Have you tried turning it off and on again?"
ADVICE = "Hold the **red** button for ten seconds, then turn the key."
NOTE = "The lock has to be dry for that, by the way."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


def team_channel(world: World) -> ChannelHandle:
    hidden: dict[Any, discord.PermissionOverwrite] = {}
    hidden[world.guild.default_role] = without(view_channel=False)
    hidden[world.guild.roles["Managers"]] = discord.PermissionOverwrite(view_channel=True)
    assert world.guild.me is not None
    hidden[world.guild.me] = discord.PermissionOverwrite(view_channel=True, send_messages=True)
    return world.guild.create_text_channel("team", overwrites=hidden)


async def talk(world: World, **choices: Any) -> tuple[ChannelHandle, ChannelHandle, Any]:
    """Let members talk about a post until it is solved; return team channel, post and advice."""
    forum, team = forum_of(world, "Solved"), team_channel(world)
    await world.choose(offers=team.id, **choices)
    await world.env.settle()
    post = await post_in_forum(world, forum, world.member, TITLE, QUESTION)
    await world.admin.send(post, GUESS)
    note = await world.admin.send(post, NOTE)
    advice = await world.admin.send(post, ADVICE, reply_to=note)
    await world.member.send(post, "Thank you!")
    return team, post, advice


async def opened(world: World, team: ChannelHandle) -> InteractionResult:
    """Press the button of the offer."""
    (offer,) = world.replies(team)
    return await world.admin.click(offer, label="Look at it")


async def test_a_check_mark_of_the_asker_offers_an_article_once(world: World) -> None:
    team, post, advice = await talk(world)
    stranger = world.guild.add_member(world.env.create_user("zoe"))
    await stranger.react(advice, "✅")
    await world.member.react(advice, "🎉")
    assert world.replies(team) == []
    await world.member.react(advice, "✅")
    await world.restart()
    await world.admin.react(advice, "✅")
    (offer,) = world.replies(team)
    assert f"[{TITLE}](https://discord.com/channels/{world.guild.id}/{post.id})" in text_of(offer)
    assert await world.library.articles() == []


async def test_the_question_the_marked_one_and_what_it_replies_to_are_preselected(
    world: World,
) -> None:
    team, _, advice = await talk(world)
    await world.member.react(advice, "✅")
    await world.restart()
    shown = await opened(world, team)
    assert shown.ephemeral
    assert shown.response is not None
    ((row,),) = [[c for c in shown.response.components if c["type"] == 1 and _is_menu(c)]]
    options = row["components"][0]["options"]
    assert [o["label"] for o in options if o.get("default")] == [QUESTION, NOTE, ADVICE]
    assert len(options) == 5
    form = await world.admin.click(shown.response, label="Edit and add")
    values = filled_in(form)
    assert list(values.values()) == [TITLE, QUESTION, NOTE, ADVICE]
    added = await world.admin.submit_modal(form, values | {"text2": ADVICE.replace("ten", "12")})
    assert f"Added **{TITLE}**" in text_of(added)
    answer = await world.member.slash(
        world.channel, "ask", question="How many seconds do I hold the red button of the lock?"
    )
    assert "Hold the red button for 12 seconds" in text_of(answer).replace("**", "")


def _is_menu(row: dict[str, Any]) -> bool:
    return bool(row["components"][0]["type"] == 3)


async def test_other_messages_can_be_chosen(world: World) -> None:
    team, post, advice = await talk(world)
    await world.admin.react(advice, "✅")
    shown = await opened(world, team)
    assert shown.response is not None
    argument = f"quoth.thread-pick:{post.id}.{advice.id}"
    form = await world.admin.select(
        shown.response, [str(post.id), str(advice.id)], custom_id=argument
    )
    assert list(filled_in(form).values()) == [TITLE, QUESTION, ADVICE]


async def test_edits_deletions_and_forgetting_reach_the_article(world: World) -> None:
    team, _, advice = await talk(world)
    await world.member.react(advice, "✅")
    shown = await opened(world, team)
    assert shown.response is not None
    form = await world.admin.click(shown.response, label="Edit and add")
    await world.admin.submit_modal(form, filled_in(form))
    library = world.library
    (article,) = await library.articles()
    await world.admin.edit(advice, "Hold the blue button.")
    assert "blue" in (await library.article(article.id)).text
    await world.admin.delete(advice)
    assert "blue" not in (await library.article(article.id)).text
    await library.member_data.forget(world.member.id)
    article = await library.summary(article.id)
    assert article.title == NOTE
    await library.member_data.forget(world.admin.id)
    assert await library.articles() == []


async def test_the_solved_tag_offers_one_too(world: World) -> None:
    team, post, _ = await talk(world)
    backend = world.env.backend
    backend.edit_channel(post.id, {"applied_tags": [100]})
    await world.env.settle()
    backend.edit_channel(post.id, {"applied_tags": []})
    backend.edit_channel(post.id, {"applied_tags": [100]})
    await world.env.settle()
    assert len(world.replies(team)) == 1
    form_from = await opened(world, team)
    assert form_from.response is not None
    form = await world.admin.click(form_from.response, label="Edit and add")
    assert list(filled_in(form).values()) == [TITLE, QUESTION, NOTE, ADVICE]


async def test_a_manager_who_presses_that_solved_it_is_offered_one_alone(world: World) -> None:
    await world.add("The lock\n\nReset the lock with the red button, as the handbook says.\n")
    team, post, _ = await talk(world)
    await world.choose()
    await world.member.send(post, f"{world.mention} how do I reset the lock with the red button?")
    answer = world.replies(post)[-1]
    assert "That solved it" in labels_of(answer)
    asked = await world.member.click(answer, label="That solved it")
    assert "marked this post as solved" in text_of(asked)
    assert len(asked.followups) < 2
    told = await world.admin.click(answer, label="That solved it")
    offer = told.followups[-1]
    assert offer.ephemeral
    assert f"[{TITLE}]" in text_of(offer)
    shown = await world.admin.click(offer, label="Look at it")
    assert "Which messages make the article?" in text_of(shown)
    again = await world.admin.click(answer, label="That solved it")
    assert "Glad that helped!" in text_of(again)
    assert "Look at it" not in [label for one in again.followups for label in labels_of(one)]
    assert world.replies(team) == []


async def test_a_thread_without_an_answer_of_a_person_is_not_offered(world: World) -> None:
    forum, team = forum_of(world, "Solved"), team_channel(world)
    await world.choose(offers=team.id)
    await world.env.settle()
    post = await post_in_forum(world, forum, world.member, TITLE, QUESTION)
    world.env.backend.edit_channel(post.id, {"applied_tags": [100]})
    await world.env.settle()
    assert world.replies(team) == []


async def test_a_thread_that_is_gone_or_closed_is_a_sentence(world: World) -> None:
    team, post, advice = await talk(world)
    await world.member.react(advice, "✅")
    world.env.inject_error("GET", "/channels/*/messages", status=403, code=50001)
    assert "not allowed" in text_of(await opened(world, team))
    world.env.backend.delete_channel(post.id)
    await world.env.settle()
    assert "nothing left" in text_of(await opened(world, team))


async def test_an_offer_that_discord_refuses_is_made_again(world: World) -> None:
    team, _, advice = await talk(world)
    world.env.inject_error("POST", f"/channels/{team.id}/messages", status=500, times=1)
    await world.member.react(advice, "✅")
    assert world.replies(team) == []
    await world.admin.react(advice, "✅")
    assert len(world.replies(team)) == 1


async def test_only_the_teams_own_channel_can_be_chosen(world: World) -> None:
    refused = await choose(world, "Threads", "offers", world.channel)
    assert "only the team can see" in text_of(refused)
    assert (await choices(world)).offers is None
    team = team_channel(world)
    await world.env.settle()
    await choose(world, "Threads", "offers", team)
    assert (await choices(world)).offers == team.id


async def test_members_cannot_press_what_is_for_managers(world: World) -> None:
    team, _, advice = await talk(world)
    await world.member.react(advice, "✅")
    (offer,) = world.replies(team)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    world.env.backend.edit_channel(team.id, {}, overwrites=[])
    await world.env.settle()
    refused = await world.admin.click(offer, label="Look at it")
    assert "Manage Server" in text_of(refused)


class TestWithoutMessageContent:
    """Discord withholds the texts."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_nothing_is_offered_and_the_panel_says_what_to_do(self, world: World) -> None:
        team, _, advice = await talk(world)
        await world.member.react(advice, "✅")
        assert world.replies(team) == []
        assert "I can’t read threads yet" in text_of(await panel(world, "Threads"))
