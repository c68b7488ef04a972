from __future__ import annotations

import discord
import pytest

from tests.bot.world import BRIDGE, World, text_of

QUESTION = "How long is the harbour bridge in metres?"
QUOTE = (
    "**It is 503 metres long and carries eight lanes of traffic, two railway lines and a footway.**"
)


async def test_a_mention_anywhere_is_answered_as_a_reply(world: World) -> None:
    await world.add(BRIDGE)
    for text in (
        f"{world.mention} {QUESTION}",
        f"How long {world.mention} is the bridge in metres",
    ):
        asked = await world.member.send(world.channel, text)
        answer = world.replies()[-1]
        assert QUOTE in text_of(answer)
        assert answer.reference is not None
        assert answer.reference.message_id == asked.id
        assert world.mention not in text_of(answer)
    assert len(world.replies()) == 2


async def test_a_reply_to_an_answer_is_answered(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    first = world.replies()[0]
    await world.member.send(
        world.channel, "Who opened the bridge to traffic in March?", reply_to=first
    )
    assert len(world.replies()) == 2
    assert "19 March 1932" in text_of(world.replies()[1])


async def test_a_reply_with_a_mention_is_answered_once(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    await world.member.send(
        world.channel, f"{world.mention} who opened the bridge?", reply_to=world.replies()[0]
    )
    assert len(world.replies()) == 2


async def test_a_message_delivered_again_is_not_answered_again(world: World) -> None:
    await world.add(BRIDGE)
    asked = await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    await world.bot.cogs["Conversation"].on_message(asked)  # type: ignore[attr-defined]
    assert len(world.replies()) == 1


@pytest.mark.parametrize("text", ["How long is the bridge?", "@everyone how long is it?", "@here"])
async def test_messages_for_others_are_left_alone(world: World, text: str) -> None:
    await world.add(BRIDGE)
    other = await world.admin.send(world.channel, "hello")
    await world.member.send(world.channel, text)
    await world.member.send(world.channel, text, reply_to=other)
    assert world.replies() == []


async def test_a_mention_of_a_role_is_no_question(world: World) -> None:
    role = world.guild.create_role("Quoth")
    await world.member.send(world.channel, f"{role.mention} {QUESTION}")
    assert world.replies() == []


async def test_bots_and_webhooks_are_ignored(world: World) -> None:
    await world.add(BRIDGE)
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.channel, f"{world.mention} {QUESTION}")
    hook = world.guild.create_webhook(world.channel)
    await hook.send(f"{world.mention} {QUESTION}")
    await robot.user.send_dm(QUESTION)
    assert world.replies() == []


@pytest.mark.parametrize("text", ["", "hello", "lol"])
async def test_small_talk_gets_a_hint(world: World, text: str) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {text}")
    (hint,) = world.replies()
    assert "Ask me a whole question about the articles" in text_of(hint)


async def test_what_the_library_does_not_say_is_a_plain_reply(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} how do I bake sourdough in an oven?")
    (answer,) = world.replies()
    assert "I found no answer in the articles." in text_of(answer)


async def test_the_language_of_code_is_no_word(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} ```toml\nkeel_depth = 2\n```")
    said = text_of(world.replies()[0])
    assert "No article mentions **keel** or **depth**. Try other words" in said  # but for a number
    assert said.startswith("### keel\\_depth \\= 2\n")


async def test_a_direct_message_is_answered_without_a_mention(world: World) -> None:
    (folder := world.settings.data_dir / "library").mkdir(exist_ok=True)
    (folder / "bridge.txt").write_text(BRIDGE)
    await world.admin.slash(world.channel, "library reindex")
    await world.member.send_dm(QUESTION)
    (answer,) = world.replies(world.member.user.dm_channel)
    assert QUOTE in text_of(answer)


async def test_a_direct_message_without_an_answer_says_where_others_are(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send_dm(QUESTION)
    (empty,) = world.replies(world.member.user.dm_channel)
    elsewhere = "Here I only have the shared articles; ask on a server for its own."
    assert elsewhere in text_of(empty)
    await world.member.send(world.channel, f"{world.mention} how do I bake sourdough in an oven?")
    assert elsewhere not in text_of(world.replies()[0])


async def test_an_empty_library_says_how_to_begin_though_a_team_can_be_asked(world: World) -> None:
    role = world.guild.create_role("Librarians")
    await world.choose(instead=role.mention)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    (empty,) = world.replies()
    assert "The library is empty." in text_of(empty)
    assert "You could ask" not in text_of(empty)


async def test_codes_of_mentions_and_emoji_are_not_shown(world: World) -> None:
    await world.add(BRIDGE)
    others = f"{world.admin.mention} <#{world.channel.id}> <:pog:123456789012345678>"
    await world.member.send(world.channel, f"{world.mention} {others} {QUESTION}")
    assert text_of(world.replies()[0]).startswith(f"### {QUESTION}\n")
    await world.member.send(world.channel, f"{world.mention} <:pog:123456789012345678>")
    assert text_of(world.replies()[1]).startswith("Ask me a whole question")


async def test_a_thread_is_a_place_like_any_other(world: World) -> None:
    await world.add(BRIDGE)
    start = await world.member.send(world.channel, "let us talk")
    thread = await start.create_thread(name="bridges")
    place = next(t for t in world.channel.threads if t.id == thread.id)
    await world.member.send(place, f"{world.mention} {QUESTION}")
    assert QUOTE in text_of(world.replies(place)[-1])


def without(**permissions: bool) -> discord.PermissionOverwrite:
    return discord.PermissionOverwrite(**permissions)


async def test_a_channel_that_is_read_only_is_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    me = world.guild.me
    assert me is not None
    quiet = world.guild.create_text_channel("quiet", overwrites={me: without(send_messages=False)})
    await world.member.send(quiet, f"{world.mention} {QUESTION}")
    assert world.replies(quiet) == []
    assert f"No permission to reply in channel {quiet.id}" in caplog.text


async def test_without_history_the_answer_is_no_reply(world: World) -> None:
    await world.add(BRIDGE)
    me = world.guild.me
    assert me is not None
    place = world.guild.create_text_channel(
        "short", overwrites={me: without(read_message_history=False)}
    )
    await world.member.send(place, f"{world.mention} {QUESTION}")
    (answer,) = world.replies(place)
    assert QUOTE in text_of(answer)
    assert answer.reference is None


async def test_components_that_are_refused_become_text(world: World) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/channels/*/messages", status=400)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    (answer,) = world.replies()
    assert QUOTE in answer.content


@pytest.mark.parametrize("status", [400, 403, 404, 500])
async def test_a_refused_reply_is_logged(
    world: World, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    await world.add(BRIDGE)
    world.env.inject_error("POST", "/channels/*/messages", status=status, times=None)
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    assert world.replies() == []
    assert f"A reply in channel {world.channel.id} was refused" in caplog.text


@pytest.mark.parametrize("pointing", ["", "^", "👆?", "can you answer this?", "weißt du das?"])
async def test_the_message_that_is_pointed_at_is_answered(world: World, pointing: str) -> None:
    await world.add(BRIDGE)
    said = await world.admin.send(world.channel, QUESTION)
    await world.member.send(world.channel, f"{world.mention} {pointing}", reply_to=said)
    (answer,) = world.replies()
    assert QUESTION in text_of(answer)


async def test_a_question_of_its_own_is_not_taken_for_pointing(world: World) -> None:
    await world.add(BRIDGE)
    said = await world.admin.send(world.channel, "What a day!")
    await world.member.send(world.channel, f"{world.mention} {QUESTION}", reply_to=said)
    (answer,) = world.replies()
    assert QUESTION in text_of(answer)


async def test_the_bots_own_role_mentions_it(world: World) -> None:
    await world.add(BRIDGE)
    assert world.guild.me is not None
    (role,) = (role for role in world.guild.me.roles if role.managed)
    await world.member.send(world.channel, f"<@&{role.id}> {QUESTION}")
    (answer,) = world.replies()
    assert QUESTION in text_of(answer)
