"""The server's own memory: what members said, shown to those alone who may read it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.backend import serializers
from simcord.backend.access import channel_accessible
from simcord.backend.models.channel import Overwrite
from simcord.enums import OverwriteType

from bot import Settings
from bot.questions import memory
from bot.servers.readable_channels import Readers
from tests.bot import message_search  # noqa: F401 - the route that simcord lacks
from tests.bot.cogs.test_settings import choose, panel
from tests.bot.crowd import without
from tests.bot.world import BRIDGE, World, labels_of, make_settings, text_of

QUESTION = "How do I reset the door lock?"
ADVICE = "To reset the lock of the door, hold the **red** button for ten seconds, <@1>."


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


async def switch_on(world: World, memory: str = "private", **choices: Any) -> None:
    await world.add(BRIDGE)
    await world.choose(memory=memory, **choices)


async def ask(world: World, question: str = QUESTION) -> Any:
    return await world.member.slash(world.channel, "ask", question=question)


async def test_it_is_off_until_the_server_switches_it_on(world: World) -> None:
    await world.add(BRIDGE)
    await world.admin.send(world.channel, ADVICE)
    assert "Members said" not in text_of(await ask(world))
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "Search messages" not in labels_of(world.replies()[0])
    await choose(world, "Memory", "memory", "private")
    assert "Members said" in text_of(await ask(world))


async def test_what_members_said_is_quoted_apart_and_without_names(world: World) -> None:
    await switch_on(world)
    said = await world.admin.send(world.channel, ADVICE)
    shown = await ask(world)
    assert shown.ephemeral
    text = text_of(shown)
    assert "I found no answer in the articles." in text
    assert "From this server’s messages" in text
    assert "**To reset the lock of the door, hold the red button for ten seconds, " in text
    assert f"]({said.jump_url})" in text
    assert r"said in \#general, 1 January 2026" in text
    assert "ada" not in text
    assert str(world.admin.id) not in text


async def test_what_the_library_says_is_not_looked_for(world: World) -> None:
    await switch_on(world)
    await world.admin.send(world.channel, "How long is the harbour bridge? I think 12 metres.")
    shown = await ask(world, "How long is the harbour bridge in metres?")
    assert "503 metres" in text_of(shown)
    assert not [r for r in world.env.http_requests if r.path.endswith("/messages/search")]


async def test_a_reply_is_found_by_the_question_that_it_replies_to(world: World) -> None:
    await switch_on(world)
    asked = await world.member.send(world.channel, "does anyone know how to reset the door lock?")
    await world.admin.send(world.channel, "Hold the red button for ten seconds.", reply_to=asked)
    text = text_of(await ask(world))
    assert "Hold the red button for ten seconds." in text
    assert "does anyone know" not in text


async def test_a_public_answer_has_a_button_for_each_readers_own_view(world: World) -> None:
    await switch_on(world)
    await world.admin.send(world.channel, ADVICE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    (answer,) = world.replies()
    assert "Members said" not in text_of(answer)
    await world.restart()
    shown = await world.member.click(answer, label="Search messages")
    assert shown.ephemeral
    assert "red button" in text_of(shown).replace("**", "")


async def test_a_server_may_show_it_to_everybody_from_channels_open_to_all(world: World) -> None:
    team = world.guild.roles["Managers"]
    half = world.guild.create_text_channel(
        "half", overwrites={team: without(read_message_history=False)}
    )
    await switch_on(world, "public")
    await world.member.send(half, ADVICE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "Members said" not in text_of(world.replies()[0])
    await world.admin.send(world.channel, ADVICE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "Members said" in text_of(world.replies()[1])
    assert "Search messages" not in labels_of(world.replies()[1])
    asked = await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    await world.member.delete(asked)
    assert len(world.replies()) == 2


async def test_bots_age_restricted_and_hidden_channels_are_never_quoted(world: World) -> None:
    await switch_on(world)
    grown_up = world.guild.create_text_channel("grown-up")
    restrict(world, grown_up.id)
    hidden = world.guild.create_text_channel(
        "hidden",
        overwrites={world.guild.default_role: without(view_channel=False)},
    )
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    backend = world.env.backend
    for channel, who in ((grown_up, world.admin), (hidden, world.admin), (world.channel, robot)):
        backend.create_message(channel.id, who.id, ADVICE)
    await world.env.settle()
    assert "red" not in text_of(await ask(world))


async def test_private_threads_stay_private_and_public_ones_are_read(world: World) -> None:
    await switch_on(world)
    backend = world.env.backend
    private = backend.create_thread(world.channel.id, "Secret", world.member.id, type=12)
    backend.create_message(private.id, world.member.id, ADVICE)
    await world.env.settle()
    assert "red" not in text_of(await ask(world))
    public = backend.create_thread(world.channel.id, "Door lock", world.admin.id)
    backend.create_message(public.id, world.admin.id, ADVICE)
    await world.env.settle()
    text = text_of(await ask(world))
    assert r"said in \#Door lock" in text
    assert "Secret" not in text


@pytest.mark.parametrize("shown_to", ["private", "public"])
async def test_who_asks_in_a_private_thread_gets_what_is_public_and_nothing_of_any_private_one(
    world: World, shown_to: str
) -> None:
    await switch_on(world, shown_to)
    backend = world.env.backend
    own = backend.create_thread(world.channel.id, "Ours", world.member.id, type=12)
    other = backend.create_thread(world.channel.id, "Theirs", world.admin.id, type=12)
    hidden = world.guild.create_text_channel(
        "hidden", overwrites={world.guild.default_role: without(view_channel=False)}
    )
    inside = backend.create_thread(hidden.id, "Inside", world.admin.id)
    for place, who in ((own, world.member), (other, world.admin), (inside, world.admin)):
        backend.create_message(place.id, who.id, f"{ADVICE} Said in {place.name}.")
    await world.admin.send(world.channel, f"{ADVICE} Said openly.")
    await world.env.settle()
    thread = next(one for one in world.channel.threads if one.id == own.id)
    asked = await world.member.slash(thread, "ask", question=QUESTION, private=True)
    await world.member.send(thread, f"{world.mention} {QUESTION}")
    shown = [text_of(asked), *map(text_of, world.replies(thread))]
    assert len(shown) == 2
    if shown_to == "private":
        answer = world.replies(thread)[0]
        shown.append(text_of(await world.member.click(answer, label="Search messages")))
    assert sum("Said openly" in text for text in shown) == 2
    for name in ("Ours", "Theirs", "Inside"):
        assert not any(f"Said in {name}" in text or f"#{name}" in text for text in shown)


def overwrite_at_random(world: World, chance: random.Random, target: Any) -> Overwrite | None:
    kinds = (discord.Permissions.view_channel.flag, discord.Permissions.read_message_history.flag)
    allow = deny = 0
    for bit in kinds:
        state = chance.choice(("allow", "deny", "neither", "neither"))
        allow |= bit if state == "allow" else 0
        deny |= bit if state == "deny" else 0
    if not allow | deny:
        return None
    kind = OverwriteType.MEMBER if target is world.member else OverwriteType.ROLE
    return Overwrite(target.id, kind, allow, deny)


def make_channels(world: World, chance: random.Random, count: int = 8) -> list[int]:
    """Make channels and threads with overwrites at random; return all places where one can talk."""
    backend, places = world.env.backend, []
    targets = [world.guild.default_role, *world.guild.roles.values(), world.member]
    for number in range(count):
        channel = world.guild.create_text_channel(f"place-{number}")
        found = [overwrite_at_random(world, chance, target) for target in targets]
        backend.edit_channel(channel.id, {}, overwrites=[o for o in found if o])
        if chance.random() < 0.15:
            restrict(world, channel.id)
        kind = chance.choice((11, 12))
        thread = backend.create_thread(channel.id, "Talk", world.admin.id, type=kind)
        places += [channel.id, thread.id]
    return places


def restrict(world: World, channel_id: int) -> None:
    """Make a channel an age-restricted one, which simcord has no field for."""
    backend = world.env.backend
    payload = dict(serializers.channel_payload(backend, backend.channels[channel_id]))
    backend.emit("CHANNEL_UPDATE", payload | {"nsfw": True})


def oracle(world: World, place: int) -> bool:
    """Tell by simcord's own reckoning whether the member may be shown what is said in a place."""
    backend = world.env.backend
    channel = backend.channels[place]
    parent = backend.channels[channel.parent_id or 0] if channel.is_thread else channel
    readable = channel_accessible(backend, parent.id, world.member.id, history=True)
    guild = world.bot.get_guild(world.guild.id)
    shown = guild.get_channel(parent.id) if guild else None
    restricted = isinstance(shown, discord.TextChannel) and shown.nsfw
    bot = backend.bot_user.id  # what is closed to the bot, Discord does not find for it
    readable = readable and channel_accessible(backend, parent.id, bot, history=True)
    return readable and not restricted and channel.type != 12


