"""Who may do what: every command and control, in two servers that know the same people."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from discord import app_commands
from simcord import ChannelHandle, GuildHandle, SetupError
from simcord.results import InteractionResult, ResponseMessage

from bot.servers.settings import ServerSettings
from index import Caution, FollowedFeed, Library, ReindexReport
from tests.bot.cogs.manager_buttons import MANAGERS, PRESSED, QUESTION, Place
from tests.bot.cogs.test_settings import CONTROLS
from tests.bot.crowd import at_once
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, show_commands_to_all, text_of

KINDS = ("admin", "helper")
"""Those with Manage Server, and those with a role that the server has named."""
REFUSED = "Only server managers can do this"
NEVER = datetime(2100, 1, 1, tzinfo=UTC)
MEMBERS: dict[str, dict[str, Any]] = {
    "articles": {},
    "ask": {"question": QUESTION},
    "help": {},
    "library list": {},
    "library show": {"article": "harbour"},
    "privacy forget-me": {},
    "privacy show": {},
    "verify": {"quote": "The toll was sixpence for a car"},
}
"""The commands of everybody."""


@pytest.fixture
async def here(world: World) -> Place:
    """The server, with Ann as a member."""
    return await make_place(world, world.guild, world.channel, world.env.create_user("ann"))


@pytest.fixture
async def there(world: World, here: Place) -> Place:
    """Another server with the same Ann."""
    guild = world.env.create_guild("The other server")
    return await make_place(world, guild, guild.create_text_channel("general"), here.ann.user)


async def make_place(world: World, guild: GuildHandle, channel: ChannelHandle, ann: Any) -> Place:
    manage = discord.Permissions(manage_guild=True)
    roles = {
        "admin": guild.create_role("Bosses", permissions=manage),
        "helper": guild.create_role("Helpers"),
    }
    chief = guild.add_member(world.env.create_user(f"chief-{guild.id}"), roles=[roles["admin"]])
    await chief.slash(channel, "library add", file=("bridge.txt", BRIDGE.encode()))
    named = ServerSettings(managers=frozenset({roles["helper"].id}))
    await world.bot.server_settings.choose(world.bot.library_of(guild.id), named)
    show_commands_to_all(world, guild)
    return Place(world, guild, channel, roles, guild.add_member(ann))


def refused(result: InteractionResult) -> bool:
    """Return whether the permission was missing."""
    return result.modal is None and REFUSED in text_of(result)


def test_the_tables_name_every_command(world: World) -> None:
    commands = world.bot.tree.walk_commands()
    names = {c.qualified_name for c in commands if isinstance(c, discord.app_commands.Command)}
    assert names == MANAGERS.keys() | MEMBERS.keys()


async def test_discord_hides_from_members_what_it_can(world: World) -> None:
    hidden = {c.name for c in world.bot.tree.get_commands() if c.default_permissions is not None}
    assert hidden == {"library", "settings", "insights", "Add to the library"}
    for name in ("library status", "settings", "insights"):
        with pytest.raises(SetupError, match="not visible to this user"):
            await world.member.slash(world.channel, name)
        assert not refused(await world.admin.slash(world.channel, name))
    said = await world.member.send(world.channel, "The toll was a penny in 1950.")
    with pytest.raises(SetupError, match="not visible to this user"):
        await world.member.context_menu(world.channel, "Add to the library", said)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_manager_of_one_server_is_a_member_of_the_other(
    here: Place, there: Place, kind: str
) -> None:
    here.give(kind)
    for name, options in MANAGERS.items():
        async with at_once(here.world):
            ours = await here.ann.slash(here.channel, name, **options)
            theirs = await there.ann.slash(there.channel, name, **options)
        assert not refused(ours), name
        assert refused(theirs), name
        assert theirs.ephemeral, name
    (article,) = await here.world.bot.library_of(there.guild.id).articles()
    assert article.title == "The harbour bridge"


async def test_what_is_for_everybody_is_for_members_of_both_servers(
    here: Place, there: Place
) -> None:
    for name, options in MEMBERS.items():
        async with at_once(here.world):
            ours = await here.ann.slash(here.channel, name, **options)
            theirs = await there.ann.slash(there.channel, name, **options)
        assert not refused(ours), name
        assert text_of(ours) == text_of(theirs) or name == "ask", name


@pytest.mark.parametrize("kind", KINDS)
async def test_every_control_of_the_panel_asks_for_the_permission_in_its_own_server(
    here: Place, there: Place, kind: str
) -> None:
    before = await there.choices()
    values = {place.guild.id: values_in(place) for place in (here, there)}
    for page, names in CONTROLS.items():
        panels = [await panel(place, kind, page) for place in (here, there)]
        there.take(kind)
        for name in names:
            async with at_once(here.world):
                ours = await use(here, panels[0], name, values[here.guild.id])
                theirs = await use(there, panels[1], name, values[there.guild.id])
            assert ours.response is None or not refused(ours), name
            assert refused(theirs), name
        other = next(label for label in CONTROLS if label != page)
        assert refused(await there.ann.click(panels[1], label=other))
    assert await there.choices() == before
    assert await here.choices() == ServerSettings(
        channels=frozenset({here.channel.id}),
        forums=frozenset({values[here.guild.id]["forums"][0].id}),
        never=frozenset({here.channel.id}),
        instead=f"<#{here.channel.id}>",
        passages=1,
        caution=Caution.EAGER,
        private=True,
        language="de",
        retention=7,
        managers=frozenset(role.id for role in here.roles.values()),
        open_questions=False,
        digest=here.channel.id,
        threads=frozenset({here.channel.id}),
        busy_threads=frozenset({here.channel.id}),
        credit=True,
        memory="public",
        offers=None,  # everybody can read that channel
    )


def values_in(place: Place) -> dict[str, list[Any]]:
    """Return what is chosen from each menu of the panel."""
    roles = [place.roles["admin"], place.roles["helper"]]
    chosen = {name: [place.channel] for name in (
        "channels", "never", "digest", "instead-channel", "threads", "busy_threads", "offers",
    )}  # fmt: skip
    return chosen | {
        "forums": [place.guild.create_forum_channel("help")], "managers": roles,
        "instead-role": roles[:1], "passages": ["1"], "caution": ["eager"], "language": ["de"],
        "retention": ["7"], "private": ["yes"], "open_questions": ["no"],
        "credit": ["yes"], "memory": ["public"],
    }  # fmt: skip


async def panel(place: Place, kind: str, page: str) -> ResponseMessage:
    """Let Ann be somebody who may, and open the panel at a page."""
    place.give(kind)
    shown = (await place.ann.slash(place.channel, "settings")).response
    assert shown is not None
    if page != "Channels":
        await place.ann.click(shown, label=page)
    return shown


async def use(
    place: Place, shown: ResponseMessage, name: str, values: dict[str, list[Any]]
) -> InteractionResult:
    """Choose from a menu of the panel."""
    return await place.ann.select(shown, values[name], custom_id=f"quoth.set:{name}")


FOR_ALL = {
    "articles-page", "delete-answer", "list-articles", "my-data", "show-article", "try-question",
    "verify-quote",
    "quote-context", "share-quote", "tell-by-mention", "tell-by-message",
}  # fmt: skip
"""Controls that everybody may use; what they do checks the rest."""
COMPLETED = {
    "library edit": "article",
    "library remove": "article",
    "library pin": "article",
    "library undo": "article",
    "library unfollow": "feed",
    "library unpin": "question",
    "library synonyms remove": "words",
    "library test add": "article",
    "library test remove": "question",
}
"""Commands of managers with an option that is completed while it is typed."""


@pytest.mark.parametrize("command", COMPLETED)
async def test_what_managers_are_offered_while_they_type_members_are_not(
    world: World, command: str
) -> None:
    show_commands_to_all(world)
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await world.add(BRIDGE, "bridge.txt")
    library = world.library
    (bridge,) = await library.titles("The harbour")
    passage = await library.management.pins.candidate(bridge.id, 4)
    assert passage is not None
    await library.management.pins.pin(QUESTION, passage)
    await library.management.tests.add(QUESTION, passage, library.ask)
    await library.management.synonyms.add(["toll", "charge"])
    await library.remove((await library.titles("The lighthouse"))[0].id)
    feed = FollowedFeed(
        library=library.key, url="https://mill.example/feed", title="The Mill", next_poll=NEVER
    )
    await library._services.feed_poller._feeds.follow(feed)
    option = COMPLETED[command]
    assert await world.admin.autocomplete(world.channel, command, option, "")
    assert await world.member.autocomplete(world.channel, command, option, "") == []


async def test_every_completed_option_of_a_managers_command_is_in_the_table(world: World) -> None:
    completed = {
        (command.qualified_name, parameter.name)
        for command in world.bot.tree.walk_commands()
        if isinstance(command, app_commands.Command) and command.qualified_name in MANAGERS
        for parameter in command.parameters
        if parameter.autocomplete
    }
    assert completed == set(COMPLETED.items())


def test_the_table_names_every_button(world: World) -> None:
    handlers = world.bot.control_handlers
    managers = {name for name, handler in handlers.items() if handler.managers_only}
    assert managers - PRESSED.keys() == {
        "set", "settings-page", "open-insights", "undo-add", "stop-site",
        "insights-question", "thread-review", "thread-edit", "thread-pick",
    }  # fmt: skip
    assert handlers.keys() - managers == FOR_ALL


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("button", sorted(PRESSED))
async def test_a_button_asks_for_the_permission_at_the_click(
    here: Place, monkeypatch: pytest.MonkeyPatch, kind: str, button: str
) -> None:
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)  # for the progress of a reindex to be shown
    reindex = Library.reindex

    async def long_reindex(library: Library, *given: Any) -> ReindexReport:
        await asyncio.sleep(0.1)  # one article takes less than a look whether it is done
        return await reindex(library, *given)

    monkeypatch.setattr(Library, "reindex", long_reindex)
    here.give(kind)
    message, which = await PRESSED[button](here)
    here.take(kind)
    assert refused(await here.ann.click(message, **which))
    here.give(kind)
    done = await here.ann.click(message, **which)
    assert done.response is None or not refused(done)


@pytest.mark.parametrize("kind", KINDS)
async def test_a_form_asks_for_the_permission_when_it_is_sent(here: Place, kind: str) -> None:
    here.give(kind)
    adding = await here.ann.slash(here.channel, "library add")
    editing = await here.ann.slash(here.channel, "library edit", article="harbour")
    here.take(kind)
    sent = await here.ann.submit_modal(adding, {"text": LIGHTHOUSE})
    assert refused(sent)
    assert sent.response is not None
    (given_back,) = sent.response.attachments
    assert (await given_back.read()).decode() == LIGHTHOUSE
    assert refused(await here.ann.submit_modal(editing, {"title": "Mine now"}))
    (article,) = await here.library.articles()
    assert article.title == "The harbour bridge"
