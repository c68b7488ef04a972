"""The buttons under an answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from simcord import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.crowd import press_at_once
from tests.bot.world import BRIDGE, World, labels_of, text_of

QUESTION = "How long is the harbour bridge in metres?"
FIRST = "**It is 503 metres long and carries eight lanes of traffic"
ROW = ["▶", "👍", "👎", "⋯"]
MENU = ["Context", "Why this answer?", "Show me privately", "Share", "Delete"]
"""What stands in the menu behind ⋯."""
LABELS = ["▶", "Context", "Why this answer?", "👍", "👎", "Show me privately"]
OLD = {
    "Next": "next", "Previous": "previous", "Context": "context", "Why this answer?": "why",
    "Helpful": "helpful", "Not helpful": "unhelpful", "Show me privately": "private",
    "Share": "share", "Delete": "delete",
}  # fmt: skip
"""Labels and actions of the buttons that stood under every answer once."""


async def ask(world: World, *, private: bool = False) -> ResponseMessage:
    """Add the article, ask and return the answer."""
    await world.add(BRIDGE, url="https://bridge.example/history")
    result = await world.member.slash(
        world.channel, "ask", question=QUESTION, **{"private": True} if private else {}
    )
    assert result.response is not None
    return result.response


async def press(
    world: World, message: ResponseMessage, label: str, who: MemberActor | None = None
) -> InteractionResult:
    """Press a button of an answer, or of its menu; return the menu where it lacks the button."""
    actor = who or world.member
    if label in MENU and label not in labels_of(message):
        menu = await actor.click(message, label="⋯")
        if menu.response is None or label not in labels_of(menu.response):
            return menu
        message = menu.response
    return await actor.click(message, label=label)


def as_of_old(world: World, message: ResponseMessage) -> ResponseMessage:
    """Put the buttons under an answer that stood there in older versions; return the answer."""
    stored = world.env.backend.get_message(message.channel_id, message.id)
    answer_id = str(stored.components).split("quoth:helpful:")[1].split(":")[0]
    buttons = [
        {"type": 2, "style": 2, "label": label, "custom_id": f"quoth:{action}:{answer_id}:0"}
        for label, action in OLD.items()
    ]
    rows = [{"type": 1, "components": buttons[:5]}, {"type": 1, "components": buttons[5:]}]
    stored.components = [stored.components[0], *rows]
    return message


async def test_a_public_answer_has_its_buttons(world: World) -> None:
    message = await ask(world)
    assert labels_of(message) == ROW
    menu = await world.member.click(message, label="⋯")
    assert menu.ephemeral
    assert labels_of(menu.response) == [
        "Context", "Why this answer?", "Show me privately", "Delete"
    ]  # fmt: skip


async def test_a_private_answer_has_its_buttons(world: World) -> None:
    message = await ask(world, private=True)
    assert labels_of(message) == ROW
    menu = await world.member.click(message, label="⋯")
    assert labels_of(menu.response) == ["Context", "Why this answer?", "Share"]


async def test_no_answer_has_nothing_to_look_at(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} how do I bake sourdough?")
    (reply,) = world.replies()
    assert labels_of(reply) == ["Tell me later", "Delete"]


async def test_passages_are_paged_through_in_place(world: World) -> None:
    message = await ask(world)
    assert FIRST in text_of(message)
    assert "Passage 1 of" in text_of(message)
    await press(world, message, "▶")
    (shown,) = world.replies()
    assert "Passage 2 of" in text_of(shown)
    assert FIRST not in text_of(shown)
    assert f"### {QUESTION}" in text_of(shown)
    assert "◀" in labels_of(shown)
    await press(world, message, "◀")
    assert FIRST in text_of(world.replies()[0])
    assert "◀" not in labels_of(world.replies()[0])


async def test_two_members_turn_one_page_at_once(world: World) -> None:
    message = await ask(world)
    _, copied = await press_at_once(world, [world.member, world.admin], message, "▶")
    (shown,) = world.replies()
    assert "Passage 2 of" in text_of(shown)
    assert copied.ephemeral
    assert "Passage 2 of" in text_of(copied)


async def test_others_turn_a_copy_of_their_own(world: World) -> None:
    message = await ask(world)
    copy = await press(world, message, "▶", world.admin)
    assert copy.ephemeral
    assert "Passage 2 of" in text_of(copy)
    (shown,) = world.replies()
    assert "Passage 1 of" in text_of(shown)
    assert copy.response is not None
    await press(world, copy.response, "◀", world.admin)
    assert "Passage 1 of" in text_of(copy)


async def test_whoever_looks_at_once_sees_it_each(world: World) -> None:
    message = as_of_old(world, await ask(world))
    for label in ("Context", "Why this answer?", "Show me privately", "Not helpful"):
        results = await press_at_once(
            world, [world.member, world.admin, world.admin], message, label
        )
        assert all(result.ephemeral or result.modal for result in results)


async def test_the_context_is_shown_privately(world: World) -> None:
    message = await ask(world)
    for _ in range(2):
        result = await press(world, message, "Context", world.admin)
        assert result.ephemeral
        text = text_of(result)
        assert text.index("opened to traffic on 19 March") < text.index(FIRST)
        assert text.index(FIRST) < text.index("Six million rivets")
        assert "¶ 2 of 4" in text


async def test_the_reasons_are_shown_privately(world: World) -> None:
    message = await ask(world)
    result = await press(world, message, "Why this answer?", world.admin)
    assert result.ephemeral
    text = text_of(result)
    assert "**harbour**" in text
    assert "Confidence" in text
    assert "The harbour bridge ¶" in text.split("Runners-up")[1]


async def test_a_private_answer_is_shared_once(world: World) -> None:
    message = await ask(world, private=True)
    await world.env.advance_time(20 * 60)
    await press(world, message, "▶")
    shared = await press(world, message, "Share")
    assert not shared.ephemeral
    assert "Passage 2 of" in text_of(shared)
    assert shared.response is not None
    assert text_of(shared).startswith(f"-# Shared by {world.member.user.mention}")
    await press(world, shared.response, "◀")
    assert text_of(shared).startswith(f"-# Shared by {world.member.user.mention}")
    assert "Passage 1 of" in text_of(shared)
    menu = await press(world, message, "⋯")
    assert "Share" not in labels_of(menu.response)
    again = await press(world, as_of_old(world, message), "Share")
    assert again.ephemeral
    assert "has been shared here already" in text_of(again)
    assert len(world.replies()) == 1


async def test_sharing_at_once_shares_once(world: World) -> None:
    message = as_of_old(world, await ask(world, private=True))
    results = await press_at_once(world, [world.member] * 3, message, "Share")
    assert sorted(result.ephemeral for result in results) == [False, True, True]


async def test_nothing_is_shared_where_the_bot_is_to_keep_quiet(world: World) -> None:
    message = await ask(world, private=True)
    await world.choose(never=frozenset({world.channel.id}))
    result = await press(world, message, "Share")
    assert result.ephemeral
    assert "I don’t answer in that channel" in text_of(result)


async def test_a_refused_share_can_be_tried_again(world: World) -> None:
    message = as_of_old(world, await ask(world, private=True))
    world.env.inject_error("POST", "/interactions/*/callback", status=400, code=200000)
    refused = await press(world, message, "Share")
    assert refused.ephemeral
    assert "AutoMod" in text_of(refused)
    assert not (await press(world, message, "Share")).ephemeral


async def test_a_public_answer_is_shown_privately(world: World) -> None:
    message = await ask(world)
    result = await press(world, message, "Show me privately", world.admin)
    assert result.ephemeral
    assert result.response is not None
    assert labels_of(result.response) == ROW
    await press(world, result.response, "▶", world.admin)
    assert "Passage 2 of" in text_of(result)
    assert "Passage 1 of" in text_of(world.replies()[0])


async def test_buttons_work_after_a_restart_and_a_reindex(world: World) -> None:
    message = await ask(world)
    await world.admin.slash(world.channel, "library reindex")
    await world.restart()
    await world.env.advance_time(20 * 60)
    for label in ("Context", "Why this answer?", "Show me privately"):
        assert "harbour bridge" in text_of(await press(world, message, label))
    await press(world, message, "▶")
    assert "Passage 2 of" in text_of(world.replies()[0])
    assert "change your vote" in text_of(await press(world, message, "👍"))
    assert (await press(world, message, "👎")).modal is not None


async def test_buttons_say_when_the_article_has_gone(world: World) -> None:
    message = await ask(world)
    library = world.library
    (article,) = await library.articles()
    await library.remove(article.id)
    for label in ("▶", "▶", "Context", "Why this answer?", "Show me privately"):
        result = await press(world, message, label)
        assert result.ephemeral
        assert "has been removed from the library since" in text_of(result)
    assert FIRST in text_of(world.replies()[0])


async def test_buttons_say_when_the_passage_has_changed(world: World) -> None:
    message = await ask(world)
    await world.add(BRIDGE.replace("503", "504"), url="https://bridge.example/history")
    for label in ("Context", "Why this answer?", "Show me privately"):
        result = await press(world, message, label)
        assert result.ephemeral
        assert "has changed since" in text_of(result)


async def test_buttons_of_an_answer_too_old_say_so(world: World) -> None:
    message = await ask(world)
    await world.bot.library.journal.purge(-1)
    for label in LABELS:
        result = await press(world, message, label)
        assert result.ephemeral
        assert "ask the question again" in text_of(result)


REFUSALS = [
    (400, 200000, "AutoMod"),
    (403, 50013, "not allowed"),
    (404, 10008, "no longer there"),
    (429, 0, "again in a minute"),
    (500, 0, "again in a minute"),
]


@pytest.mark.parametrize("label", [label for label in OLD if label not in ("Previous", "Share")])
async def test_whoever_presses_is_told_when_discord_refuses(world: World, label: str) -> None:
    message = as_of_old(world, await ask(world))
    for status, code, said in REFUSALS:
        times = 3 if status == 500 else 1
        path = "/interactions/*/callback"
        world.env.inject_error("POST", path, status=status, code=code, times=times)
        result = await press(world, message, label)
        assert result.ephemeral
        # What is private goes out as text where its components are refused.
        assert said in text_of(result) or (status == 400 and "harbour bridge" in text_of(result))
        assert len(world.replies()) == 1


@pytest.mark.parametrize(("status", "said"), [(403, "not allowed"), (500, "again in a minute")])
async def test_a_deletion_that_is_refused_is_told(world: World, status: int, said: str) -> None:
    message = as_of_old(world, await ask(world))
    world.env.inject_error("DELETE", "/webhooks/*", status=status)
    result = await press(world, message, "Delete")
    assert [said in text_of(told) for told in result.followups] == [True]
    assert len(world.replies()) == 1
    await press(world, message, "Delete")
    assert world.replies() == []


async def test_buttons_work_in_direct_messages(world: World) -> None:
    (folder := world.settings.data_dir / "library").mkdir(exist_ok=True)
    (folder / "bridge.txt").write_text(BRIDGE)
    await world.admin.slash(world.channel, "library reindex")
    await world.member.send_dm(QUESTION)
    (answer,) = world.replies(world.member.user.dm_channel)
    assert labels_of(answer) == ROW
    user: Any = world.member.user
    await user.click(answer, label="▶")
    menu = await user.click(answer, label="⋯")
    await user.click(menu.response, label="Delete")
    assert world.replies(world.member.user.dm_channel) == []


@pytest.mark.simcord(check_errors=False)
async def test_a_press_that_nothing_can_be_said_to_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    message = await ask(world)
    world.env.inject_error("POST", "/interactions/*/callback", status=404, times=None)
    await press(world, message, "▶")
    assert "in the button next" in caplog.text


@pytest.mark.simcord(check_errors=False)
async def test_an_unforeseen_error_is_told_with_a_reference(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    message = await ask(world)
    message = as_of_old(world, message)
    del world.bot.answer_handlers["context"]
    gone = await press(world, message, "Context")
    assert "ask the question again" in text_of(gone)
    library, world.bot._library = world.bot._library, None
    result = await press(world, message, "Why this answer?")
    world.bot._library = library
    assert f"Failure {text_of(result).split('`')[1]} in the button why" in caplog.text


async def test_what_is_remembered_says_nothing_about_who_asked(world: World) -> None:
    await ask(world)
    given = (await world.bot.library.journal.kept(world.member.id)).oldest
    assert given is not None
    assert (datetime.now(UTC) - given).total_seconds() < 60
    await world.bot.close()
    stored = b"".join(
        path.read_bytes() for path in world.settings.data_dir.iterdir() if path.is_file()
    )
    assert str(world.member.id).encode() not in stored
    assert QUESTION.encode() not in stored


async def test_managers_delete_answers_too(world: World) -> None:
    message = await ask(world)
    await press(world, message, "Delete", world.admin)
    assert world.replies() == []


async def test_a_menu_deletes_no_message_of_others(world: World) -> None:
    message = await ask(world)
    menu = await world.member.click(message, label="⋯")
    assert menu.response is not None
    theirs = await world.admin.send(world.channel, "Mine.")
    stored = world.env.backend.get_message(menu.response.channel_id, menu.response.id)
    text = str(stored.components).replace(f".{message.id}'", f".{theirs.id}'")
    stored.components = eval(text)  # noqa: S307 - our own components, one id changed
    await world.member.click(menu.response, label="Delete")
    assert theirs.id in [m.id for m in world.channel.history()]


async def decline(world: World, **chosen: Any) -> discord.Message:
    """Let a question go unanswered in public; return the reply."""
    await world.add(BRIDGE)
    await world.choose(**chosen)
    question = "which company sold the rivets to the premier?"
    await world.member.send(world.channel, f"{world.mention} {question}")
    return world.replies()[-1]


async def test_the_closest_passage_is_shown_privately_where_there_is_no_answer(
    world: World,
) -> None:
    reply = await decline(world)
    shown = await world.admin.click(reply, label="Closest passage")
    assert shown.ephemeral
    assert "may not answer" in text_of(shown)
    assert "¶ 1 of 4" in text_of(shown)


async def test_the_team_is_asked_once_where_the_server_has_one(world: World) -> None:
    assert labels_of(await decline(world)) == ["Closest passage", "Tell me later", "Delete"]
    team = world.guild.create_role("Team")
    reply = await decline(world, instead=team.mention)
    results = await press_at_once(world, [world.member, world.admin], reply, "Ask the team")  # type: ignore[arg-type]
    asked, refused = sorted(results, key=lambda result: bool(result.ephemeral))
    assert text_of(asked).startswith(f"{team.mention}, ")
    assert "which company sold the rivets" in text_of(asked)
    assert "asked already" in text_of(refused)
    await world.restart()
    again = await world.member.click(reply, label="Ask the team")
    assert "asked already" in text_of(again)
    assert len(world.replies()) == 3
