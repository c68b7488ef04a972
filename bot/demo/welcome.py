"""The messages that greet a visitor, with questions and doors to press."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

from bot.client.bot import Quoth
from bot.demo.doors import Door, Doorway
from bot.demo.language import LANGUAGES, VisitorLanguage
from bot.demo.scene import MEMORY_QUESTION, Scene, set_back
from bot.replies.errors import report_failure
from bot.servers.managers import may_manage
from bot.servers.settings import ServerSettings

Ask = app_commands.Command[Any, ..., Any]

QUESTIONS = (
    "Who resigned from the IRS?",
    "How long will the new piles last?",
    "When does the reading club meet?",
    "How does Quoth choose the sentence in bold?",
    "What is the capital of France?",
)
"""Questions to press; the last is one that the articles cannot answer."""
GERMAN_QUESTIONS = ("Wie hoch ist der Jahresbeitrag?", "Wer schnitt das Band der Brücke durch?")
"""Questions of the other server; the last is one that only the first server's articles answer."""

WELCOME = """\
### Welcome! I am Quoth, and I answer with the exact words of my articles.
Press a question below, or ask your own:
- type `/ask`, choose the command in the list and write your question;
- reply to one of my answers, or mention me, which has to be typed as `{mention}` here;
- what the last row does with the words of Ben is in the menu of a message in Discord; `/verify` \
checks a quote, `/help` shows the rest.
- No article says *where the spare key is*. Ben once did in #tides, so I quote him.

You are **Mia**, a member. Become **Ada**, an admin, at the top of the page:
- `/library` looks after my articles, `/settings` says how I behave, `/insights` shows what was \
asked (the weeks before today are made up for this demo);
- in the *solved post*, press *That solved it* under my answer: what people said there becomes an \
article.

The *other server* speaks German and has articles of its own. The menu below changes your \
language, and *Start over* puts everything back.\
"""
LOUNGE = """\
An admin lets me listen here: I answer what I am sure about, without being asked, and otherwise \
stay silent. Try it: “Which piles had rotted?”\
"""
FORUM = "This is a post in a forum that an admin has opened to me: I answered it from its title."
DISCUSSED = """\
Mia has added here what no article says. Become **Ada** at the top of the page and press *That \
solved it* under my answer: I set the tag, and offer to make an article of it.\
"""
ELSEWHERE = """\
### Willkommen auf einem anderen Server!
Hier gibt es einen eigenen Artikel, und vom ersten Server weiß ich nichts. Frag mich etwas mit \
`/ask`.\
"""
_PRESSED = {
    "en-US": "Your Discord is in English now, and so is what I tell you in private.",
    "de": "Dein Discord ist jetzt auf Deutsch. Was ich nur dir sage, ist es auch.",
    "es-ES": "Tu Discord está ahora en español. Lo que te digo en privado también.",
    "fr": "Ton Discord est maintenant en français. Ce que je te dis en privé l’est aussi.",
}


