"""Two questions in one message, a slip, a summary, a language that no article has."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Settings
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, make_settings, text_of

TWO = "How long is the bridge? And when did the horse and rider pay the toll?"
SECOND = "And when did the horse and rider pay the toll?"
SLIP = "Were there rivtes?"
MEANT = "Were there rivets?"


async def ask(world: World, question: str) -> None:
    await world.member.send(world.channel, f"{world.mention} {question}")


async def test_the_second_question_is_named_and_asked_by_its_button(world: World) -> None:
    await world.add(BRIDGE)
    await ask(world, TWO)
    (reply,) = world.replies()
    assert "### How long is the bridge?" in text_of(reply)
    assert "503 metres" in text_of(reply)
    assert f"You also asked: **{SECOND}**" in text_of(reply)
    assert SECOND in labels_of(reply)
    await world.restart()
    answered = await world.member.click(reply, label=SECOND)
    assert not answered.ephemeral
    assert f"### {SECOND}" in text_of(answered)
    assert "threepence for a horse and rider" in text_of(answered)
    assert "503 metres" in text_of(world.replies()[0])


async def test_another_members_press_is_answered_privately(world: World) -> None:
    await world.add(BRIDGE)
    await ask(world, TWO)
    pressed = await world.admin.click(world.replies()[0], label=SECOND)
    assert pressed.ephemeral
    assert "threepence" in text_of(pressed)


async def test_the_second_question_stays_while_passages_are_turned(world: World) -> None:
    await world.add(BRIDGE)
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await ask(world, "How long is the bridge? Who kept the lighthouse?")
    (reply,) = world.replies()
    await world.member.click(reply, label="▶")
    (turned,) = world.replies()
    assert "Passage 2" in text_of(turned)
    answered = await world.member.click(turned, label="Who kept the lighthouse?")
    assert "Mary Ellis" in text_of(answered)


async def test_a_slip_is_put_right_in_place_by_whoever_asked(world: World) -> None:
    await world.add(BRIDGE)
    await ask(world, SLIP)
    (declined,) = world.replies()
    assert f"Did you mean: **{MEANT}**" in text_of(declined)
    assert labels_of(declined)[0] == "Ask that"
    await world.restart()
    other = await world.admin.click(declined, label="Ask that")
    assert other.ephemeral
    assert "Six million rivets" in text_of(other)
    assert f"Did you mean: **{MEANT}**" in text_of(world.replies()[0])
    await world.member.click(declined, label="Ask that")
    (answer,) = world.replies()
    assert f"### {MEANT}" in text_of(answer)
    assert "Six million rivets" in text_of(answer)


async def test_a_slip_in_private_is_put_right_in_private(world: World) -> None:
    await world.add(BRIDGE)
    declined = await world.member.slash(world.channel, "ask", question=SLIP)
    assert declined.ephemeral
    assert declined.response is not None
    await world.member.click(declined.response, label="Ask that")
    assert "Six million rivets" in text_of(declined)
    assert world.replies() == []


async def test_who_asks_for_everything_is_shown_the_article(world: World) -> None:
    await world.add(BRIDGE, url="https://bridge.example")
    await ask(world, "tell me everything about the harbour bridge please")
    (reply,) = world.replies()
    assert "I only quote" in text_of(reply)
    assert "[The harbour bridge](https://bridge.example)" in text_of(reply)
    assert labels_of(reply) == ["Show", "Delete"]
    await world.restart()
    shown = await world.member.click(reply, label="Show")
    assert shown.ephemeral
    assert "was opened to traffic" in text_of(shown)
    open_questions = world.library.management.open_questions
    assert await open_questions.groups() == []


async def test_a_question_in_another_language_is_told_which_there_are(world: World) -> None:
    await world.add(BRIDGE)
    await ask(world, "Wer ist der Bürgermeister der Stadt?")
    (reply,) = world.replies()
    assert "The articles are in English; ask in English." in text_of(reply)
    assert "No article mentions" not in text_of(reply)


async def test_closest_titles_are_links(world: World) -> None:
    await world.add(BRIDGE, url="https://bridge.example")
    await ask(world, "Who painted the bridge for the queen of Spain?")
    (reply,) = world.replies()
    assert "Closest: [The harbour bridge](https://bridge.example)" in text_of(reply)


class TestHaste:
    """Two questions a member in a minute."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data", member_questions=2)

    async def test_a_press_is_a_question(self, world: World) -> None:
        await world.add(BRIDGE)
        await ask(world, TWO)
        (reply,) = world.replies()
        assert "threepence" in text_of(await world.member.click(reply, label=SECOND))
        late = await world.member.click(reply, label=SECOND)
        assert late.ephemeral
        assert "please wait" in text_of(late)
