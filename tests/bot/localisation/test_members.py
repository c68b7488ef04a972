"""Members of other languages, through the simulated Discord."""

from __future__ import annotations

from typing import Any

import pytest
import simcord.interactions

from tests.bot.world import BRIDGE, World, labels_of, show_commands_to_all, text_of

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "How do I bake sourdough in an oven?"


@pytest.fixture
def locales(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Set the member's and the server's locale, which simcord leaves at en-US."""
    chosen: dict[str, str] = {}
    make = simcord.interactions.base_payload

    def with_locales(*arguments: Any, **named: Any) -> Any:
        record, payload = make(*arguments, **named)
        return record, payload | chosen

    monkeypatch.setattr(simcord.interactions, "base_payload", with_locales)
    return chosen


async def test_what_a_german_member_alone_sees_is_german(
    world: World, locales: dict[str, str]
) -> None:
    await world.add(BRIDGE)
    locales |= {"locale": "de", "guild_locale": "en-US"}
    result = await world.member.slash(world.channel, "ask", question=UNKNOWN)
    assert "keine Antwort gefunden." in text_of(result)
    result = await world.member.slash(world.channel, "articles")
    assert "Artikel: 1" in text_of(result)
    assert "4 Absätze" in text_of(result)


async def test_what_everybody_sees_is_in_the_servers_language(
    world: World, locales: dict[str, str]
) -> None:
    await world.add(BRIDGE)
    locales |= {"locale": "de", "guild_locale": "fr"}
    result = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert "¶ 2 sur 4" in text_of(result)
    result = await world.member.slash(world.channel, "ask", question=QUESTION, private=True)
    assert "¶ 2 von 4" in text_of(result)


async def test_a_mention_is_answered_in_the_servers_language(world: World) -> None:
    spanish = world.env.create_guild("El servidor", preferred_locale="es-ES")
    channel = spanish.create_text_channel("general")
    member = spanish.add_member(world.env.create_user("luz"))
    await member.send(channel, f"{world.mention} {QUESTION}")
    assert "La biblioteca está vacía." in text_of(world.replies(channel)[-1])


async def test_buttons_and_refusals_are_in_the_members_language(
    world: World, locales: dict[str, str]
) -> None:
    await world.add(BRIDGE)
    show_commands_to_all(world)
    locales |= {"locale": "es-419"}
    refused = await world.member.slash(world.channel, "library remove", article="harbour")
    assert "Gestionar servidor" in text_of(refused)
    asked = await world.admin.slash(world.channel, "library remove", article="harbour")
    assert labels_of(asked.response) == ["Quitar", "Conservar"]


async def test_commands_are_registered_with_their_descriptions_in_every_language(
    world: World,
) -> None:
    registered: Any = next(r.json for r in world.env.http_requests if r.method == "PUT")
    ask = next(command for command in registered if command["name"] == "ask")
    assert ask["description_localizations"].keys() == {"de", "es-ES", "es-419", "fr"}
    assert not ask.get("name_localizations")
    question = ask["options"][0]
    assert question["description_localizations"]["fr"].startswith("Ce que tu veux savoir")
