"""“Tell me when the library can answer this”: opt-in, kept until told or for 30 days."""

from __future__ import annotations

import logging

import discord
from discord import ui

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.context import Handler
from bot.localisation import Words
from bot.rendering.answer import render_content
from bot.rendering.limits import CONTENT, shorten
from bot.rendering.question_heading import question_of
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond, say
from bot.servers.permissions import may_write
from bot.ui.answer_buttons import ButtonContext
from bot.ui.controls import ControlContext, button
from bot.ui.frame import NEUTRAL, framed
from index import Answer, LibraryError, Wish, WishState

BY_MESSAGE, BY_MENTION = "tell-by-message", "tell-by-mention"
"""Names of the buttons that say how."""
SECONDS = 45.0
"""Pause between two looks at whether libraries that somebody waits for have changed."""
_log = logging.getLogger(__name__)


class WishesCog(BackgroundCog):
    """Asks what members wait for whenever a library has changed, and tells them the answer."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self.tell, "telling members of answers", SECONDS)
        self._tried: dict[Wish, WishState] = {}

    async def tell(self) -> None:
        """Tell the members whose questions can be answered now.

        Raises:
            LibraryError: it cannot be read now what they wait for.
        """
        wishes = self.bot.library.wishes
        waiting = await wishes.all(self.bot.serves)
        states = await wishes.states({wish.library for wish in waiting})
        self._tried = {wish: self._tried[wish] for wish in waiting if wish in self._tried}
        for wish in waiting:
            if self._tried.get(wish) == states[wish.library]:
                continue
            try:
                await self._try(wish, states[wish.library])
            except LibraryError as error:
                _log.warning("Could not ask what a member is waiting for: %s", error)

    async def _try(self, wish: Wish, state: WishState) -> None:
        """Ask what a member waits for, and tell them if there is an answer."""
        library = self.bot.library.of(wish.library)
        choices = await self.bot.server_settings.of(library)
        await library.ready()
        answer = await library.ask(wish.question, limit=1, caution=choices.caution)
        if not answer.answered:
            self._tried[wish] = state
        elif await self._told(wish, answer):
            await library.wishes.delete(wish)

    async def _told(self, wish: Wish, answer: Answer) -> bool:
        """Tell a member; False where it is to be tried again."""
        guild = self.bot.get_guild(int(wish.library)) if wish.library.isdecimal() else None
        words = self.bot.audience_of(guild).public
        try:
            # Who has left the server is not told what its articles say.
            member = await (guild.fetch_member if guild else self.bot.fetch_user)(wish.member)
        except discord.NotFound:
            return True
        except FAILED as error:
            _log.info("Could not tell a member: %s", error)
            return False
        channel = guild.get_channel_or_thread(int(wish.place)) if guild and wish.place else None
        if isinstance(channel, discord.TextChannel | discord.Thread) and may_write(channel):
            mentioned = f"<@{wish.member}> {_sentence(answer, words)}"
            pinged = discord.AllowedMentions(
                everyone=False, roles=False, users=[discord.Object(wish.member)]
            )
            return await _sent(channel, mentioned, pinged)
        return await _sent(member, _sentence(answer, words), discord.AllowedMentions.none())


def _sentence(answer: Answer, words: Words) -> str:
    return shorten(f"{words('wish-come-true')}\n{render_content(answer, words)}", CONTENT - 50)


async def _sent(
    place: discord.abc.Messageable, text: str, mentions: discord.AllowedMentions
) -> bool:
    """Send a message; False where it is worth another try."""
    try:
        await place.send(text, suppress_embeds=True, allowed_mentions=mentions)
    except FAILED as error:
        _log.info("Could not tell a member: %s", error)
        return isinstance(error, discord.Forbidden | discord.NotFound)
    return True


async def ask_how(pressed: ButtonContext) -> None:
    """Ask whoever pressed how to be told; nothing is kept until that is chosen."""
    text = pressed.words("wish-how")
    layout = framed([pressed.heading, text], NEUTRAL)
    choices = [button(pressed.words("button-wish-message"), BY_MESSAGE)]
    if pressed.interaction.guild_id is not None:
        choices.append(button(pressed.words("button-wish-mention"), BY_MENTION))
    layout.add_item(ui.ActionRow(*choices))
    await respond(pressed.interaction, Reply(f"{pressed.heading}\n{text}", layout))


async def wish_message(control: ControlContext) -> None:
    """Keep that somebody wants to be told by a direct message."""
    await _keep(control, "")


async def wish_mention(control: ControlContext) -> None:
    """Keep that somebody wants to be told by a mention in this very place."""
    await _keep(control, str(control.interaction.channel_id or ""))


async def _keep(control: ControlContext, place: str) -> None:
    message = control.interaction.message
    question = question_of(message) if message else ""
    if not question:
        await say(control.interaction, control.words("answer-forgotten"))
        return
    wish = Wish(control.library.key, control.interaction.user.id, question, place)
    kept = await control.library.wishes.add(wish)
    await say(control.interaction, control.words("wish-kept" if kept else "wish-too-many"))


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.answer_handlers["tell"] = Handler(ask_how, managers_only=False)
    bot.control_handlers[BY_MESSAGE] = Handler(wish_message, managers_only=False)
    bot.control_handlers[BY_MENTION] = Handler(wish_mention, managers_only=False)
    await bot.add_cog(WishesCog(bot))
