"""What the doctor asks Discord."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import discord
import pytest
from msgspec.structs import replace

from bot import Settings
from bot.doctor.discord import Visitor, discord_findings
from bot.servers.settings import ServerSettings
from bot.servers.settings_cache import SettingsCache
from index import Library
from index.operations.checks import Finding, Level
from tests.bot.doctor.discord_server import (
    ATTACH,
    HISTORY,
    MESSAGE_CONTENT,
    SEND,
    application,
    channel,
    discord_server,
    gateway,
    guild,
    limits,
    pages,
)

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data", token=TOKEN)


async def ask(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, answers: dict[str, Any]
) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    before = contents(settings.data_dir)
    with discord_server(answers) as address:
        monkeypatch.setattr(discord.http.Route, "BASE", address)
        async for finding in discord_findings(settings):
            found.setdefault(finding.check, []).append(finding)
    assert contents(settings.data_dir) == before
    assert TOKEN not in repr(found)
    return found


def contents(data_dir: Path) -> dict[str, bytes]:
    """Return the files of an installation, without those that SQLite makes to read one."""
    paths = [path for path in data_dir.glob("*") if path.is_file()]
    return {p.name: p.read_bytes() for p in paths if not p.name.endswith(("-shm", "-wal"))}


async def registered(folder: Path) -> list[dict[str, Any]]:
    """Return the commands as Discord would after a sync."""
    async with Visitor(Settings(data_dir=folder, sample=False)) as visitor:
        await visitor.setup_hook()
        commands = [command.to_dict(visitor.tree) for command in visitor.tree.get_commands()]
    return [
        {"description": "", **command, "id": str(number), "application_id": "42", "version": "1"}
        for number, command in enumerate(commands, 100)
    ]


async def test_a_bot_as_it_should_be_is_ok_throughout(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    commands = await registered(tmp_path / "other")
    found = await ask(monkeypatch, settings, pages(**{"/applications/42/commands": commands}))
    assert list(found) == ["token", "intents", "shards", "commands", "servers"]
    assert {f.level for findings in found.values() for f in findings} == {Level.OK}
    assert found["token"][0].says == "Discord knows it as Quoth#0001"
    assert found["servers"][0].says.startswith("“The server” (7): questions can be answered")


async def test_a_wrong_token_is_found_and_nothing_else_asked(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    found = await ask(monkeypatch, settings, {})
    assert found["token"][0].level is Level.FAIL
    assert found["token"][0].says == "Discord refuses the token"
    assert {found[name][0].level for name in ("intents", "commands", "servers")} == {Level.SKIPPED}


async def test_commands_that_are_not_synced_are_found(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    (none,) = (await ask(monkeypatch, settings, pages()))["commands"]
    assert (none.level, none.says) == (Level.WARN, "no commands are registered at Discord yet")
    commands = await registered(tmp_path / "other")
    commands[0]["description"] = "As it was once."
    path = "/applications/42/commands"
    (other,) = (await ask(monkeypatch, settings, pages(**{path: commands})))["commands"]
    assert (other.level, other.advice) == (Level.WARN, "run `quoth sync`")


async def test_permissions_that_are_missing_are_found_by_channel(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    channels = [
        channel("70", "general", "7"),
        channel("71", "rules", "7", deny=SEND | HISTORY),
        *(channel(str(n), f"quiet-{n}", "7", deny=SEND) for n in range(80, 86)),
    ]
    found = await ask(monkeypatch, settings, pages(**{"/guilds/7/channels": channels}))
    (finding,) = found["servers"]
    assert finding.level is Level.WARN
    assert "#rules lacks Send Messages, Read Message History;" in finding.says
    assert "#general" not in finding.says
    assert finding.says.endswith("; and 2 more channels")


async def choose(settings: Settings, choices: ServerSettings) -> None:
    """Let the managers of the server choose."""
    async with Library.open(settings.data_dir) as library:
        await SettingsCache().choose(library.of("7"), choices)


async def test_what_was_chosen_and_is_gone_or_shut_is_found_by_server(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    chosen = ServerSettings(
        channels=frozenset({70, 71, 81}),
        forums=frozenset({82}),
        never=frozenset({70, 83}),
        instead="<#84>",
        managers=frozenset({7, 85}),
        digest=72,
    )
    await choose(settings, chosen)
    channels = [
        channel("70", "general", "7"),
        channel("71", "rules", "7", deny=SEND),
        channel("72", "news", "7", deny=ATTACH),
    ]
    found = await ask(monkeypatch, settings, pages(**{"/guilds/7/channels": channels}))
    _, finding = found["servers"]
    assert (finding.level, "/settings" in finding.advice) == (Level.WARN, True)
    where, _, says = finding.says.partition(": ")
    assert where == "“The server” (7)"
    assert says.split("; ") == [
        "channels were chosen to be answered unasked, which needs the setting message_content",
        "mentions and commands work there",
        "in #rules, chosen to be answered unasked, the bot lacks Send Messages",
        "the channel 81, chosen to be answered unasked, is gone or hidden",
        "the channel 82, chosen to be answered unasked, is gone or hidden",
        "the channel 83, chosen to stay without public answers, is gone or hidden",
        "in #news, chosen for the digest, the bot lacks Attach Files",
        "the channel 84, to which people are sent for help, is gone or hidden",
        "the role 85, whose members may manage the library, is gone",
    ]


@pytest.mark.parametrize("is_mentionable", [False, True])
async def test_a_team_that_cannot_be_mentioned_is_found(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, is_mentionable: bool
) -> None:
    await choose(settings, ServerSettings(instead="<@&9>"))
    server = guild("7", "The server")
    server["roles"] += [
        {**server["roles"][0], "id": "9", "name": "Helpers", "mentionable": is_mentionable}
    ]
    _, *told = (await ask(monkeypatch, settings, pages(**{"/guilds/7": server})))["servers"]
    says = "the role “Helpers”, to which people are sent for help, cannot be mentioned"
    assert [says in finding.says for finding in told] == [True] * (not is_mentionable)


async def test_a_forum_needs_no_right_to_make_posts(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    await choose(settings, ServerSettings(forums=frozenset({70})))
    forum = {**channel("70", "help", "7", deny=SEND), "type": 15, "available_tags": []}
    found = await ask(monkeypatch, settings, pages(**{"/guilds/7/channels": [forum]}))
    assert [finding.level for finding in found["servers"]] == [Level.OK]


async def test_what_threads_and_the_servers_memory_lack_is_found(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    await choose(settings, ServerSettings(threads=frozenset({70}), memory="private", offers=86))
    _, finding = (await ask(monkeypatch, settings, pages()))["servers"]
    assert finding.says.partition(": ")[2].split("; ") == [
        "articles of threads are to be offered, which needs the setting message_content",
        "what members said is to be searched, which needs the setting message_content and "
        "Discord's message content intent",
        "in #general, chosen for answers in threads, the bot lacks Create Public Threads",
        "the channel 86, chosen for offers of articles, is gone or hidden",
    ]


async def test_choices_that_can_be_as_they_were_are_no_finding(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    chosen = ServerSettings(
        forums=frozenset({71}),
        never=frozenset({70}),
        instead="<#70>",
        managers=frozenset({7}),
        digest=70,
    )
    await choose(settings, chosen)
    found = await ask(monkeypatch, settings, pages())
    assert [finding.level for finding in found["servers"]] == [Level.OK]


async def test_a_database_that_cannot_be_read_keeps_no_server_from_being_looked_at(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "quoth.db").write_bytes(b"no database" * 1000)
    found = await ask(monkeypatch, settings, pages())
    assert [finding.level for finding in found["servers"]] == [Level.OK]


async def test_a_bot_in_no_server_is_told_to_be_invited(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    (finding,) = (await ask(monkeypatch, settings, pages(**{"/users/@me/guilds": []})))["servers"]
    assert (finding.level, finding.says) == (Level.WARN, "the bot is in no server")


@pytest.mark.parametrize(
    ("flags", "level"), [(0, Level.FAIL), (MESSAGE_CONTENT, Level.OK), (MESSAGE_CONTENT << 1, "ok")]
)
async def test_an_intent_that_is_switched_off_is_found(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, flags: int, level: Level
) -> None:
    settings = Settings(data_dir=tmp_path / "data", token=TOKEN, message_content=True)
    answers = pages(**{"/oauth2/applications/@me": application(flags)})
    (finding,) = (await ask(monkeypatch, settings, answers))["intents"]
    assert finding.level == level


async def test_a_server_that_does_not_answer_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    with discord_server({}) as gone:
        pass
    monkeypatch.setattr(discord.http.Route, "BASE", gone)
    (token, *others) = [finding async for finding in discord_findings(settings)]
    assert token.level is Level.WARN
    assert "--offline" in token.advice
    assert {finding.level for finding in others} == {Level.SKIPPED}


@pytest.mark.parametrize(
    ("shards", "discord_says", "level", "told"),
    [
        ("", gateway(3), Level.OK, "3 of 3 connected here; 998 connections are left"),
        ("0-1/4", gateway(3), Level.OK, "2 of 4 connected here"),
        ("2", gateway(3), Level.WARN, "Discord recommends 3 shards, and the setting shards says 2"),
        ("16", gateway(3, remaining=15), Level.WARN, "connect 15 more times today, and 16 shards"),
    ],
)
async def test_shards_are_compared_with_what_discord_recommends(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    shards: str,
    discord_says: dict[str, Any],
    level: Level,
    told: str,
) -> None:
    chosen = replace(settings, shards=shards)
    [finding] = (await ask(monkeypatch, chosen, pages(**{"/gateway/bot": discord_says})))["shards"]
    assert finding.level is level
    assert told in finding.says


@pytest.mark.parametrize(
    ("rules", "level", "says"),
    [
        ([("7", 1, False), ("9", 1, True)], Level.OK, "limits who sees all commands"),
        ([("70", 3, False)], Level.OK, "limits who sees all commands"),
        ([("7", 1, False)], Level.WARN, "hides all commands"),
        ([("6", 3, False)], Level.WARN, "hides all commands"),
        ([("9", 1, True)], Level.OK, "questions can be answered"),
    ],
)
async def test_commands_hidden_in_the_integrations_of_a_server_are_told(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    rules: list[tuple[str, int, bool]],
    level: Level,
    says: str,
) -> None:
    path = "/applications/42/guilds/7/commands/permissions"
    found = await ask(monkeypatch, settings, pages(**{path: [limits("42", *rules)]}))
    assert found["servers"][-1].level is level
    assert says in found["servers"][-1].says


async def test_the_command_that_a_server_limits_is_named(
    monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> None:
    commands = await registered(tmp_path / "other")
    ids = [next(c["id"] for c in commands if c["name"] == name) for name in ("ask", "insights")]
    hidden = [limits(identity, ("7", 1, False)) for identity in ids]
    answers = {
        "/applications/42/commands": commands,
        "/applications/42/guilds/7/commands/permissions": hidden,
    }
    found = await ask(monkeypatch, settings, pages(**answers))
    assert found["servers"][-1].says.endswith("Integrations limits who sees /ask, /insights")
