"""What members have said, for whoever presses, where the library is silent."""

from __future__ import annotations

import discord

from bot.questions.memory import MemoryClosed, remember
from bot.questions.permission_to_ask import may_ask, settings_for
from bot.rendering.memory import Remembered, render_memory
from bot.replies.send import Reply, respond, result_or_defer, say
from bot.servers.readable_channels import Readers
from bot.ui.answer_buttons import ButtonContext
from bot.ui.frame import MEMORY, framed


async def search_memory(button: ButtonContext) -> None:
    """Show whoever pressed what members have said, from channels that this very person may read."""
    interaction, member = button.interaction, button.interaction.user
    choices = await settings_for(interaction)
    if choices.memory is None or not isinstance(member, discord.Member):
        await say(interaction, button.words("control-outdated"))
        return
    if not await may_ask(interaction):
        return
    work = remember(interaction.client, Readers(member), button.question, caution=choices.caution)
    try:
        found = await result_or_defer(interaction, work, private=True)
    except MemoryClosed as closed:
        await say(interaction, button.words(str(closed)))
        return
    await _show(button, found)


async def _show(button: ButtonContext, found: list[Remembered]) -> None:
    pieces = render_memory(found, button.words)
    if not pieces:
        await say(button.interaction, button.words("memory-none"))
        return
    layout = framed(pieces, MEMORY)
    await respond(button.interaction, Reply("\n".join(pieces), layout))
