from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.bot.rendering import shown
from tests.bot.world import BRIDGE, LIGHTHOUSE, World, text_of

QUESTION = "How long is the harbour bridge in metres?"
QUOTE = "It is 503 metres long and carries eight lanes of traffic, two railway lines and a footway."


async def test_an_answer_is_public_and_quotes_the_article(world: World) -> None:
    await world.add(BRIDGE, url="https://bridge.example/history", date="1999-03-19")
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert not result.ephemeral
    assert f"**{QUOTE}**" in text_of(result)
    assert "### How long is the harbour bridge in metres?" in text_of(result)
    assert "[The harbour bridge](https://bridge.example/history#:~:text=It%20is" in text_of(result)
    assert " · ¶ 2 of 4" in text_of(result)
    assert "19 March 1999" in text_of(result)


async def test_an_answer_is_private_when_asked_to_be(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.member.slash(world.channel, "ask", question=QUESTION, private=True)
    assert result.ephemeral
    assert f"**{QUOTE}**" in text_of(result)


async def test_what_the_library_does_not_say_is_told_privately(world: World) -> None:
    await world.add(BRIDGE)
    result = await world.member.slash(
        world.channel, "ask", question="How do I bake sourdough in an oven?"
    )
    assert result.ephemeral
    assert "I found no answer in the articles." in text_of(result)
    assert "sourdough" in text_of(result).split("\n", 1)[1]
    assert "/articles" in text_of(result)


async def test_an_empty_library_says_how_to_fill_it(world: World) -> None:
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert result.ephemeral
    assert "/library add" in text_of(result)


async def test_a_slow_answer_is_announced_first(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.replies.send.PATIENCE", 0)
    await world.add(BRIDGE)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    first = world.env.http_requests[-2].json
    assert first == {"type": 5}
    assert not result.ephemeral
    assert f"**{QUOTE}**" in text_of(result)


@pytest.mark.parametrize("named", ["The harbour bridge", "the HARBOUR bridge ", "bridge"])
async def test_an_article_can_be_named_by_its_title(world: World, named: str) -> None:
    await world.add(BRIDGE, "bridge.txt")
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    result = await world.member.slash(world.channel, "ask", question=QUESTION, article=named)
    assert f"**{QUOTE}**" in text_of(result)


async def test_only_the_article_chosen_is_looked_in(world: World) -> None:
    await world.add(BRIDGE, "bridge.txt")
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    (choice,) = await world.member.autocomplete(world.channel, "ask", "article", "light")
    result = await world.member.slash(
        world.channel, "ask", question=QUESTION, article=choice["value"]
    )
    assert "harbour bridge ·" not in text_of(result)


@pytest.mark.parametrize(("named", "said"), [("nothing", "no article"), ("the", "2 articles")])
async def test_an_unclear_article_gets_a_sentence(world: World, named: str, said: str) -> None:
    await world.add(BRIDGE, "bridge.txt")
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    result = await world.member.slash(world.channel, "ask", question=QUESTION, article=named)
    assert result.ephemeral
    assert said in text_of(result)


async def test_autocomplete_offers_titles_that_fit(world: World) -> None:
    for number in range(30):
        await world.add(f"{'Very ' * 30}long title {number}\n\n{number} words.\n", f"{number}.txt")
    await world.add(BRIDGE, "bridge.txt")
    offered = await world.member.autocomplete(world.channel, "ask", "article", "")
    assert len(offered) == 25
    assert all(0 < len(choice["name"]) <= 100 for choice in offered)
    (choice,) = await world.member.autocomplete(world.channel, "ask", "article", "HARB")
    assert choice["name"] == "The harbour bridge"


async def test_two_servers_do_not_see_each_others_articles(world: World) -> None:
    other = world.env.create_guild("Another server")
    elsewhere = other.create_text_channel("general")
    stranger = other.add_member(world.env.create_user("zoe"))
    await world.add(BRIDGE)
    result = await stranger.slash(elsewhere, "ask", question=QUESTION)
    assert "503" not in text_of(result)
    assert await stranger.autocomplete(elsewhere, "ask", "article", "") == []
    listed = await stranger.slash(elsewhere, "articles")
    assert "harbour" not in text_of(listed)
    (article,) = await world.library.articles()
    shown_elsewhere = await stranger.slash(elsewhere, "articles", article=article.id)
    assert "no article" in text_of(shown_elsewhere)


async def test_a_restart_loses_nothing(world: World) -> None:
    await world.add(BRIDGE)
    await world.restart()
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert f"**{QUOTE}**" in text_of(result)


async def test_the_source_of_a_message_is_found_privately(world: World) -> None:
    await world.add(BRIDGE)
    said = await world.member.send(world.channel, "I heard six million rivets hold the steel")
    result = await world.member.context_menu(world.channel, "Find the source", said)
    assert result.ephemeral
    assert "**Six million rivets hold the steel" in text_of(result)


async def test_a_message_without_text_has_no_source(world: World) -> None:
    said = await world.member.send(world.channel, "", attachments=[("a.png", b"png")])
    result = await world.member.context_menu(world.channel, "Find the source", said)
    assert result.ephemeral
    assert "no text" in text_of(result)


async def test_hostile_markup_is_shown_as_it_is(world: World) -> None:
    hostile = "**Rivets** <@1> <#7> @everyone [click](https://evil.example) :smile: </ask:1> ||x||"
    # As plain text: the markup of a Markdown article is read, not quoted.
    await world.add(f"Rivets <@&2> [x](https://evil.example)\n\nSteel rivets: {hostile}.\n")
    result = await world.member.slash(world.channel, "ask", question="What are steel rivets? @here")
    markdown = text_of(result)
    assert hostile.replace(" ", "") in shown.text(markdown).replace(" ", "").replace("\n", "")
    assert shown.kinds(markdown) <= {
        "blockquote", "heading", "strong_open", "strong_close", "subtext"
    }  # fmt: skip


async def test_components_that_are_refused_become_text(world: World) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/interactions/*/callback", status=400)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert result.response is not None
    assert f"**{QUOTE}**" in result.response.content


@pytest.mark.simcord(check_errors=False)
@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (400, 200000, "AutoMod"),
        (403, 50013, "not allowed"),
        (404, 10062, "reference"),
        (429, 0, "reference"),
        (500, 0, "reference"),
    ],
)
@pytest.mark.parametrize("path", ["/interactions/*/callback", "/webhooks/*"])
async def test_whoever_asks_is_told_when_discord_refuses(
    world: World, monkeypatch: pytest.MonkeyPatch, path: str, status: int, code: int, said: str
) -> None:
    if path == "/webhooks/*":  # where a reply goes that took long
        if status == 500:
            pytest.skip("the simulated Discord does not say that it still waits: see test_deliver")
        monkeypatch.setattr("bot.replies.send.PATIENCE", 0)
    await world.add(BRIDGE)
    times = {400: 2, 500: 3}.get(status, 1)
    world.env.inject_error("POST", path, status=status, code=code, times=times)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert [said in text_of(told) for told in (result.response, *result.followups)] == [True]


async def test_asking_works_as_an_app_of_the_user(world: World) -> None:
    (registered,) = [r.json for r in world.env.http_requests if r.method == "PUT"]
    assert registered
    for command in registered:
        anywhere = command["name"] in ("ask", "verify", "Find the source")
        assert (1 in command["integration_types"]) == anywhere
        assert (2 in command["contexts"]) == anywhere


@pytest.mark.simcord(check_errors=False)
async def test_an_unforeseen_error_is_told_with_a_reference(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/interactions/*/callback", status=500, times=3)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert result.ephemeral
    reference = text_of(result).split("`")[1]
    assert f"Failure {reference} in the command ask" in caplog.text


@pytest.mark.simcord(check_errors=False)
async def test_an_error_that_cannot_be_told_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/interactions/*/callback", status=404, times=None)
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert result.response is None
    assert "Could not report failure" in caplog.text


async def test_the_log_has_a_line_without_the_question(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    with caplog.at_level(logging.INFO, logger="bot"):
        await world.member.slash(world.channel, "ask", question=QUESTION)
    (line,) = [
        record.getMessage() for record in caplog.records if record.name == "bot.questions.answer"
    ]
    assert line.startswith(f"Question by ask in {world.guild.id}: answered")
    assert "harbour" not in caplog.text
    assert "mia" not in caplog.text


async def test_a_direct_message_is_answered_from_the_shared_library(world: World) -> None:
    user: Any = world.member.user
    await world.add(BRIDGE)
    result = await user.slash("ask", question=QUESTION)
    assert "503" not in text_of(result)
    assert result.ephemeral
