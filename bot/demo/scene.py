"""The simulated server: its channels, its people, and what has happened before a visitor comes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from msgspec.structs import replace
from simcord import ChannelHandle, GuildHandle, MemberActor

from bot.client.bot import Quoth
from bot.demo.text import message_as_text
from bot.servers.settings import ServerSettings
from bot.settings import config_dir
from index import Draft, Library

FIRST_QUESTION = "What did the repair of the bridge cost?"
"""Asked as the demo starts; a sentence of one of the server's articles answers it."""
OVERHEARD = ("Good morning, everybody!", "When did the bridge at Sandhaven open again?")
"""Said in the lounge to nobody in particular; the bot has something to say to the second."""
CLAIM = "I read that divers found two of the oak piles under the pier had rotted."
"""Said by the friend; its source can be found."""
POST = "How many votes does every member have?"
POST_TEXT = "I mean when we choose new books in December. Ada said two, is that right?"
"""A post in the forum."""
DISCUSSED = "Do lorries pay a toll on the bridge?"
DISCUSSED_TEXT = "My brother delivers bread to the harbour with a lorry of 18 tonnes."
DISCUSSION = (
    "Lorries of more than 12 tonnes may only cross from 5 to 7 in the morning, "
    "and have to tell the bridge master the evening before."
)
"""Another post, and what somebody says in it that no article has."""
REMEMBERED = "The spare key to the tide gauge hangs behind the red door of the ticket office."
MEMORY_QUESTION = "Where is the spare key to the tide gauge?"
"""Said by the friend in a channel of its own, and the question that it answers."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another server, which speaks German and has an article of its own.

    Attributes:
        guild: the server.
        channel: its channel.
        people: the member and the admin of the first server, who are the same here.
    """

    guild: GuildHandle
    channel: ChannelHandle
    people: Sequence[MemberActor]


@dataclass(frozen=True, slots=True)
class Scene:
    """The simulated server and who is in it.

    Attributes:
        bot: the bot.
        mention: what mentions the bot.
        channel: where the bot answers when it is asked.
        lounge: where it answers whatever it is sure about.
        post: a post in a forum whose posts it answers.
        member: somebody without special permissions.
        friend: somebody else without.
        admin: somebody with Manage Server.
        guild: the server.
        claim: what the friend said, whose source can be found.
        discussed: a post in which people have added something to the answer.
        elsewhere: another server.
        site: the address below which the articles can be read; empty where there is none.
    """

    bot: Quoth
    mention: str
    channel: ChannelHandle
    lounge: ChannelHandle
    post: ChannelHandle
    member: MemberActor
    friend: MemberActor
    admin: MemberActor
    guild: GuildHandle
    claim: discord.Message
    discussed: ChannelHandle
    elsewhere: Elsewhere
    site: str = ""

    @property
    def places(self) -> Sequence[ChannelHandle]:
        """All channels that a visitor can be in."""
        return (self.channel, self.lounge, self.post, self.discussed)


async def build_scene(env: simcord.Env, bot: Quoth, site: str = "") -> Scene:
    """Make the servers with their people and articles, on the simulation's date.

    Args:
        env: the simulated Discord.
        bot: the bot.
        site: the address below which the articles can be read; left out, they say their own.
    """
    user = bot.user
    if user is None:
        raise RuntimeError("the bot is not logged in")
    await user.edit(username="Quoth")
    guild = env.create_guild("Quoth demo")
    channel = guild.create_text_channel("ask-quoth", topic="Ask about the articles in the library.")
    lounge = guild.create_text_channel("lounge", topic="Quoth speaks up here where it is sure.")
    forum = guild.create_forum_channel("questions")
    await _prepare(bot, guild, lounge, forum, site)
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(env.create_user("mia", global_name="Mia (member)"))
    friend = guild.add_member(env.create_user("ben", global_name="Ben (member)"))
    admin = guild.add_member(env.create_user("ada", global_name="Ada (admin)"), roles=[admins])
    post = await _post(env, forum, friend, POST, POST_TEXT)
    discussed = await _post(env, forum, friend, DISCUSSED, DISCUSSED_TEXT)
    await member.send(discussed, DISCUSSION)
    await friend.send(guild.create_text_channel("tides"), REMEMBERED)
    await _join(env, bot, guild)
    claim = await friend.send(channel, CLAIM)
    elsewhere = await _build_elsewhere(env, bot, (member, admin), site)
    people = (member, friend, admin)
    return Scene(
        bot, user.mention, channel, lounge, post, *people, guild, claim, discussed, elsewhere, site
    )


