from __future__ import annotations

from typing import Any

import discord
import pytest

from index import Progress
from index.system.reindex_lock import ReindexLock
from tests.bot.world import (
    BRIDGE,
    LIGHTHOUSE,
    World,
    labels_of,
    show_commands_to_all,
    text_of,
)

UPKEEP: list[tuple[str, dict[str, Any]]] = [
    ("library add", {"file": ("a.txt", b"words")}),
    ("library add", {}),
    ("library remove", {"article": "The harbour bridge"}),
    ("library reindex", {}),
    ("library edit", {"article": "The harbour bridge"}),
    ("library undo", {"article": "The harbour bridge"}),
    ("library pin", {"question": "How long is it?", "article": "The harbour bridge"}),
    ("library unpin", {"question": "How long is it?"}),
    ("library pins", {}),
    ("library log", {}),
    ("library synonyms add", {"words": "toll, charge"}),
    ("library synonyms remove", {"words": "toll"}),
    ("library synonyms list", {}),
    ("library test add", {"question": "What is the toll?", "article": "x"}),
    ("library test run", {}),
    ("library test list", {}),
    ("library test remove", {"question": "What is the toll?"}),
    ("library status", {}),
]


@pytest.mark.parametrize(("command", "options"), UPKEEP)
async def test_upkeep_needs_manage_server(
    world: World, command: str, options: dict[str, Any]
) -> None:
    show_commands_to_all(world)
    await world.add(BRIDGE)
    result = await world.member.slash(world.channel, command, **options)
    assert result.ephemeral
    assert result.modal is None
    assert "Manage Server" in text_of(result)
    (article,) = await world.library.articles()
    assert article.title == "The harbour bridge"


@pytest.mark.parametrize(("command", "options"), UPKEEP)
async def test_upkeep_works_in_servers_only(
    world: World, command: str, options: dict[str, Any]
) -> None:
    user: Any = world.admin.user
    result = await user.slash(command, **options)
    assert "in servers only" in text_of(result)


async def test_a_list_is_private_and_pages(world: World) -> None:
    for number in range(7):
        await world.add(f"Title {number}\n\nText number {number} is short.\n", f"{number}.txt")
    result = await world.member.slash(world.channel, "articles")
    assert result.ephemeral
    assert "Articles: 1 to 5 of 7" in text_of(result)
    assert labels_of(result.response) == ["Next"]
    assert result.response is not None
    await world.member.click(result.response, label="Next")
    assert "Articles: 6 to 7 of 7" in text_of(result)
    assert "Title 6" in text_of(result)
    await world.member.click(result.response, label="Previous")
    assert "Articles: 1 to 5 of 7" in text_of(result)


@pytest.mark.simcord(check_errors=False)
async def test_a_refused_page_is_not_skipped(world: World) -> None:
    for number in range(11):
        await world.add(f"Title {number}\n\nText number {number} is short.\n", f"{number}.txt")
    result = await world.member.slash(world.channel, "articles")
    assert result.response is not None
    world.env.inject_error("POST", "/interactions/*/callback", status=500)
    await world.member.click(result.response, label="Next")
    assert "Articles: 1 to 5 of 11" in text_of(result)
    await world.member.click(result.response, label="Next")
    assert "Articles: 6 to 10 of 11" in text_of(result)


async def test_an_article_is_shown_with_what_is_known_of_it(world: World) -> None:
    await world.add(BRIDGE, url="https://bridge.example", author="A. *Smith*", date="1999-03-19")
    result = await world.member.slash(world.channel, "articles", article="harbour")
    text = text_of(result)
    assert result.ephemeral
    assert "[The harbour bridge](https://bridge.example)" in text
    assert "A. \\*Smith\\*" in text
    assert "19 March 1999" in text
    assert "**Paragraphs:** 4" in text
    assert "uploaded here as article.txt" in text
    assert "> The harbour bridge was opened to traffic" in text


async def test_lists_work_in_direct_messages(world: World) -> None:
    user: Any = world.member.user
    assert "Articles: 0" in text_of(await user.slash("articles"))
    assert "no article" in text_of(await user.slash("articles", article="x"))


async def test_an_attachment_is_added_updated_and_recognised(world: World) -> None:
    assert "Added **The harbour bridge**: 4 paragraphs" in text_of(await world.add(BRIDGE))
    assert "is in the library already" in text_of(await world.add(BRIDGE))
    updated = text_of(await world.add(BRIDGE + "\nIt was painted grey.\n"))
    assert "Updated **The harbour bridge**: 1 paragraph changed, 5 paragraphs now" in updated


