"""What can be done with an answer: page through it, see around it, share, judge, delete it."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.answer_buttons.context_and_why import show_context, show_reasons
from bot.cogs.answer_buttons.declined import ask_team, show_closest
from bot.cogs.answer_buttons.delete import DELETE, delete, delete_from_menu
from bot.cogs.answer_buttons.further_questions import ask_corrected, ask_left
from bot.cogs.answer_buttons.memory import search_memory
from bot.cogs.answer_buttons.more import show_menu
from bot.cogs.answer_buttons.pages import turn_back, turn_on
from bot.cogs.answer_buttons.share import share, show_privately
from bot.cogs.answer_buttons.solved import mark_solved
from bot.cogs.answer_buttons.vote import Reasons, vote_helpful, vote_unhelpful
from bot.context import Handler
from bot.ui.answer_buttons import AnswerButton


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    actions = {
        "previous": turn_back,
        "next": turn_on,
        "context": show_context,
        "why": show_reasons,
        "helpful": vote_helpful,
        "unhelpful": vote_unhelpful,
        "memory": search_memory,
        "solved": mark_solved,
        "share": share,
        "private": show_privately,
        "delete": delete,
        "more": show_menu,
        "closest": show_closest,
        "team": ask_team,
        "corrected": ask_corrected,
        "left": ask_left,
    }
    for name, action in actions.items():
        bot.answer_handlers[name] = Handler(action, managers_only=False)
    bot.control_handlers[DELETE] = Handler(delete_from_menu, managers_only=False)
    bot.add_dynamic_items(AnswerButton)
    await bot.add_cog(Reasons(bot))
