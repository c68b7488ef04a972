"""The simulated server: its channel, its people, and what they find there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import discord
import simcord
from discord import app_commands
from simcord import ChannelHandle, MemberActor

from bot.client import Quoth
from bot.demo.text import message_as_text
from bot.demo.welcome import WELCOME, Suggestions

FIRST_QUESTION = "Who resigned from the IRS?"
"""Asked as the demo starts; the sample library answers it."""


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


async def build_scene(env: simcord.Env, bot: Quoth) -> Scene:
    """Make the server with its people, at today's date."""
    user = bot.user
    if user is None:
        raise RuntimeError("the bot is not logged in")
    # Not `advance_time`: whatever the bot does every few minutes would be done for a whole year.
    env.backend.advance_clock(max(0.0, (datetime.now(UTC) - env.now()).total_seconds()))
    await user.edit(username="Quoth")
    guild = env.create_guild("Quoth demo")
    channel = guild.create_text_channel("ask-quoth", topic="Ask about the articles in the library.")
    admins = guild.create_role("Admins", permissions=discord.Permissions(manage_guild=True))
    member = guild.add_member(env.create_user("mia", global_name="Mia (member)"))
    admin = guild.add_member(env.create_user("ada", global_name="Ada (admin)"), roles=[admins])
    return Scene(user.mention, channel, member, admin)


async def ask_first_question(scene: Scene) -> str:
    """Let the member mention the bot with the first question; return the reply as Markdown."""
    asked = await scene.member.send(scene.channel, f"{scene.mention} {FIRST_QUESTION}")
    replies = [message for message in scene.channel.history() if message.id > asked.id]
    return "\n".join(message_as_text(message) for message in replies)


async def greet(scene: Scene, bot: Quoth) -> None:
    """Let the bot post the welcome message; the last message is the one the page opens at."""
    ask = bot.tree.get_command("ask")
    if not isinstance(ask, app_commands.Command):
        raise TypeError("the bot has no command /ask")
    channel = bot.get_partial_messageable(scene.channel.id)
    await channel.send(WELCOME.format(mention=scene.mention), view=Suggestions(ask))