class Suggestions(discord.ui.View):
    """A button for each of the questions.

    Args:
        ask: the command `/ask`, which answers when a button is pressed.
        questions: what the buttons ask.
    """

    def __init__(self, ask: Ask, questions: tuple[str, ...] = QUESTIONS) -> None:
        super().__init__(timeout=None)
        for place, question in enumerate(questions):
            self.add_item(_Suggestion(question, ask, place // 3))

    async def on_error(
        self,
        interaction: discord.Interaction,
        error: Exception,
        item: discord.ui.Item[Any],
        /,
    ) -> None:
        """Tell the visitor what went wrong."""
        await report_failure(interaction, error, "a button of the demo")


class _Suggestion(discord.ui.Button[Suggestions]):
    def __init__(self, question: str, ask: Ask, row: int) -> None:
        super().__init__(label=question, row=row)
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


class _MakeArticle(discord.ui.Button[discord.ui.View]):
    """Does what "Add to the library" does in the menu of a message."""

    def __init__(self, menu: app_commands.ContextMenu, claim: discord.Message) -> None:
        super().__init__(label="Ada: make an article of what Ben said", row=3)
        self._menu = menu
        self._claim = claim

    async def callback(self, interaction: discord.Interaction) -> None:
        """Open the form, for managers."""
        if await may_manage(interaction):
            add: Any = self._menu.callback
            await add(interaction, self._claim)


class _StartOver(discord.ui.Button[discord.ui.View]):
    def __init__(self, scene: Scene, choices: ServerSettings) -> None:
        super().__init__(label="Start over", style=discord.ButtonStyle.danger, row=3)
        self._scene = scene
        self._choices = choices

    async def callback(self, interaction: discord.Interaction) -> None:
        """Put articles and settings back, on both servers."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        bot, scene = self._scene.bot, self._scene
        await set_back(bot, scene.guild.id, self._choices, scene.site, [scene.discussed])
        await set_back(bot, scene.elsewhere.guild.id, ServerSettings(), scene.site)
        await interaction.followup.send(
            "Articles and settings are as they were in the beginning.", ephemeral=True
        )


class _Language(discord.ui.Select[discord.ui.View]):
    """Changes the language that the visitor's Discord is in."""

    def __init__(self, language: VisitorLanguage, doorway: Doorway) -> None:
        options = [discord.SelectOption(label=name, value=code) for code, name in LANGUAGES.items()]
        super().__init__(placeholder="Your language in Discord", options=options, row=4)
        self._language = language
        self._doorway = doorway

    async def callback(self, interaction: discord.Interaction) -> None:
        """Speak it from now on."""
        self._language.chosen = self.values[0]
        self._doorway.speak(self.values[0])
        await interaction.response.send_message(_PRESSED[self.values[0]], ephemeral=True)


async def greet(scene: Scene, bot: Quoth, doorway: Doorway) -> None:
    """Post a message in every channel; the last message is the one that the page opens at."""
    ask = bot.tree.get_command("ask")
    if not isinstance(ask, app_commands.Command):
        raise TypeError("the bot has no command /ask")
    people = (scene.member, scene.friend, scene.admin)
    notes = ((scene.lounge, LOUNGE), (scene.post, FORUM), (scene.discussed, DISCUSSED))
    for place, text in notes:
        back = discord.ui.View(timeout=None).add_item(Door(scene.channel, doorway))
        await bot.get_partial_messageable(place.id).send(text, view=back)
    there = Suggestions(ask, GERMAN_QUESTIONS)
    there.add_item(Door(scene.channel, doorway, row=1, where="the first server", people=people))
    await bot.get_partial_messageable(scene.elsewhere.channel.id).send(ELSEWHERE, view=there)
    channel = bot.get_partial_messageable(scene.channel.id)
    view = await _welcome(scene, bot, ask, doorway)
    await channel.send(WELCOME.format(mention=scene.mention), view=view)


async def _welcome(scene: Scene, bot: Quoth, ask: Ask, doorway: Doorway) -> Suggestions:
    """Return what can be pressed under the welcome."""
    view = Suggestions(ask)
    view.add_item(_Suggestion(MEMORY_QUESTION, ask, 1))
    for place in (scene.lounge, scene.post):
        view.add_item(Door(place, doorway, row=2))
    view.add_item(Door(scene.discussed, doorway, row=2, where="the solved post"))
    there = scene.elsewhere
    door = Door(there.channel, doorway, row=2, where="the other server", people=there.people)
    view.add_item(door)
    menu = bot.tree.get_command("Find the source", type=discord.AppCommandType.message)
    if isinstance(menu, app_commands.ContextMenu):
        view.add_item(_FindSource(menu, scene.claim))
    menu = bot.tree.get_command("Add to the library", type=discord.AppCommandType.message)
    if isinstance(menu, app_commands.ContextMenu):
        view.add_item(_MakeArticle(menu, scene.claim))
    choices = await bot.server_settings.of(bot.library_of(scene.guild.id))
    view.add_item(_StartOver(scene, choices))
    view.add_item(_Language(VisitorLanguage(bot), doorway))
    return view
