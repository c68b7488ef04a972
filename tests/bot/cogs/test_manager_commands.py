from __future__ import annotations

from datetime import timedelta
from typing import Any

import discord
import pytest
from simcord.results import InteractionResult

from bot.rendering.logbook import ACTIONS, SETTINGS, render_log
from index import AuditEntry
from tests.bot.cogs.test_settings import CONTROLS
from tests.bot.rendering.samples import WORDS
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, text_of

QUESTION = "Tell me, what does crossing the thing set me back?"
AGAIN = "tell me what crossing THE THINGS sets me back"


async def confirm(world: World, asked: InteractionResult, label: str) -> InteractionResult:
    """Press the button of a question."""
    assert asked.response is not None
    return await world.admin.click(asked.response, label=label)


async def pin(world: World, **options: Any) -> InteractionResult:
    """Pin the paragraph about the toll, in the end by pressing the button."""
    options = {"question": QUESTION, "article": "harbour", "paragraph": 4} | options
    asked = await world.admin.slash(world.channel, "library pin", **options)
    if "Pin" in labels_of(asked.response or asked.followups[0]):
        await confirm(world, asked, "Pin")
    return asked


async def remove(world: World) -> InteractionResult:
    """Remove the bridge."""
    asked = await world.admin.slash(world.channel, "library remove", article="harbour")
    await confirm(world, asked, "Remove")
    return asked


async def log(world: World) -> str:
    return text_of(await world.admin.slash(world.channel, "library log"))


def titles_of(world: World) -> Any:
    return world.library.articles()


async def test_several_files_are_added_at_once_one_that_fails_stops_no_other(world: World) -> None:
    added = await world.admin.slash(
        world.channel,
        "library add",
        file=("bridge.txt", BRIDGE.encode()),
        file2=("big.txt", b"x" * 10_485_761),
        file3=("lighthouse.txt", LIGHTHOUSE.encode()),
        file4=("no_text.txt", b""),
        author="Somebody",
    )
    lines = text_of(added).splitlines()
    assert lines[0].startswith("**bridge.txt**: Added **The harbour bridge**: 4 paragraphs")
    assert "**big.txt**: This file has 10,485,761 bytes; the limit is" in lines[1]
    assert lines[2].startswith("**lighthouse.txt**: Added **The lighthouse keeper**")
    assert lines[3] == "no\\_text.txt is empty; add a document with some text."
    assert [a.author for a in await titles_of(world)] == ["Somebody", "Somebody"]


async def test_a_title_is_refused_for_several_files(world: World) -> None:
    files = {"file": ("a.txt", BRIDGE.encode()), "file2": ("b.txt", LIGHTHOUSE.encode())}
    added = await world.admin.slash(world.channel, "library add", title="One", **files)
    assert "fits one file only" in text_of(added)
    assert await titles_of(world) == []


async def test_what_is_known_of_an_article_is_edited_in_a_form(world: World) -> None:
    await world.add(BRIDGE, author="A. Smith", date="1999-03-19")
    form = await world.admin.slash(world.channel, "library edit", article="harbour")
    values = {"title": "A *new* title", "url": "https://bridge.example", "author": "", "date": ""}
    wrong = await world.admin.submit_modal(form, values | {"date": "1999-13-01"})
    assert "Write the date like" in text_of(wrong)
    form = await world.admin.slash(world.channel, "library edit", article="harbour")
    edited = await world.admin.submit_modal(form, values)
    assert r"Updated the details of **A \*new\* title**" in text_of(edited)
    (article,) = await titles_of(world)
    assert (article.title, article.url) == ("A *new* title", "https://bridge.example")
    assert (article.author, article.date, article.paragraphs) == (None, None, 4)
    assert r"edited **A \*new\* title**" in await log(world)


async def test_what_was_edited_outlives_a_new_version_of_the_file(world: World) -> None:
    await world.add(BRIDGE)
    form = await world.admin.slash(world.channel, "library edit", article="harbour")
    await world.admin.submit_modal(form, {"title": "The old bridge", "author": "A. Smith"})
    assert "is in the library already" in text_of(await world.add(BRIDGE))
    updated = text_of(await world.add(BRIDGE + "\nIt was painted grey.\n"))
    assert "Updated **The old bridge**: 1 paragraph changed, 5 paragraphs now" in updated
    await world.add(BRIDGE.replace("The harbour bridge\n", "The new bridge\n"))
    (article,) = await titles_of(world)
    assert (article.title, article.author) == ("The new bridge", "A. Smith")


