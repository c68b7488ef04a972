"""What helps where the library has no answer: the closest passage, and people."""

from __future__ import annotations

import re

import discord

from bot.localisation import Audience
from bot.questions.permission_to_ask import settings_for, showing_refused
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape
from bot.rendering.passage import render_passage
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond, result_or_defer, say
from bot.servers.permissions import may_mention
from bot.servers.settings import ServerSettings
from bot.ui.answer_buttons import ButtonContext
from bot.ui.frame import UNSURE, framed

_ROLE = re.compile(r"<@&(\d+)>")
_QUOTE = 900


async def show_closest(button: ButtonContext) -> None:
    """Show whoever pressed the passage that comes closest, although it may not answer."""
    work = button.library.closest(button.question)
    passage = await result_or_defer(button.interaction, work, private=True)
    if passage is None:
        await say(button.interaction, button.words("closest-none"))
        return
    pieces = [button.words("closest"), *render_passage(passage, button.words, _QUOTE)]
    layout = framed(pieces, UNSURE)
    await respond(button.interaction, Reply("\n".join(pieces), layout))


async def ask_team(button: ButtonContext) -> None:
    """Ask the role that the server has chosen, in this channel, once for each question."""
    settings = await settings_for(button.interaction)
    role = _ROLE.fullmatch(settings.instead or "")
    if role is None:
        await say(button.interaction, button.words("team-none"))
        return
    if refused := _refused(button, settings, int(role[1])):
        await say(button.interaction, refused)
        return
    given = await button.given()
    if not await button.journal.claim_share(given.id):
        await say(button.interaction, button.words("team-asked-already"))
        return
    sentence = Audience.of(button.interaction).public(
        "team-question",
        team=role.group(),
        whom=button.interaction.user.mention,
        question=escape(one_line(button.question)),
    )
    pinged = discord.AllowedMentions(
        everyone=False, users=False, roles=[discord.Object(int(role[1]))]
    )
    try:
        await button.interaction.response.send_message(sentence, allowed_mentions=pinged)
    except FAILED:
        await button.journal.release_share(given.id)
        raise


def _refused(button: ButtonContext, settings: ServerSettings, number: int) -> str | None:
    """Return why the team cannot be asked here by whoever pressed; None where it can."""
    interaction = button.interaction
    if refused := showing_refused(interaction, settings):
        return button.words(refused)
    role = interaction.guild.get_role(number) if interaction.guild else None
    if role is None:
        return button.words("team-none")
    if may_mention(role, interaction.app_permissions):
        return None
    return button.words("team-unreachable", team=role.mention)
