"""“Add to the library”, and what becomes of such articles with their originals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from bot import Settings
from index.activity import contributions
from tests.bot.world import World, make_settings, show_commands_to_all, text_of

ADVICE = "Hold the **red** button for ten seconds, says <@{}>.\nThen open the door lock."
QUESTION = "How long do I hold the red button of the door lock?"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return make_settings(tmp_path / "data", message_content=True)


async def form(world: World, message: discord.Message, actor: Any = None) -> InteractionResult:
    return await (actor or world.admin).context_menu(world.channel, "Add to the library", message)


async def added(world: World, **values: str) -> tuple[discord.Message, InteractionResult]:
    """Let the member say something, and the admin add it."""
    message = await world.member.send(world.channel, ADVICE.format(world.admin.id))
    shown = await form(world, message)
    return message, await world.admin.submit_modal(shown, filled_in(shown) | values)


def filled_in(shown: InteractionResult) -> dict[str, str]:
    """Return what a form has in its fields."""
    assert shown.modal is not None
    fields = [label["component"] for label in shown.modal["components"]]
    return {field["custom_id"]: field["value"] for field in fields}


async def article_text(world: World) -> str:
    library = world.library
    (article,) = await library.articles()
    return (await library.article(article.id)).text


async def test_a_message_becomes_an_article_that_links_to_it(world: World) -> None:
    message, done = await added(world)
    assert "Added **Hold the red button for ten seconds, says" in text_of(done)
    assert done.ephemeral
    library = world.library
    (article,) = await library.articles()
    assert article.url == message.jump_url
    assert article.author is None
    assert article.date == message.created_at.date().isoformat()
    answer = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "**Hold the red button for ten seconds, says" in text_of(answer)
    assert f"({message.jump_url})" in text_of(answer)
    log = await library.management.audit_log.recent(5)
    assert [entry.action for entry in log] == ["added"]


async def test_authors_are_named_where_the_server_wants_that(world: World) -> None:
    await world.choose(credit=True)
    await added(world, title="The lock", text="Hold the red button, firmly.")
    (article,) = await world.library.articles()
    assert (article.title, article.author) == ("The lock", "mia")
    assert "firmly" in await article_text(world)


async def test_only_managers_may_and_there_has_to_be_a_text(world: World) -> None:
    message = await world.member.send(world.channel, "The lock is broken.")
    show_commands_to_all(world)
    refused = await form(world, message, world.member)
    assert "Manage Server" in text_of(refused)
    picture = await world.member.send(world.channel, "", attachments=[("a.png", b"x")])
    assert "has no text" in text_of(await form(world, picture))


async def test_a_manager_who_is_none_any_more_cannot_send_the_form(world: World) -> None:
    message = await world.member.send(world.channel, "The lock is broken.")
    shown = await form(world, message)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    assert "Manage Server" in text_of(await world.admin.submit_modal(shown, filled_in(shown)))
    assert await world.library.articles() == []


async def test_an_edit_is_followed_at_once(world: World) -> None:
    message, _ = await added(world)
    await world.restart()
    await world.member.edit(message, "Hold the blue button for ten seconds.")
    assert "blue" in await article_text(world)
    assert "red" not in (await article_text(world)).partition("\n")[2]


async def test_a_deletion_is_followed_at_once(world: World) -> None:
    message, _ = await added(world)
    await world.restart()
    await world.member.delete(message)
    assert await world.library.articles() == []


async def test_deletions_of_many_are_followed(world: World) -> None:
    message, _ = await added(world)
    world.env.backend.bulk_delete_messages(world.channel.id, [message.id])
    await world.env.settle()
    assert await world.library.articles() == []


@pytest.fixture
def a_day_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contributions, "CHECKED", -contributions.CHECKED)


async def check(world: World) -> None:
    cog: Any = world.bot.get_cog("Originals")
    await cog.check()


@pytest.mark.usefixtures("a_day_later")
async def test_what_happened_unseen_is_followed_at_the_daily_check(world: World) -> None:
    message, _ = await added(world)
    world.env.backend.messages[world.channel.id][message.id].content = "Hold the blue button."
    await check(world)
    assert "blue" in await article_text(world)
    del world.env.backend.messages[world.channel.id][message.id]
    await check(world)
    assert await world.library.articles() == []


@pytest.mark.usefixtures("a_day_later")
@pytest.mark.parametrize("trouble", ["channel gone", "permission withdrawn", "out of order"])
async def test_a_channel_that_cannot_be_read_takes_no_article_along(
    world: World, trouble: str
) -> None:
    await added(world)
    if trouble == "channel gone":
        world.env.backend.delete_channel(world.channel.id)
    else:
        status = 403 if trouble == "permission withdrawn" else 500
        path = "/channels/*/messages/*"
        world.env.inject_error("GET", path, status=status, times=None)
    await world.env.settle()
    await check(world)
    assert "red" in await article_text(world)


async def test_forget_me_takes_the_words_along_and_says_so(world: World) -> None:
    await added(world)
    shown = await world.member.slash(world.channel, "privacy show")
    assert "1 message of yours in an article" in text_of(shown)
    asked = await world.member.slash(world.channel, "privacy forget-me")
    assert "1 message of yours is taken out of an article as well." in text_of(asked)
    assert asked.response is not None
    await world.member.click(asked.response, label="Forget me")
    assert "1 article no longer has your words" in text_of(asked)
    assert await world.library.articles() == []


class TestWithoutMessageContent:
    """Discord withholds what an edit says: the article stays, a deletion is followed."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data")

    async def test_nothing_is_lost(self, world: World) -> None:
        message, _ = await added(world)
        await world.member.edit(message, "Hold the blue button for ten seconds.")
        assert "red" in await article_text(world)
        await world.member.delete(message)
        assert await world.library.articles() == []
