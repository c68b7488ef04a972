"""The simulated server: its channels, its people, and what has happened before a visitor comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import simcord
from simcord import ChannelHandle, GuildHandle, MemberActor

from bot.client.bot import Quoth
from bot.demo.text import message_as_text
from bot.servers.settings_cache import ServerSettings
from bot.settings import config_dir

FIRST_QUESTION = "Who resigned from the IRS?"
"""Asked as the demo starts; the sample library answers it."""
OVERHEARD = ("Good morning, everybody!", "When did the bridge at Sandhaven open again?")
"""Said in the lounge to nobody in particular; the bot has something to say to the second."""
CLAIM = "I read that divers found two of the oak piles under the pier had rotted."
"""Said by the friend; its source can be found."""
POST = "How many votes does every member have?"
POST_TEXT = "I mean when we choose new books in December. Ada said two, is that right?"
"""A post in the forum."""


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

    @property
    def places(self) -> Sequence[ChannelHandle]:
        """All channels that a visitor can be in."""
        return (self.channel, self.lounge, self.post)


async def build_scene(env: simcord.Env, bot: Quoth) -> Scene:
    """Make the server with its people and its own two articles, on the simulation's date."""
    user = bot.user
    if user is None:
        raise RuntimeError("the bot is not logged in")
    await user.edit(username="Quoth")
    guild = env.create_guild("Quoth demo")
    channel = guild.create_text_channel("ask-quoth", topic="Ask about the articles in the library.")
    lounge = guild.create_text_channel("lounge", topic="Quoth speaks up here where it is sure.")
    forum = guild.create_forum_channel("questions")
    await _prepare(bot, guild, lounge, forum)
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(env.create_user("mia", global_name="Mia (member)"))
    friend = guild.add_member(env.create_user("ben", global_name="Ben (member)"))
    admin = guild.add_member(env.create_user("ada", global_name="Ada (admin)"), roles=[admins])
    post = await _post(env, forum, friend)
    await _join(env, bot, guild)
    claim = await friend.send(channel, CLAIM)
    return Scene(bot, user.mention, channel, lounge, post, member, friend, admin, guild, claim)


async def ask_first_question(scene: Scene) -> str:
    """Let the member mention the bot with the first question; return the reply as Markdown."""
    asked = await scene.member.send(scene.channel, f"{scene.mention} {FIRST_QUESTION}")
    replies = [message for message in scene.channel.history() if message.id > asked.id]
    return "\n".join(message_as_text(message) for message in replies)


async def talk_in_the_lounge(scene: Scene) -> None:
    """Let somebody say what is not meant for the bot."""
    for text in OVERHEARD:
        await scene.friend.send(scene.lounge, text)


def demo_articles() -> list[Path]:
    """Return the files of the server's own articles."""
    return sorted((config_dir() / "demo").glob("*.md"))


async def _prepare(
    bot: Quoth, guild: GuildHandle, lounge: ChannelHandle, forum: ChannelHandle
) -> None:
    """Give the server its articles, and open two channels to the bot."""
    choices = ServerSettings(channels=frozenset({lounge.id}), forums=frozenset({forum.id}))
    await set_back(bot, guild.id, choices)


async def set_back(bot: Quoth, guild: int, choices: ServerSettings) -> None:
    """Give a server the demo's articles, and no others, and these settings."""
    library = bot.library_of(guild)
    own = {article.id for article in await library.articles() if article.library == library.key}
    given = {(await library.add_file(path)).article.id for path in demo_articles()}
    for article_id in own - given:
        await library.remove(article_id)
    await bot.server_settings.choose(library, choices)


async def _join(env: simcord.Env, bot: Quoth, guild: GuildHandle) -> None:
    """Let the bot say what it says when a server takes it in."""
    joined = bot.get_guild(guild.id)
    if joined is not None:
        bot.dispatch("guild_join", joined)
        await env.settle()


async def _post(env: simcord.Env, forum: ChannelHandle, author: MemberActor) -> ChannelHandle:
    """Let somebody post in the forum, which simcord's people cannot do by themselves."""
    backend = env.backend
    thread = backend.create_thread(forum.id, POST, author.id, broadcast=False)
    # The first message of a post has the post's own number.
    starter: Any = backend.prepare_message(thread.id, author.id, POST_TEXT)
    starter.id = thread.id
    backend.commit_message(starter, broadcast=False)
    backend.announce_thread_create(thread)
    backend.announce_message_create(starter)
    await env.settle()
    return next(post for post in forum.threads if post.id == thread.id)
