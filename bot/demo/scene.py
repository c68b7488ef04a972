"""The simulated server: its channel, its people, and what they find there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import discord
import simcord
from simcord import ChannelHandle, MemberActor

from bot.demo.text import message_as_text

FIRST_QUESTION = "Who resigned from the IRS?"
"""Asked as the demo starts; the sample library answers it."""

WELCOME = """\
### Welcome! I am Quoth, and I answer with the exact words of my articles.
You are **Mia**, a member, or **Ada**, an admin: choose at the top of the page. Try these:
- `/ask question: When was the agreement signed?`
- `/ask question: Which executive order stands behind it?`
- `/ask question: How does Quoth choose the sentence in bold?`
- `/ask question: What is the capital of France?` (my articles do not say)
- `{mention} What did Todd Lyons say?` sent as a message, or a reply to one of my answers
- **Find the source** in the menu of any message
- `/library list`, and as Ada `/library add`, `/library reindex` and `/library status`\
"""


@dataclass(frozen=True, slots=True)
class Scene:
    """The simulated server and who is in it.

    Attributes:
        mention: what mentions the bot.
        channel: where everybody meets.
        member: somebody without special permissions.
        admin: somebody with Manage Server.
    """

    mention: str
    channel: ChannelHandle
    member: MemberActor
    admin: MemberActor


async def build_scene(env: simcord.Env) -> Scene:
    """Make the server with its welcome message, at today's date."""
    await env.advance_time(max(0.0, (datetime.now(UTC) - env.now()).total_seconds()))
    bot = env.bot
    if bot.user is None:
        raise RuntimeError("simcord has not logged the bot in")
    await bot.user.edit(username="Quoth")
    guild = env.create_guild("Quoth demo")
    channel = guild.create_text_channel("ask-quoth", topic="Ask about the articles in the library.")
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(env.create_user("mia", global_name="Mia (member)"))
    admin = guild.add_member(env.create_user("ada", global_name="Ada (admin)"), roles=[admins])
    welcome = bot.get_partial_messageable(channel.id)
    await welcome.send(WELCOME.format(mention=bot.user.mention))
    return Scene(bot.user.mention, channel, member, admin)


async def ask_first_question(scene: Scene) -> str:
    """Let the member mention the bot with the first question; return the reply as Markdown."""
    asked = await scene.member.send(scene.channel, f"{scene.mention} {FIRST_QUESTION}")
    replies = [message for message in scene.channel.history() if message.id > asked.id]
    return "\n".join(message_as_text(message) for message in replies)
