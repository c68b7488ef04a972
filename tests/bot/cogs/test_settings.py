from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult, ResponseMessage

from bot.servers.settings import ServerSettings, read_settings, stored_settings
from index import Caution
from tests.bot.crowd import at_once
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, show_commands_to_all, text_of

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "How do I bake sourdough in an oven?"
PAGES = ("Channels", "Threads", "Answers", "People", "Memory")
CONTROLS = {
    "Channels": ("channels", "forums", "never"),
    "Threads": ("threads", "busy_threads", "offers", "credit"),
    "Answers": ("passages", "caution", "language", "private"),
    "People": ("instead-role", "instead-channel", "managers"),
    "Memory": ("retention", "open_questions", "memory", "digest"),
}


async def panel(world: World, page: str = "Channels", actor: Any = None) -> ResponseMessage:
    """Open the panel at a page."""
    shown = await (actor or world.admin).slash(world.channel, "settings")
    assert shown.response is not None
    if page != "Channels":
        await (actor or world.admin).click(shown.response, label=page)
    return shown.response


async def choose(
    world: World, page: str, name: str, *values: Any, actor: Any = None
) -> InteractionResult:
    """Open the panel and choose from a menu of it."""
    message = await panel(world, page, actor)
    return await (actor or world.admin).select(message, values, custom_id=f"quoth.set:{name}")


async def choices(world: World) -> ServerSettings:
    return await world.bot.server_settings.of(world.library)


def test_choices_survive_being_stored() -> None:
    chosen = ServerSettings(
        frozenset({3, 1}), frozenset({2}), frozenset({9}), "<#7>", 2, Caution.EAGER, True, "de",
        30, frozenset({4}), False, 8, frozenset({5}), frozenset({6}), frozenset({10}),
        True, "public", 11,
    )  # fmt: skip
    stored = {name: value for name, value in stored_settings(chosen).items() if value}
    assert read_settings(stored) == chosen
    assert not any(stored_settings(ServerSettings()).values())


def test_stored_nonsense_is_as_if_nothing_had_been_chosen() -> None:
    names = stored_settings(ServerSettings())
    assert read_settings(dict.fromkeys(names, "?") | {"instead": ""}) == ServerSettings(instead="")


async def test_the_panel_is_private_and_has_five_pages(world: World) -> None:
    shown = await world.admin.slash(world.channel, "settings")
    assert shown.ephemeral
    assert shown.response is not None
    for page in (*PAGES[1:], PAGES[0]):
        await world.admin.click(shown.response, label=page)
        assert page not in labels_of(shown.response)
        ids = str(shown.response.components)
        assert all(f"quoth.set:{name}'" in ids for name in CONTROLS[page])


async def test_a_member_is_refused_at_the_command(world: World) -> None:
    show_commands_to_all(world)
    shown = await world.member.slash(world.channel, "settings")
    assert shown.ephemeral
    assert "Manage Server" in text_of(shown)


@pytest.mark.parametrize("page", PAGES)
async def test_a_member_is_refused_at_every_click(world: World, page: str) -> None:
    message = await panel(world, page)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    values: dict[str, Any] = {
        "channels": [world.channel], "never": [world.channel], "digest": [world.channel],
        "instead-channel": [world.channel], "forums": [world.guild.create_forum_channel("help")],
        "instead-role": [role], "managers": [role], "passages": ["1"], "caution": ["eager"],
        "language": ["de"], "retention": ["7"], "private": ["yes"], "open_questions": ["no"],
        "threads": [world.channel], "busy_threads": [world.channel],
        "offers": [world.channel], "credit": ["yes"], "memory": ["private"],
    }  # fmt: skip
    for name in CONTROLS[page]:
        control = f"quoth.set:{name}"
        used = await world.admin.select(message, values[name], custom_id=control)
        assert "Manage Server" in text_of(used), name
    other = next(label for label in PAGES if label != page)
    assert "Manage Server" in text_of(await world.admin.click(message, label=other))
    assert await choices(world) == ServerSettings()


