from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from bot.servers.digest_week import SENT, week_of
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, show_commands_to_all, text_of

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "When was the lamp of the lighthouse made electric?"
HIDDEN = "How do I bake sourdough in an oven?"
HOUR = 60 * 60


async def ask_around(world: World) -> None:
    """Ask what is answered, and what is not, in public and in private."""
    await world.add(BRIDGE)
    await world.member.slash(world.channel, "ask", question=QUESTION)
    for _ in range(2):
        await world.member.send(world.channel, f"{world.mention} {UNKNOWN}")
    await world.member.slash(world.channel, "ask", question=HIDDEN)
    await world.bot.library.journal.written()


async def choose_digest(world: World) -> None:
    shown = await world.admin.slash(world.channel, "settings")
    assert shown.response is not None
    await world.admin.click(shown.response, label="Memory")
    await world.admin.select(shown.response, [world.channel], custom_id="quoth.set:digest")


async def test_insights_show_counts_the_chart_groups_links_and_tables(world: World) -> None:
    await ask_around(world)
    shown = await world.admin.slash(world.channel, "insights")
    assert shown.ephemeral
    text = text_of(shown)
    assert "the last 28 days" in text
    assert "**4 questions**, 25% answered" in text
    assert "**The harbour bridge**: 1 answer" in text
    first, second = text.index(f"**{UNKNOWN}**"), text.index(f"**{HIDDEN}**")
    assert first < second
    assert "asked 2 times" in text
    assert f"https://discord.com/channels/{world.guild.id}/{world.channel.id}/" in text[:second]
    assert "https://discord.com" not in text[second:]
    assert shown.response is not None
    labels = [button["label"] for button in buttons(shown.response.components)]
    assert labels.count("Add an article") == 2
    files = {file.filename: file for file in shown.response.attachments}
    assert files.keys() == {"questions.png", "days.csv", "unanswered.csv"}
    assert (await files["questions.png"].read()).startswith(b"\x89PNG")
    table = (await files["unanswered.csv"].read()).decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(table))] == [
        "question", UNKNOWN, UNKNOWN, HIDDEN,
    ]  # fmt: skip


async def test_insights_are_for_managers_at_the_command_and_at_every_click(world: World) -> None:
    await ask_around(world)
    show_commands_to_all(world)
    refused = await world.member.slash(world.channel, "insights")
    assert "Manage Server" in text_of(refused)
    assert HIDDEN not in text_of(refused)
    shown = await world.admin.slash(world.channel, "insights")
    role = world.guild.roles["Managers"]
    world.env.backend.remove_member_role(world.guild.id, world.admin.id, role.id)
    assert shown.response is not None
    for label in ("7 days", "Add an article"):
        control = next(
            button["custom_id"]
            for button in buttons(shown.response.components)
            if button["label"] == label
        )
        click = await world.admin.click(shown.response, custom_id=control)
        assert "Manage Server" in text_of(click)
        assert click.modal is None


