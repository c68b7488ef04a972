"""Posts of a forum that ask much the same as a new one."""

from __future__ import annotations

import logging

import discord

from bot.localisation import Words
from bot.rendering.markdown import link
from bot.replies.deliver import FAILED
from bot.servers.settings import ServerSettings
from bot.servers.solved_tags import is_solved
from index import Caution, Text, quote_unstored

SHOWN = 3
"""Posts that are shown, at most."""
_ARCHIVED = 100
_log = logging.getLogger(__name__)


async def similar_posts(post: discord.Thread) -> list[discord.Thread]:
    """Return other posts of the same forum whose titles are about the same, best first."""
    forum = post.parent
    if not isinstance(forum, discord.ForumChannel):
        return []
    posts = {thread.id: thread for thread in forum.threads}
    try:
        posts |= {one.id: one async for one in forum.archived_threads(limit=_ARCHIVED)}
    except FAILED as error:
        _log.info("Archived posts of forum %d could not be read: %s", forum.id, error)
    posts.pop(post.id, None)
    titles = [Text(str(number), thread.name) for number, thread in posts.items()]
    found = await quote_unstored(post.name, titles, limit=SHOWN, caution=Caution.EAGER)
    return [posts[int(passage.article_id)] for passage in found]


def render_similar(posts: list[discord.Thread], choices: ServerSettings, words: Words) -> str:
    """Return links to posts, those that are solved marked."""
    lines = [
        f"- {link(post.name, post.jump_url)}{' ✅' if is_solved(post, choices) else ''}"
        for post in posts
    ]
    return "\n".join([words("similar-posts"), *lines])