async def _build_elsewhere(
    env: simcord.Env, bot: Quoth, people: tuple[MemberActor, MemberActor], site: str
) -> Elsewhere:
    """Make a server in German for the same member and admin."""
    guild = env.create_guild("Ruderverein Sandhaven", preferred_locale="de")
    channel = guild.create_text_channel("fragen", topic="Fragen zum Bootshaus.")
    vorstand = guild.create_role("Vorstand", permissions=discord.Permissions(manage_guild=True))
    member, admin = people
    same = (guild.add_member(member.user), guild.add_member(admin.user, roles=[vorstand]))
    await set_back(bot, guild.id, ServerSettings(), site)
    return Elsewhere(guild, channel, same)


async def ask_first_question(scene: Scene) -> str:
    """Let the member mention the bot with the first question; return the reply as Markdown."""
    asked = await scene.member.send(scene.channel, f"{scene.mention} {FIRST_QUESTION}")
    replies = [message for message in scene.channel.history() if message.id > asked.id]
    return "\n".join(message_as_text(message) for message in replies)


async def talk_in_the_lounge(scene: Scene) -> None:
    """Let somebody say what is not meant for the bot."""
    for text in OVERHEARD:
        await scene.friend.send(scene.lounge, text)


def demo_articles(folder: str = ".") -> list[Path]:
    """Return the files of a server's own articles."""
    return sorted((config_dir() / "demo" / folder).glob("*.md"))


async def _prepare(
    bot: Quoth, guild: GuildHandle, lounge: ChannelHandle, forum: ChannelHandle, site: str
) -> None:
    """Give the server its articles, a solved tag, two open channels and a memory."""
    posts = bot.get_channel(forum.id)
    if isinstance(posts, discord.ForumChannel):
        await posts.edit(available_tags=[discord.ForumTag(name="Solved", emoji="✅")])
    choices = ServerSettings(
        channels=frozenset({lounge.id}), forums=frozenset({forum.id}), memory="private"
    )
    await set_back(bot, guild.id, choices, site)


async def set_back(
    bot: Quoth,
    guild: int,
    choices: ServerSettings,
    site: str = "",
    offered: Sequence[ChannelHandle] = (),
) -> None:
    """Give a server the demo's articles, and no others, and these settings.

    Args:
        bot: the bot.
        guild: the server.
        choices: the settings.
        site: the address below which the articles can be read, if there is one.
        offered: threads of which an article is to be offered once more.
    """
    library = bot.library_of(guild)
    german = (found := bot.get_guild(guild)) is not None and found.preferred_locale.value == "de"
    files = demo_articles("rowing-club" if german else ".")
    own = {article.id for article in await library.articles() if article.library == library.key}
    given = {await _give(library, path, site) for path in files}
    for article_id in own - given:
        await library.remove(article_id)
    for thread in offered:
        await library.management.offers.release(str(thread.id))
    await bot.server_settings.choose(library, choices)


async def _give(library: Library, path: Path, site: str) -> str:
    """Give a library an article; return its id."""

    def amended(draft: Draft) -> Draft:
        return replace(draft, url=f"{site}{path.stem}") if site else draft

    data = await asyncio.to_thread(path.read_bytes)
    origin = f"upload:{path.name}"
    additions = await library.add_document(data, path.name, origin=origin, amend=amended)
    return additions.added[0].article.id


async def _join(env: simcord.Env, bot: Quoth, guild: GuildHandle) -> None:
    """Let the bot say what it says when a server takes it in."""
    joined = bot.get_guild(guild.id)
    if joined is not None:
        bot.dispatch("guild_join", joined)
        await env.settle()


async def _post(
    env: simcord.Env, forum: ChannelHandle, author: MemberActor, title: str, text: str
) -> ChannelHandle:
    """Let somebody post in the forum, which simcord's people cannot do by themselves."""
    backend = env.backend
    thread = backend.create_thread(forum.id, title, author.id, broadcast=False)
    # The first message of a post has the post's own number.
    starter: Any = backend.prepare_message(thread.id, author.id, text)
    starter.id = thread.id
    backend.commit_message(starter, broadcast=False)
    backend.announce_thread_create(thread)
    backend.announce_message_create(starter)
    await env.settle()
    return next(post for post in forum.threads if post.id == thread.id)