async def test_a_named_role_may_manage_until_it_is_taken_away(world: World) -> None:
    show_commands_to_all(world)
    helpers = world.guild.create_role("Helpers")
    world.env.backend.add_member_role(world.guild.id, world.member.id, helpers.id)
    refused = await world.member.slash(world.channel, "library add", file=("a.txt", b"x"))
    assert "Manage Server" in text_of(refused)
    await choose(world, "People", "managers", helpers)
    message = await panel(world, "Answers", world.member)
    await world.member.select(message, ["1"], custom_id="quoth.set:passages")
    assert (await choices(world)).passages == 1
    added = await world.member.slash(world.channel, "library add", file=("a.txt", BRIDGE.encode()))
    assert "Added" in text_of(added)
    world.env.backend.remove_member_role(world.guild.id, world.member.id, helpers.id)
    used = await world.member.select(message, ["2"], custom_id="quoth.set:passages")
    assert "Manage Server" in text_of(used)
    assert (await choices(world)).passages == 1


async def test_choices_and_the_panel_survive_a_restart(world: World) -> None:
    message = await panel(world, "Answers")
    await world.admin.select(message, ["cautious"], custom_id="quoth.set:caution")
    await world.restart()
    assert (await choices(world)).caution is Caution.CAUTIOUS
    await world.admin.select(message, ["eager"], custom_id="quoth.set:caution")
    assert (await choices(world)).caution is Caution.EAGER


async def test_two_servers_choose_apart(world: World) -> None:
    other = world.env.create_guild("The other server")
    place = other.create_text_channel("general")
    role = other.create_role("Bosses", permissions=discord.Permissions(manage_guild=True))
    boss = other.add_member(world.env.create_user("bob"), roles=[role])
    await choose(world, "Answers", "passages", "1")
    shown = await boss.slash(place, "settings")
    assert shown.response is not None
    await boss.click(shown.response, label="Answers")
    await boss.select(shown.response, ["2"], custom_id="quoth.set:passages")
    assert (await choices(world)).passages == 1
    assert (await world.bot.server_settings.of(world.bot.library_of(other.id))).passages == 2


async def test_answers_are_private_where_the_server_says_so_and_the_member_does_not(
    world: World,
) -> None:
    await world.add(BRIDGE)
    message = await panel(world, "Answers")
    await world.admin.select(message, ["yes"], custom_id="quoth.set:private")
    assert (await choices(world)).private
    assert (await world.member.slash(world.channel, "ask", question=QUESTION)).ephemeral
    shown = await world.member.slash(world.channel, "ask", question=QUESTION, private=False)
    assert not shown.ephemeral


async def test_a_channel_can_be_closed_to_public_answers(world: World) -> None:
    await world.add(BRIDGE)
    await choose(world, "Channels", "never", world.channel)
    asked = await world.member.slash(world.channel, "ask", question=QUESTION, private=False)
    assert asked.ephemeral
    before = len(world.replies())
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert len(world.replies()) == before
    open_channel = world.guild.create_text_channel("open")
    await world.member.send(open_channel, f"{world.mention} {QUESTION}")
    assert "503" in text_of(world.replies(open_channel)[-1])


async def test_the_chosen_language_is_that_of_what_everybody_sees(world: World) -> None:
    await world.add(BRIDGE)
    await choose(world, "Answers", "language", "de")
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "¶ 2 von 4" in text_of(world.replies()[-1])
    await world.restart()
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "¶ 2 von 4" in text_of(result)
    await choose(world, "Answers", "language", "server")
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "¶ 2 of 4" in text_of(result)