async def test_what_is_known_can_be_given_with_the_file(world: World) -> None:
    result = await world.add(BRIDGE, title="Another title")
    assert result.ephemeral
    assert "Another title" in text_of(result)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"url": "javascript:alert(1)"}, "must start with https://"),
        ({"date": "31/02/2025"}, "like 2025-04-30"),
        ({"date": "April 2025"}, "like 2025-04-30"),
    ],
)
async def test_facts_that_cannot_be_right_are_refused(
    world: World, facts: dict[str, str], said: str
) -> None:
    result = await world.add(BRIDGE, **facts)
    assert said in text_of(result)
    assert await world.library.articles() == []


async def test_a_file_too_large_is_refused_before_it_is_fetched(world: World) -> None:
    result = await world.add("x" * 10_485_761)
    assert "10,485,761 bytes; the limit is 10,485,760" in text_of(result)


async def test_a_file_that_is_no_text_is_refused(world: World) -> None:
    result = await world.admin.slash(
        world.channel, "library add", file=("a.bin", bytes(range(256)) * 20)
    )
    assert result.ephemeral
    assert text_of(result)
    assert await world.library.articles() == []


async def test_a_failed_download_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(world.env.backend.cdn, "_blobs", Forgetful())
    result = await world.add(BRIDGE)
    assert "couldn’t download the file" in text_of(result)


class Forgetful(dict[str, bytes]):
    """The files of a content network that has lost them."""

    def __setitem__(self, url: str, data: bytes) -> None:
        pass


async def test_a_text_can_be_pasted(world: World) -> None:
    form = await world.admin.slash(world.channel, "library add", title="A title")
    result = await world.admin.submit_modal(
        form, {"text": LIGHTHOUSE, "title": "A title", "author": "M. Ellis"}
    )
    assert result.ephemeral
    assert "Added **A title**" in text_of(result)
    (article,) = await world.library.articles()
    assert article.author == "M. Ellis"


@pytest.mark.parametrize("values", [{"date": "yesterday"}, {"text": "   "}])
async def test_a_pasted_text_that_cannot_be_added_is_given_back(
    world: World, values: dict[str, str]
) -> None:
    form = await world.admin.slash(world.channel, "library add")
    result = await world.admin.submit_modal(form, {"text": LIGHTHOUSE} | values)
    (given_back,) = (result.response or result.followups[0]).attachments
    assert (await given_back.read()).decode() == values.get("text", LIGHTHOUSE)
    assert await world.library.articles() == []


async def test_a_wrong_date_keeps_what_the_form_had(world: World) -> None:
    form = await world.admin.slash(world.channel, "library add")
    values = {"text": LIGHTHOUSE, "title": "Lamp", "author": "M. Ellis", "date": "31 February"}
    result = await world.admin.submit_modal(form, values)
    again = await world.admin.click(
        result.response or result.followups[0], label="Back to the form"
    )
    assert again.modal is not None
    assert all(repr(value)[1:-1] in repr(again.modal) for value in values.values())
    added = await world.admin.submit_modal(again, values | {"date": "April 30, 1961"})
    assert "Added **Lamp**" in text_of(added)
    assert "I read the date as 30 April 1961." in text_of(added)
    (article,) = await world.library.articles()
    assert article.date == "1961-04-30"


async def test_the_option_takes_dates_as_they_are_written(world: World) -> None:
    await world.add(BRIDGE, date="19. März 1932")
    (article,) = await world.library.articles()
    assert article.date == "1932-03-19"


async def test_removing_asks_first(world: World) -> None:
    await world.add(BRIDGE)
    (choice,) = await world.admin.autocomplete(world.channel, "library remove", "article", "")
    asked = await world.admin.slash(world.channel, "library remove", article=choice["value"])
    assert asked.ephemeral
    assert asked.response is not None
    await world.admin.click(asked.response, label="Keep")
    assert "Nothing changed." in text_of(asked)
    asked = await world.admin.slash(world.channel, "library remove", article=choice["value"])
    assert asked.response is not None
    await world.admin.click(asked.response, label="Remove")
    assert "Removed **The harbour bridge**." in text_of(asked)
    assert labels_of(asked.response) == ["Undo"]
    assert await world.library.articles() == []


async def test_nothing_is_removed_when_nobody_answers(world: World) -> None:
    await world.add(BRIDGE)
    asked = await world.admin.slash(world.channel, "library remove", article="harbour")
    await world.env.advance_time(121)
    assert "did not answer in time" in text_of(asked)
    assert len(await world.library.articles()) == 1


async def test_the_permission_is_checked_at_the_click_too(world: World) -> None:
    await world.add(BRIDGE)
    asked = await world.admin.slash(world.channel, "library remove", article="harbour")
    assert asked.response is not None
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    click = await world.admin.click(asked.response, label="Remove")
    assert "Manage Server" in text_of(click)
    assert len(await world.library.articles()) == 1


