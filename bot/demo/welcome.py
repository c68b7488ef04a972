"""The messages that greet a visitor, with questions and doors to press."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.client.bot import Quoth
from bot.demo.doors import Door, Doorway
from bot.demo.scene import Scene, set_back
from bot.servers.settings import ServerSettings

Ask = app_commands.Command[Any, ..., Any]

QUESTIONS = (
    "When was the agreement signed?",
    "What did the repair of the bridge cost?",
    "When does the reading club meet?",
    "How does Quoth choose the sentence in bold?",
    "What is the capital of France?",
)
"""Questions to press; the last is one that the articles cannot answer."""

WELCOME = """\
### Welcome! I am Quoth, and I answer with the exact words of my articles.
Press a question below, or ask your own:
- type `/ask`, choose the command in the list and write your question;
- reply to one of my answers, or mention me, which has to be typed as `{mention}` here;
- press *Find the source of what Ben said*, as you would in the menu of a message in Discord, or \
`/verify` a quote.

You are **Mia**, a member; Ben is another. Become **Ada**, an admin, at the top of the page to \
look after my articles with `/library`, to choose how I behave with `/settings`, and to see what \
was asked with `/insights` (the weeks before today are made up for this demo). *Start over* puts \
articles and settings back.\
"""
LOUNGE = """\
An admin lets me listen here: I answer what I am sure about, without being asked, and otherwise \
stay silent. Try it: “How long will the new piles last?”\
"""
FORUM = "This is a post in a forum that an admin has opened to me: I answered it from its title."


class Suggestions(discord.ui.View):
    """A button for each of the questions.

    Args:
        ask: the command `/ask`, which answers when a button is pressed.
    """

    def __init__(self, ask: Ask) -> None:
        super().__init__(timeout=None)
        for question in QUESTIONS:
            self.add_item(_Suggestion(question, ask))


class _Suggestion(discord.ui.Button[Suggestions]):
    def __init__(self, question: str, ask: Ask) -> None:
        super().__init__(label=question, row=QUESTIONS.index(question) // 3)
        self._question = question
        self._ask = ask

    async def callback(self, interaction: discord.Interaction) -> None:
        answer = self._ask.callback
        # discord.py's types do not know that the callback of a cog's command takes the cog first.
        await answer(self._ask.binding, interaction, self._question)  # type: ignore[arg-type]


class _FindSource(discord.ui.Button[discord.ui.View]):
    """Does what "Find the source" does in the menu of a message, which the page does not have."""

    def __init__(self, menu: app_commands.ContextMenu, claim: discord.Message) -> None:
        super().__init__(label="Find the source of what Ben said", row=3)
        self._menu = menu
        self._claim = claim

    async def callback(self, interaction: discord.Interaction) -> None:
        """Find it."""
        find: Any = self._menu.callback
        await find(interaction, self._claim)


class _StartOver(discord.ui.Button[discord.ui.View]):
    def __init__(self, bot: Quoth, guild: int, choices: ServerSettings) -> None:
        super().__init__(label="Start over", style=discord.ButtonStyle.danger, row=3)
        self._bot = bot
        self._guild = guild
        self._choices = choices

    async def callback(self, interaction: discord.Interaction) -> None:
        """Put articles and settings back."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await set_back(self._bot, self._guild, self._choices)
        await interaction.followup.send(
            "Articles and settings are as they were in the beginning.", ephemeral=True
        )


async def greet(scene: Scene, bot: Quoth, doorway: Doorway) -> None:
    """Post a message in every channel; the last message is the one that the page opens at."""
    ask = bot.tree.get_command("ask")
    if not isinstance(ask, app_commands.Command):
        raise TypeError("the bot has no command /ask")
    welcome = Suggestions(ask)
    for place in (scene.lounge, scene.post):
        welcome.add_item(Door(place, doorway, row=2))
    menu = bot.tree.get_command("Find the source", type=discord.AppCommandType.message)
    if isinstance(menu, app_commands.ContextMenu):
        welcome.add_item(_FindSource(menu, scene.claim))
    choices = await bot.server_settings.of(bot.library_of(scene.guild.id))
    welcome.add_item(_StartOver(bot, scene.guild.id, choices))
    for place, text in ((scene.lounge, LOUNGE), (scene.post, FORUM)):
        back = discord.ui.View(timeout=None).add_item(Door(scene.channel, doorway))
        await bot.get_partial_messageable(place.id).send(text, view=back)
    channel = bot.get_partial_messageable(scene.channel.id)
    await channel.send(WELCOME.format(mention=scene.mention), view=welcome)
