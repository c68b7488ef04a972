"""Help, thanks and insults."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import Settings
from bot.questions.small_talk import SmallTalk, small_talk
from tests.bot.world import BRIDGE, World, labels_of, make_settings, text_of

MEMBERS = ["Ask", "Check a quote", "Articles", "My data"]
MANAGERS = ["Add an article", "Settings", "Insights"]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("help", SmallTalk.HELP),
        ("What can you do?", SmallTalk.HELP),
        ("Who are you?", SmallTalk.HELP),
        ("How do I delete my data?", SmallTalk.HELP),
        ("Was kannst du?", SmallTalk.HELP),
        ("¿Qué puedes hacer?", SmallTalk.HELP),
        ("Qui es-tu ?", SmallTalk.HELP),
        ("thanks!", SmallTalk.THANKS),
        ("Thank you so much 🙏", SmallTalk.THANKS),
        ("Vielen Dank!", SmallTalk.THANKS),
        ("merci beaucoup", SmallTalk.THANKS),
        ("you stupid bot", SmallTalk.INSULT),
        ("shut up!!", SmallTalk.INSULT),
        ("hey, what can you do for me?", SmallTalk.HELP),
        ("how do I use you", SmallTalk.HELP),
        ("delete my data", SmallTalk.HELP),
        ("what do you know about me?", SmallTalk.HELP),
        ("are you a bot?", SmallTalk.HELP),
        ("Hilfe bitte!", SmallTalk.HELP),
        ("Hallo, wer bist du?", SmallTalk.HELP),
        ("Wie lösche ich meine Daten?", SmallTalk.HELP),
        ("ayuda", SmallTalk.HELP),
        ("¿Quién eres?", SmallTalk.HELP),
        ("¿Cómo borro mis datos?", SmallTalk.HELP),
        ("Aide-moi s'il te plaît", SmallTalk.HELP),
        ("Que sais-tu faire ?", SmallTalk.HELP),
        ("Comment supprimer mes données ?", SmallTalk.HELP),
        ("ok thanks a lot man", SmallTalk.THANKS),
        ("good bot", SmallTalk.THANKS),
        ("das hat geholfen", SmallTalk.THANKS),
        ("muchas gracias", SmallTalk.THANKS),
        ("you're an idiot", SmallTalk.INSULT),
        ("u suck", SmallTalk.INSULT),
        ("du bist so dumm", SmallTalk.INSULT),
        ("eres un idiota", SmallTalk.INSULT),
        ("t'es nul", None),
        ("tu es vraiment nul", SmallTalk.INSULT),
        ("How does the bridge work?", None),
        ("How do I use it?", None),
        ("What do you know about the bridge?", None),
        ("Are you open today?", None),
        ("hello", None),
        ("Who helps with the bridge?", None),
        ("What can you do on the bridge?", None),
        ("Who thanks the keeper?", None),
        ("Is it stupid to cross at night?", None),
        ("", None),
        ("help " * 50, None),
    ],
)
def test_small_talk_is_told_from_questions(said: str, kind: SmallTalk | None) -> None:
    assert small_talk(said) is kind


async def test_help_is_private_and_shows_managers_more(world: World) -> None:
    shown = await world.member.slash(world.channel, "help")
    assert shown.ephemeral
    assert labels_of(shown.response) == MEMBERS
    assert "/verify" in text_of(shown)
    assert labels_of((await world.admin.slash(world.channel, "help")).response) == [
        *MEMBERS, *MANAGERS
    ]  # fmt: skip


async def test_help_says_what_can_be_followed_and_searched_where_that_is_so(world: World) -> None:
    managers = text_of(await world.admin.slash(world.channel, "help"))
    assert "`/library follow` keeps up with a whole site or a feed." in managers
    assert "`/library follow`" not in text_of(await world.member.slash(world.channel, "help"))


class TestWithMessageContent:
    """Channels can be followed, and messages searched."""

    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data", message_content=True)

    async def test_channels_and_the_servers_memory_are_named(self, world: World) -> None:
        managers = text_of(await world.admin.slash(world.channel, "help"))
        assert "a whole site, a feed or a channel" in managers
        assert "what members have said" not in managers
        await world.choose(memory="private")
        shown = text_of(await world.member.slash(world.channel, "help"))
        assert "I quote what members have said, from channels that you can read." in shown


@pytest.mark.parametrize("said", ["help", "what can you do?", "who are you"])
async def test_asking_for_help_quotes_nothing(world: World, said: str) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} {said}")
    (card,) = world.replies()
    assert labels_of(card) == MEMBERS
    asked = await world.member.slash(world.channel, "ask", question=said)
    assert asked.ephemeral
    assert labels_of(asked.response) == MEMBERS


async def test_every_button_of_the_card_does_something_after_a_restart(world: World) -> None:
    await world.add(BRIDGE)
    card = (await world.admin.slash(world.channel, "help")).response
    assert card is not None
    await world.restart()
    assert "The harbour bridge" in text_of(await world.admin.click(card, label="Articles"))
    assert "about you" in text_of(await world.admin.click(card, label="My data"))
    assert "Insights" in text_of(await world.admin.click(card, label="Insights"))
    assert "Settings" in text_of(await world.admin.click(card, label="Settings"))
    assert (await world.admin.click(card, label="Add an article")).modal is not None
    assert (await world.admin.click(card, label="Ask")).modal is not None
    form = await world.admin.click(card, label="Check a quote")
    checked = await world.admin.submit_modal(form, {"quote": "It is 503 metres long"})
    assert checked.ephemeral
    assert "✅" in text_of(checked)


async def test_thanks_get_a_reaction_and_insults_nothing(world: World) -> None:
    await world.add(BRIDGE)
    await world.member.send(world.channel, f"{world.mention} thanks!")
    await world.member.send(world.channel, f"{world.mention} you stupid bot")
    assert world.replies() == []
    thanks, insult = world.channel.history()[-2:]
    assert [str(reaction.emoji) for reaction in thanks.reactions] == ["🙂"]
    assert insult.reactions == []


@pytest.mark.simcord(check_errors=False)
async def test_where_reactions_are_refused_nothing_is_said(world: World) -> None:
    world.env.inject_error("PUT", "/channels/*", status=403, code=50013)
    await world.member.send(world.channel, f"{world.mention} thank you")
    assert world.replies() == []