async def test_only_the_servers_own_articles_can_be_edited(world: World) -> None:
    (folder := world.settings.data_dir / "library").mkdir(exist_ok=True)
    (folder / "bridge.txt").write_text(BRIDGE)
    await world.admin.slash(world.channel, "library reindex")
    form = await world.admin.slash(world.channel, "library edit", article="harbour")
    edited = await world.admin.submit_modal(form, {"title": "Mine now"})
    assert "not one of this server" in text_of(edited)


async def test_a_removed_article_comes_back_at_a_click_after_a_restart(world: World) -> None:
    await world.add(BRIDGE)
    asked = await remove(world)
    assert labels_of(asked.response) == ["Undo"]
    await world.restart()
    await confirm(world, asked, "Undo")
    assert "**The harbour bridge** is back: 4 paragraphs." in text_of(asked)
    assert labels_of(asked.response) == []
    (article,) = await titles_of(world)
    assert article.title == "The harbour bridge"


async def test_undoing_needs_the_permission_at_the_click(world: World) -> None:
    await world.add(BRIDGE)
    asked = await remove(world)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    assert "Manage Server" in text_of(await confirm(world, asked, "Undo"))
    assert await titles_of(world) == []


async def test_undoing_by_command_for_a_day_in_this_server_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await world.add(BRIDGE)
    await remove(world)
    other = world.env.create_guild("The other server")
    place = other.create_text_channel("general")
    boss = other.add_member(
        world.env.create_user("bob"),
        roles=[other.create_role("Bosses", permissions=discord.Permissions(manage_guild=True))],
    )
    assert await boss.autocomplete(place, "library undo", "article", "") == []
    refused = await boss.slash(place, "library undo", article="The harbour bridge")
    assert "can no longer be brought back" in text_of(refused)
    (choice,) = await world.admin.autocomplete(world.channel, "library undo", "article", "harb")
    with monkeypatch.context() as later:
        later.setattr("index.activity.trash.KEPT", timedelta(0))
        late = await world.admin.slash(world.channel, "library undo", article=choice["value"])
        assert "kept for a day" in text_of(late)
    back = await world.admin.slash(world.channel, "library undo", article="The harbour bridge")
    assert "is back" in text_of(back)


async def test_a_pinned_passage_comes_first_and_says_so(world: World) -> None:
    await world.add(BRIDGE)
    assert "toll was sixpence" not in text_of(
        await world.member.slash(world.channel, "ask", question=AGAIN)
    )
    asked = await pin(world)
    assert "now comes first" in text_of(asked)
    answer = await world.member.slash(world.channel, "ask", question=AGAIN)
    assert "**The toll was sixpence for a car" in text_of(answer)
    assert "📌 Pinned by the server team" in text_of(answer)
    await world.restart()
    await world.member.send(world.channel, f"{world.mention} {AGAIN}")
    assert "📌" in text_of(world.replies()[-1])
    other = await world.member.slash(
        world.channel, "ask", question="How long is the harbour bridge in metres?"
    )
    assert "📌" not in text_of(other)


async def test_a_pin_whose_passage_has_gone_says_so_and_is_not_quoted(world: World) -> None:
    await world.add(BRIDGE)
    await pin(world)
    shown = await world.admin.slash(world.channel, "library pins")
    assert "Pinned passages: 1" in text_of(shown)
    assert "¶ 4 of 4" in text_of(shown)
    await world.add(BRIDGE.replace("sixpence", "a shilling"))
    shown = await world.admin.slash(world.channel, "library pins")
    assert "⚠️ The harbour bridge: “The harbour bridge” has changed since" in text_of(shown)
    answer = await world.member.slash(world.channel, "ask", question=AGAIN)
    assert "📌" not in text_of(answer)