@pytest.mark.parametrize("seed", range(12))
async def test_nobody_is_shown_a_word_from_where_they_may_not_read(
    world: World, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "_ENOUGH", 1000)
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    extra = world.guild.create_role("Extra", permissions=discord.Permissions(0))
    if chance.random() < 0.5:
        world.env.backend.add_member_role(world.guild.id, world.member.id, extra.id)
    places = make_channels(world, chance)
    await world.env.settle()
    for place in places:
        world.env.backend.create_message(place, world.admin.id, f"{ADVICE} place{place}")
    await switch_on(world)
    seen: dict[str, set[int]] = {}
    remembered = memory._found

    async def watch(*args: Any) -> Any:
        async for hit in remembered(*args):
            seen.setdefault("places", set()).add(int(hit["channel_id"]))
            yield hit

    monkeypatch.setattr(memory, "_found", watch)
    shown = text_of(await ask(world))
    allowed = {place for place in places if oracle(world, place)}
    assert seen.get("places", set()) == allowed
    assert not [p for p in places if f"place{p}" in shown and p not in allowed]
    assert_open_to_all(world, places)


def assert_open_to_all(world: World, places: list[int]) -> None:
    """Assert that what is open to all is open to a member of any set of roles."""
    guild = world.bot.get_guild(world.guild.id)
    assert guild is not None
    backend = world.env.backend
    readers = Readers(guild.me, everybody=True)
    roles = [role.id for role in world.guild.roles.values()]
    stored = backend.get_guild(world.guild.id).members[world.member.id]
    for place in places:
        channel = guild.get_channel(place)
        if channel is None or not readers.may_read(channel):
            continue
        for bits in range(2 ** len(roles)):
            stored.role_ids = [role for i, role in enumerate(roles) if bits >> i & 1]
            assert channel_accessible(backend, place, world.member.id, history=True)


async def test_discord_that_has_not_indexed_or_refuses_says_so_only_where_asked(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await switch_on(world)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    (answer,) = world.replies()
    path = "/guilds/*/messages/search"
    world.env.inject_error("GET", path, status=403, code=50001, times=None)
    refused = await world.member.click(answer, label="Search messages")
    assert "I can’t search this server’s messages right now." in text_of(refused)
    assert "I found no answer in the articles." in text_of(await ask(world))


async def test_nothing_of_it_is_stored(world: World) -> None:
    await switch_on(world)
    await world.admin.send(world.channel, ADVICE)
    assert "red" in text_of(await ask(world))
    await world.bot.library.journal.written()
    await world.bot.close()
    for path in world.settings.data_dir.rglob("*"):
        if path.is_file():
            assert b"red** button" not in path.read_bytes(), path
            assert b"red button" not in path.read_bytes(), path


class TestWithoutMessageContent:
    """Discord refuses; the panel says what to do."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_the_panel_says_what_to_do_and_answers_go_on(self, world: World) -> None:
        await switch_on(world)
        await world.admin.send(world.channel, ADVICE)
        assert "message content intent" in text_of(await panel(world, "Memory"))
        assert "I found no answer in the articles." in text_of(await ask(world))