async def test_an_article_removed_twice_gets_a_sentence(world: World) -> None:
    await world.add(BRIDGE)
    first = await world.admin.slash(world.channel, "library remove", article="harbour")
    second = await world.admin.slash(world.channel, "library remove", article="harbour")
    assert first.response is not None
    assert second.response is not None
    await world.admin.click(first.response, label="Remove")
    await world.admin.click(second.response, label="Remove")
    assert "Removed" not in text_of(second)


async def test_shared_articles_are_the_operators(world: World) -> None:
    (folder := world.settings.data_dir / "library").mkdir(exist_ok=True)
    (folder / "bridge.txt").write_text(BRIDGE)
    await world.admin.slash(world.channel, "library reindex")
    asked = await world.admin.slash(world.channel, "library remove", article="harbour")
    assert asked.response is not None
    assert "belongs to no single server" in text_of(asked)
    assert labels_of(asked.response) == []
    shown = await world.member.slash(world.channel, "articles", article="harbour")
    assert "the operator’s file bridge.txt" in text_of(shown)
    assert str(folder) not in text_of(shown)


async def test_a_reindex_ends_with_a_summary(world: World) -> None:
    await world.add(BRIDGE, "bridge.txt")
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    result = await world.admin.slash(world.channel, "library reindex")
    assert "Reindexed 2 articles with 7 paragraphs in" in text_of(result)
    assert "nothing changed" in text_of(result)


async def test_the_status_counts_what_there_is(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.admin.slash(world.channel, "library status")
    assert result.ephemeral
    assert "**Library of this server**\n1 article, 4 paragraphs" in text_of(result)
    assert "**Library of all servers**\n0 articles" in text_of(result)
    assert "reindexed" not in text_of(result)
    await world.admin.slash(world.channel, "library reindex")
    result = await world.admin.slash(world.channel, "library status")
    assert "reindexed <t:" in text_of(result)


async def test_an_owner_may_manage_without_a_role(world: World) -> None:
    owner = world.guild.owner
    other = world.env.create_guild("Hers", owner=owner)
    place = other.create_text_channel("general")
    chief = other.add_member(
        world.env.create_user("chief"),
        roles=[other.create_role("Admins", permissions=discord.Permissions(administrator=True))],
    )
    result = await chief.slash(place, "library add", file=("a.txt", BRIDGE.encode()))
    assert "Added" in text_of(result)


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything count as slow: simcord's clock stands still while there is work."""
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)


@pytest.mark.usefixtures("no_patience")
async def test_a_reindex_that_takes_long_shows_progress_in_place(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.admin.slash(world.channel, "library reindex")
    bodies = [request.json for request in world.env.http_requests if request.json]
    assert any("Reindexing…" in str(body) for body in bodies)
    assert "Reindexed 1 article" in text_of(result)
    assert len(world.replies()) == 1


@pytest.mark.parametrize("status", [403, 404, 500])
@pytest.mark.usefixtures("no_patience")
async def test_a_reindex_goes_on_when_its_progress_cannot_be_shown(
    world: World, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("PATCH", "/webhooks/*", status=status, times=None)
    await world.admin.slash(world.channel, "library reindex")
    assert "could not be shown" in caplog.text
    (own, _) = await world.library.status()
    assert own.generation == 1


async def test_a_second_reindex_is_told_of_the_first(world: World) -> None:
    lock = ReindexLock(world.settings.data_dir / "locks", str(world.guild.id))
    with lock.hold():
        lock.publish(Progress(3, 8, 40, 1.0, 2.0))
        result = await world.admin.slash(world.channel, "library reindex")
    assert result.ephemeral
    assert "3 of 8 articles" in text_of(result)


async def test_what_was_added_can_be_shown_and_taken_back(world: World) -> None:
    unknown = "How long is the harbour bridge in metres?"
    await world.member.slash(world.channel, "ask", question=unknown)
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await world.member.slash(world.channel, "ask", question=unknown)
    added = await world.add(BRIDGE, "bridge.txt")
    assert "1 open question is answered now." in text_of(added)
    assert added.response is not None
    assert labels_of(added.response) == ["Show", "Undo"]
    await world.restart()
    shown = await world.admin.click(added.response, label="Show")
    assert "### The harbour bridge" in text_of(shown)
    gone = await world.admin.click(added.response, label="Undo")
    assert "Removed **The harbour bridge**" in text_of(gone)
    assert len(await world.library.articles()) == 1
    assert gone.response is not None
    await world.admin.click(gone.response, label="Undo")
    assert len(await world.library.articles()) == 2
