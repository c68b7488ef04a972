"""What the bot or somebody may no longer do, a restart later: a sentence for them, or silence.

Who may give the commands of managers, and press their buttons, is in `test_managers`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import ChannelHandle
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType
from simcord.results import InteractionResult

from bot import Settings
from bot.servers.settings import ServerSettings
from tests.bot.cogs.denied_cases import AGAIN, CASES, GONE, QUESTION, UNKNOWN, Act, Case, Scene
from tests.bot.cogs.test_settings import panel
from tests.bot.cogs.test_solved_threads import talk
from tests.bot.cogs.test_threads import forum_of
from tests.bot.world import BRIDGE, World, make_settings, text_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(
        tmp_path / "data", message_content=True, member_questions=0, channel_questions=0
    )


def deny(world: World, channel: ChannelHandle, whose: int, *permissions: str) -> None:
    """Take permissions away in a channel and its threads."""
    bits = discord.Permissions(**dict.fromkeys(permissions, True)).value
    denied = Overwrite(whose, OverwriteType.MEMBER, allow=0, deny=bits)
    world.env.backend.edit_channel(channel.id, {}, overwrites=[denied])


def seen_by_all(world: World) -> dict[int, str]:
    """Return what the bot says in all channels and threads."""
    channels = list(world.guild.channels.values())
    places = [*channels, *(thread for channel in channels for thread in channel.threads)]
    said = (message for place in places for message in world.replies(place))
    return {message.id: text_of(message) for message in said if not message.flags.ephemeral}


def told_by_message(scene: Scene) -> list[str]:
    """Return the direct messages that people were sent."""
    people = (scene.member, scene.helper, scene.zoe)
    return [text_of(m) for who in people for m in scene.world.replies(who.user.dm_channel)]


async def tried(scene: Scene, act: Act) -> tuple[str, str]:
    """Try something; return what is said privately, and what everybody sees of it."""
    before, told = seen_by_all(scene.world), told_by_message(scene)
    result = await act()
    after, private = seen_by_all(scene.world), told_by_message(scene)
    for message in told:
        private.remove(message)
    if isinstance(result, InteractionResult):
        shown = [message for message in (result.response, *result.followups) if message]
        private += [text_of(message) for message in shown if message.id not in after]
        private += [str(result.modal)] if result.modal else []
    public = [text for number, text in after.items() if before.get(number) != text]
    public += [GONE for number in before if number not in after]
    return "\n".join(private), "\n".join(public)


async def prepared(world: World) -> dict[str, tuple[Scene, Act]]:
    """Have everything ready while everything is allowed."""
    manage = discord.Permissions(manage_guild=True, manage_messages=True, manage_threads=True)
    role = world.guild.create_role("Helpers", permissions=manage)
    helper = world.guild.add_member(world.env.create_user("eve"), roles=[role])
    zoe = world.guild.add_member(world.env.create_user("zoe"))
    scenes = {
        name: Scene(world, place_for(world, name, number), helper, zoe)
        for number, name in enumerate(CASES)
    }
    await world.add(BRIDGE)
    chosen = ServerSettings(
        instead=world.guild.create_role("Team").mention,
        channels=numbers(scenes, "an open channel"),
        threads=numbers(scenes, "thread"),
        forums=numbers(scenes, "forum"),
    )
    await world.bot.server_settings.choose(world.library, chosen)
    return {name: (scene, await CASES[name].prepare(scene)) for name, scene in scenes.items()}


def place_for(world: World, name: str, number: int) -> ChannelHandle:
    if name.startswith("forum"):
        return forum_of(world, "Solved")
    return world.guild.create_text_channel(f"channel-{number}")


def numbers(scenes: dict[str, Scene], kind: str) -> frozenset[int]:
    return frozenset(scene.channel.id for name, scene in scenes.items() if name.startswith(kind))


def take_away(scene: Scene, case: Case) -> None:
    """Take away what a case lacks, the helper's role, and Zoe's direct messages."""
    world = scene.world
    if case.person:
        deny(world, scene.channel, scene.member.id, *case.lacking)
    else:
        silence(world, scene.channel, *case.lacking)
    role = world.guild.roles["Helpers"]
    world.env.backend.remove_member_role(world.guild.id, scene.helper.id, role.id)
    path = f"/channels/{scene.zoe.user.dm_channel.id}/messages"
    world.env.inject_error("POST", path, status=403, code=50007, times=None)


@pytest.mark.parametrize("restart", [False, True])
async def test_what_is_denied_is_told_to_whoever_tries_it_and_to_nobody_else(
    world: World, restart: bool
) -> None:
    attempts = await prepared(world)
    for name, (scene, _) in attempts.items():
        take_away(scene, CASES[name])
    await world.env.settle()
    if restart:
        await world.restart()
    wrong = {}
    for name, (scene, act) in attempts.items():
        case = CASES[name]
        wanted = (AGAIN if restart and case.temporary else case.privately, case.publicly)
        found = await tried(scene, act)
        if not all(w in f if w else not f for w, f in zip(wanted, found, strict=True)):
            wrong[name] = (wanted, found)
    assert wrong == {}


async def test_a_team_whose_role_is_gone_is_not_asked(world: World) -> None:
    await world.add(BRIDGE)
    team = world.guild.create_role("Team")
    await world.choose(instead=team.mention)
    await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    world.env.backend.delete_role(world.guild.id, team.id)
    await world.restart()
    before = seen_by_all(world)
    told = await world.member.click(world.replies()[-1], label="Ask the team")
    assert text_of(told) == "This server has no team to ask."
    assert seen_by_all(world) == before


@pytest.mark.parametrize("closed", [False, True])
async def test_who_waits_where_the_bot_was_silenced_is_told_by_message_if_that_is_open(
    world: World, closed: bool
) -> None:
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    how = await world.member.click(world.replies()[-1], label="Tell me later")
    assert how.response is not None
    await world.member.click(how.response, label="Mention me here")
    silence(world, world.channel, "send_messages")
    dm = world.member.user.dm_channel
    if closed:
        path = f"/channels/{dm.id}/messages"
        world.env.inject_error("POST", path, status=403, code=50007, times=None)
    await world.restart()
    await world.add(BRIDGE)
    before = seen_by_all(world)
    await cog(world, "WishesCog").tell()
    assert ["503 metres" in told.content for told in world.replies(dm)] == [True] * (not closed)
    assert seen_by_all(world) == before


async def test_a_digest_comes_without_its_chart_where_files_are_denied_and_else_the_panel_says_so(
    world: World,
) -> None:
    await world.add(BRIDGE)
    await world.choose(digest=world.channel.id)
    await world.member.slash(world.channel, "ask", question=QUESTION)
    silence(world, world.channel, "attach_files")
    await world.restart()
    before = seen_by_all(world)
    await cog(world, "Digests").send_due("2026-W02")
    digest = world.replies()[-1]
    assert seen_by_all(world).keys() - before.keys() == {digest.id}
    assert "The last 7 days" in text_of(digest)
    assert digest.attachments == []
    silence(world, world.channel, "send_messages")
    await world.env.settle()
    await cog(world, "Digests").send_due("2026-W03")
    assert world.replies()[-1].id == digest.id
    shown = await panel(world, "Memory")
    assert f"I can’t write in {world.channel.mention}." in text_of(shown)


@pytest.mark.parametrize("open_to_all", [False, True])
async def test_an_article_is_offered_only_where_the_team_is_by_itself_and_the_bot_may_write(
    world: World, open_to_all: bool
) -> None:
    team, _, advice = await talk(world)
    hidden = list(world.env.backend.get_channel(team.id).overwrites)
    if open_to_all:
        world.env.backend.edit_channel(team.id, {}, overwrites=[])
    else:
        silence(world, team, "send_messages")
    await world.restart()
    before = seen_by_all(world)
    await world.member.react(advice, "✅")
    assert seen_by_all(world) == before
    sentence = f"Choose a channel that only the team can see and I can write in, not {team.mention}"
    assert sentence in text_of(await panel(world, "Threads"))
    world.env.backend.edit_channel(team.id, {}, overwrites=hidden)
    await world.env.settle()
    await world.admin.react(advice, "✔️")
    assert len(world.replies(team)) == 1


def silence(world: World, channel: ChannelHandle, *permissions: str) -> None:
    """Take permissions away from the bot."""
    assert world.bot.user is not None
    deny(world, channel, world.bot.user.id, *permissions)


def cog(world: World, name: str) -> Any:
    return world.bot.get_cog(name)