async def test_pins_can_be_let_go_by_the_list_that_opens(world: World) -> None:
    await world.add(BRIDGE)
    await pin(world, question=f"{QUESTION} {'really ' * 20}")
    (choice,) = await world.admin.autocomplete(world.channel, "library unpin", "question", "cross")
    let_go = await world.admin.slash(world.channel, "library unpin", question=choice["value"])
    assert "Unpinned" in text_of(let_go)
    again = await world.admin.slash(world.channel, "library unpin", question=choice["value"])
    assert "No passage is pinned" in text_of(again)
    assert "No passage is pinned yet" in text_of(
        await world.admin.slash(world.channel, "library pins")
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"paragraph": 9}, "has 4 paragraphs"),
        ({"question": "How do I bake sourdough?", "paragraph": None}, "has 4 paragraphs"),
        ({"question": "?!"}, "has no words to recognise it by"),
        ({"article": "nothing like it"}, "no article with this title"),
    ],
)
async def test_what_cannot_be_pinned(world: World, options: dict[str, Any], said: str) -> None:
    await world.add(BRIDGE)
    chosen = {"question": QUESTION, "article": "harbour", "paragraph": 4} | options
    chosen = {key: value for key, value in chosen.items() if value is not None}
    asked = await world.admin.slash(world.channel, "library pin", **chosen)
    if "Pin" in labels_of(asked.response):
        await confirm(world, asked, "Pin")
    assert said in text_of(asked)
    assert await world.library.management.pins.all() == []


async def test_the_log_says_who_did_what_and_pages(world: World) -> None:
    assert "Nothing has been changed yet." in await log(world)
    await world.add(BRIDGE)
    await world.add(BRIDGE + "\nIt was painted grey.\n")
    await world.add(BRIDGE + "\nIt was painted grey.\n")
    await pin(world)
    await remove(world)
    text = await log(world)
    who = f"<@{world.admin.id}>"
    assert f"{who} removed **The harbour bridge**" in text
    assert f"{who} pinned a passage for **Tell me, what does" in text
    assert text.count("updated **The harbour bridge**") == 1
    management = world.library.management
    for number in range(11):
        await management.audit_log.add(5, "added", f"Title {number}")
    shown = await world.admin.slash(world.channel, "library log")
    assert "Title 10" in text_of(shown)
    await world.restart()
    await confirm(world, shown, "Next")
    assert "Title 0" in text_of(shown)
    assert "Title 10" not in text_of(shown)
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    assert "Manage Server" in text_of(await confirm(world, shown, "Previous"))


async def test_a_changed_setting_stands_in_the_log(world: World) -> None:
    shown = await world.admin.slash(world.channel, "settings")
    assert shown.response is not None
    await world.admin.select(shown.response, [world.channel], custom_id="quoth.set:never")
    assert f"changed **channels without public answers**: <#{world.channel.id}>" in await log(world)
    await world.admin.select(shown.response, [], custom_id="quoth.set:never")
    assert "changed **channels without public answers**: the default" in await log(world)


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("caution eager", "changed **caution**: eager"),
        ("private yes", "turned on **private answers**"),
        ("open_questions no", "turned off **keeping unanswered questions**"),
        ("retention 30", "changed **how long I keep things**: 30 days"),
        ("language de", "changed **language**: German"),
        ("managers <@&4> <@&5>", "changed **roles of managers**: <@&4> <@&5>"),
        ("from-tomorrow 7", "changed `from-tomorrow`: 7"),
    ],
)
def test_settings_are_called_in_the_log_as_in_the_panel(subject: str, said: str) -> None:
    moment = discord.utils.snowflake_time(1 << 60)
    text = render_log([AuditEntry(moment, "5", "setting", subject)], WORDS)
    assert text.endswith(f"<@5> {said}")


def test_the_log_has_a_name_for_every_setting() -> None:
    panel = {name for names in CONTROLS.values() for name in names}
    assert panel | {"solved_tags"} == SETTINGS.keys()  # which is shown where there are tags


@pytest.mark.parametrize("subject", ["**a** <@1> @everyone", "`x` y", "name <@1>`", "\n# b"])
@pytest.mark.parametrize("action", ["added", "setting", "unheard of"])
def test_nothing_in_the_log_is_taken_for_markdown(subject: str, action: str) -> None:
    moment = discord.utils.snowflake_time(1 << 60)
    text = render_log([AuditEntry(moment, "5", action, subject)], WORDS)
    deed = text.splitlines()[-1].partition("<@5>")[2]
    assert len(text.splitlines()) == 2
    assert "@everyone" not in deed.replace("\\@everyone", "")
    assert "<@1>" not in deed.replace("\\<\\@1\\>", "")
    assert set(ACTIONS) >= {"added"}