@pytest.mark.simcord(check_errors=False)
async def test_a_failure_is_told_in_the_chosen_language(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await choose(world, "Answers", "language", "de")

    async def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError("nobody foresaw this")

    monkeypatch.setattr(type(world.bot.library), "ask", broken)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert "Betreiber" in text_of(world.replies()[-1])


async def test_the_degrees_of_caution_are_tried_on_recent_questions(world: World) -> None:
    await world.add(BRIDGE)
    assert "of the last" not in text_of(await panel(world, "Answers")).casefold()
    await world.member.slash(world.channel, "ask", question=QUESTION)
    await world.member.slash(world.channel, "ask", question=UNKNOWN)
    await world.bot.library.journal.written()
    text = text_of(await panel(world, "Answers"))
    assert "when careful" not in text  # all three would have answered the same


async def test_passages_and_caution_reach_the_answers(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[dict[str, Any]] = []
    library = type(world.bot.library)
    ask = library.ask

    async def watched(self: Any, question: str, **named: Any) -> Any:
        seen.append(named)
        return await ask(self, question, **named)

    monkeypatch.setattr(library, "ask", watched)
    await choose(world, "Answers", "passages", "1")
    await choose(world, "Answers", "caution", "cautious")
    await world.member.slash(world.channel, "ask", question=QUESTION)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert [(n["limit"], n["caution"]) for n in seen] == [(1, Caution.CAUTIOUS)] * 2


async def test_somebody_to_ask_instead_is_a_role_or_a_channel(world: World) -> None:
    await world.add(BRIDGE)
    helpers = world.guild.create_role("Helpers")
    await choose(world, "People", "instead-role", helpers)
    asked = await world.member.slash(world.channel, "ask", question=UNKNOWN)
    assert f"<@&{helpers.id}>" in text_of(asked)
    await choose(world, "People", "instead-channel", world.channel)
    asked = await world.member.slash(world.channel, "ask", question=UNKNOWN)
    assert f"<#{world.channel.id}>" in text_of(asked)
    await choose(world, "People", "instead-channel")
    assert (await choices(world)).instead is None


@pytest.mark.parametrize("is_mentionable", [False, True])
async def test_a_role_that_cannot_be_mentioned_is_told(world: World, is_mentionable: bool) -> None:
    few = discord.Permissions.all() & ~discord.Permissions(
        administrator=True, mention_everyone=True
    )
    for name in ("TestBot", "@everyone"):
        rights = {"permissions": few.value}
        world.env.backend.edit_role(world.guild.id, world.guild.roles[name].id, rights)
    helpers = world.guild.create_role("Helpers", mentionable=is_mentionable)
    await choose(world, "People", "instead-role", helpers)
    shown = text_of(await panel(world, "People"))
    assert ("I can’t notify this role." in shown) is not is_mentionable


async def test_what_is_gone_from_the_server_is_not_shown_as_chosen(world: World) -> None:
    library = world.library
    gone = ServerSettings(
        channels=frozenset({5}), managers=frozenset({6}), digest=7, instead="<#8>"
    )
    await world.bot.server_settings.choose(library, gone)
    for page in PAGES:
        assert "default_values" not in str((await panel(world, page)).components), page


async def test_unanswered_questions_are_kept_without_who_asked(world: World) -> None:
    await world.add(BRIDGE)
    questions = world.library.management.open_questions
    await world.member.slash(world.channel, "ask", question=UNKNOWN)
    await world.member.slash(world.channel, "ask", question="hello there")
    await world.member.slash(world.channel, "ask", question=QUESTION)
    [group] = await questions.groups()
    assert (group.wording, group.links) == (UNKNOWN, ())
    await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    everyone = world.guild.roles["@everyone"]
    hidden = world.guild.create_text_channel(
        "hidden",
        overwrites={
            everyone: discord.PermissionOverwrite(view_channel=False),
            world.guild.roles["Managers"]: discord.PermissionOverwrite(view_channel=True),
            world.bot.user: discord.PermissionOverwrite(view_channel=True),  # type: ignore[dict-item]
        },
    )
    await world.admin.send(hidden, f"{world.mention} {UNKNOWN}")
    assert len(world.replies(hidden)) == 1
    [group] = await questions.groups()
    assert len(group.questions) == 3
    [link] = group.links
    assert f"/{world.channel.id}/" in link


async def test_switching_unanswered_questions_off_deletes_them(world: World) -> None:
    await world.add(LIGHTHOUSE)
    questions = world.library.management.open_questions
    await world.member.slash(world.channel, "ask", question=UNKNOWN)
    message = await panel(world, "Memory")
    asked = await world.admin.select(message, ["no"], custom_id="quoth.set:open_questions")
    assert "This deletes those kept so far: 1." in text_of(asked)
    assert len(await questions.groups()) == 1
    assert asked.response is not None
    await world.admin.click(asked.response, label="Keep")
    assert (await choices(world)).open_questions
    asked = await world.admin.select(message, ["no"], custom_id="quoth.set:open_questions")
    assert asked.response is not None
    await world.admin.click(asked.response, label="Delete them")
    assert not (await choices(world)).open_questions
    assert await questions.groups() == []
    await world.member.slash(world.channel, "ask", question=UNKNOWN)
    assert await questions.groups() == []


@pytest.mark.parametrize("name", ["nothing", "passages.x"])
async def test_a_control_that_was_made_up_changes_nothing(world: World, name: str) -> None:
    message = await panel(world, "Answers")
    stored = world.env.backend.get_message(message.channel_id, message.id)
    text = str(stored.components).replace("quoth.set:private", f"quoth.set:{name}")
    stored.components = eval(text)  # noqa: S307 - our own components, one id changed
    await world.admin.select(message, ["yes"], custom_id=f"quoth.set:{name}")
    assert await choices(world) == ServerSettings()


async def test_a_digest_needs_a_channel_that_is_open_to_the_bot(world: World) -> None:
    assert world.bot.user is not None
    shut = world.guild.create_text_channel(
        "shut", overwrites={world.bot.user: discord.PermissionOverwrite(send_messages=False)}
    )
    refused = await choose(world, "Memory", "digest", shut)
    assert f"I can’t write in <#{shut.id}>" in text_of(refused)
    assert (await choices(world)).digest is None
    await choose(world, "Memory", "digest", world.channel)
    assert (await choices(world)).digest == world.channel.id


async def test_two_clicks_at_once_are_both_kept(world: World) -> None:
    message = await panel(world, "Answers")
    async with at_once(world):
        await world.admin.select(message, ["2"], custom_id="quoth.set:passages")
        await world.admin.select(message, ["eager"], custom_id="quoth.set:caution")
        await world.admin.select(message, ["de"], custom_id="quoth.set:language")
    expected = ServerSettings(passages=2, caution=Caution.EAGER, language="de")
    assert await choices(world) == expected
    await world.restart()
    assert await choices(world) == expected


async def test_a_switch_of_an_older_panel_goes_on_working(world: World) -> None:
    message = await panel(world, "Answers")
    stored = world.env.backend.get_message(message.channel_id, message.id)
    old = {"type": 2, "style": 2, "label": "Everybody", "custom_id": "quoth.set:private"}
    stored.components = [{"type": 1, "components": [old]}]
    await world.admin.click(message, label="Everybody")
    assert (await choices(world)).private


async def test_no_two_menus_of_the_panel_share_a_number(world: World) -> None:
    """Clients keep by it what somebody has picked, also when another page is shown."""
    shown = (await world.admin.slash(world.channel, "settings")).response
    assert shown is not None
    numbers: dict[int, str] = {}
    for page in (*PAGES[1:], PAGES[0]):
        await world.admin.click(shown, label=page)
        for menu in menus_in(shown.components):
            assert numbers.setdefault(menu["id"], menu["custom_id"]) == menu["custom_id"]
    assert len(numbers) == sum(map(len, CONTROLS.values()))


def menus_in(components: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for component in components:
        if component["type"] in (3, 6, 8):
            yield component
        yield from menus_in(component.get("components", ()))