def buttons(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return all buttons of a message, those beside a text included."""
    found: list[dict[str, Any]] = []
    for component in components:
        if component["type"] == 2:
            found.append(component)
        found += buttons(component.get("components", []))
        found += buttons([component["accessory"]] if "accessory" in component else [])
    return found


async def test_other_periods_are_shown_in_place_also_after_a_restart(world: World) -> None:
    await ask_around(world)
    shown = await world.admin.slash(world.channel, "insights")
    assert shown.response is not None
    await world.restart()
    await world.admin.click(shown.response, label="7 days")
    assert "the last 7 days" in text_of(shown)
    files = {file.filename: file for file in shown.response.attachments}
    assert [*files] == ["questions.png", "days.csv", "unanswered.csv"]
    table = (await files["days.csv"].read()).decode("utf-8-sig")
    _, *days = csv.reader(io.StringIO(table))
    assert len(days) == 7
    assert days[-1][1:3] == ["4", "1"]


async def test_the_loop_from_an_open_question_to_its_answer(world: World) -> None:
    await ask_around(world)
    shown = await world.admin.slash(world.channel, "insights")
    assert shown.response is not None
    control = next(
        button["custom_id"]
        for button in buttons(shown.response.components)
        if button["label"] == "Add an article"
    )
    form = await world.admin.click(shown.response, custom_id=control)
    assert form.modal is not None
    assert UNKNOWN in str(form.modal)
    added = await world.admin.submit_modal(form, {"text": LIGHTHOUSE, "title": "The keeper"})
    assert "Added **The keeper**" in text_of(added)
    again = text_of(await world.admin.slash(world.channel, "insights"))
    assert again.index("answered now") < again.index(HIDDEN)
    done = text_of(await world.admin.slash(world.channel, "library reindex"))
    assert f"**{UNKNOWN}**" in done.partition("Answered now")[2]
    last = text_of(await world.admin.slash(world.channel, "insights"))
    assert UNKNOWN not in last
    assert HIDDEN in last
    answer = await world.member.slash(world.channel, "ask", question=UNKNOWN)
    assert "**When the lamp was made electric in 1961" in text_of(answer)


async def test_nothing_asked_is_said_without_a_chart(world: World) -> None:
    shown = await world.admin.slash(world.channel, "insights")
    assert "Nothing was asked." in text_of(shown)
    assert "No question is waiting" in text_of(shown)
    assert shown.response is not None
    assert [file.filename for file in shown.response.attachments] == ["days.csv"]


async def test_two_servers_see_their_own_questions_alone(world: World) -> None:
    await ask_around(world)
    other = world.env.create_guild("The other server")
    place = other.create_text_channel("general")
    role = other.create_role("Bosses", permissions=discord.Permissions(manage_guild=True))
    boss = other.add_member(world.env.create_user("bob"), roles=[role])
    shown = await boss.slash(place, "insights")
    assert "Nothing was asked." in text_of(shown)
    assert UNKNOWN not in text_of(shown)


async def test_the_digest_comes_once_a_week_and_names_public_questions_only(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The simulation begins on a Thursday: let the week begin an hour later.
    monkeypatch.setattr("bot.servers.digest_week.HOUR", 1 - 4 * 24)
    await ask_around(world)
    await choose_digest(world)
    before = len(world.replies())
    await world.env.advance_time(HOUR / 2)
    assert len(world.replies()) == before
    await world.env.advance_time(HOUR)
    [digest] = world.replies()[before:]
    text = text_of(digest)
    assert "The last 7 days" in text
    assert UNKNOWN in text
    assert HIDDEN not in text
    assert "and 1 that was not asked in public" in text
    assert [file.filename for file in digest.attachments] == ["questions.png"]
    await world.restart()
    await world.env.advance_time(HOUR)
    assert len(world.replies()) == before + 1


@pytest.mark.parametrize(
    ("moment", "week"),
    [
        ("2026-01-05T07:59", "2026-W01"),
        ("2026-01-05T08:00", "2026-W02"),
        ("2026-01-12T07:59", "2026-W02"),
        ("2027-01-01T12:00", "2026-W53"),
    ],
)
def test_weeks_begin_on_mondays_at_eight(moment: str, week: str) -> None:
    assert week_of(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == week


async def test_a_digest_that_is_refused_is_not_sent_again_and_again(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await choose_digest(world)
    library = world.library
    await library.prefer(SENT, None)
    world.env.inject_error("POST", "/channels/*/messages", status=403, times=1)
    cog: Any = world.bot.get_cog("Digests")
    week = week_of(discord.utils.utcnow())
    await cog.send_due(week)
    assert "could not be sent" in caplog.text
    await cog.send_due(week)
    assert world.replies() == []


async def test_a_digest_that_another_process_is_sending_is_left_to_it(world: World) -> None:
    await choose_digest(world)
    library = world.library
    await library.prefer(SENT, None)
    cog: Any = world.bot.get_cog("Digests")
    week = week_of(discord.utils.utcnow())
    async with library.alone(f"digest {library.key}") as is_ours:
        assert is_ours
        await cog.send_due(week)
        assert world.replies() == []
    await cog.send_due(week)  # that process was killed before it had sent it
    await cog.send_due(week)
    assert len(world.replies()) == 1
