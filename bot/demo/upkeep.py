"""Screenshots of what those who manage a server see."""

from __future__ import annotations

from discord import ui

from bot.demo.scene import Scene
from bot.demo.shots import Act, Target
from bot.localisation import ENGLISH, words_in
from bot.rendering.reindex import render_progress
from bot.ui.controls import button
from index import Progress

OPEN = (
    "Where can I park my car?",
    "Is there parking for cars?",
    "What is the capital of France?",
)
"""Questions that nothing in the demo answers; the first two are alike."""
PARKING = """\
Where to park

You can park your car behind the library, in the yard, for two hours.
"""
"""An article that answers some of them."""
PROGRESS = Progress(312, 840, 15_920, 21.0, 36.0)
"""How far a large reindex is; the demo's own is done before it could be pictured."""


async def _settings(scene: Scene) -> list[Target]:
    shown = await scene.admin.slash(scene.channel, "settings")
    if shown.response is not None:
        label = words_in(ENGLISH)("button-settings-answers")
        await scene.admin.click(shown.response, label=label)
    return [shown]


async def _insights(scene: Scene) -> list[Target]:
    for question in OPEN:
        await scene.member.send(scene.channel, f"{scene.mention} {question}")
    return [await scene.admin.slash(scene.channel, "insights")]


async def _reindex_running(scene: Scene) -> list[Target]:
    words = words_in(ENGLISH)
    view = ui.View(timeout=None).add_item(button(words("button-stop"), "stop-reindex"))
    channel = scene.bot.get_partial_messageable(scene.channel.id)
    return [await channel.send(render_progress(PROGRESS, words), view=view)]


async def _reindex_done(scene: Scene) -> list[Target]:
    file = ("parking.txt", PARKING.encode())
    await scene.admin.slash(scene.channel, "library add", file=file)
    return [await scene.admin.slash(scene.channel, "library reindex")]


UPKEEP: dict[str, Act] = {
    "settings": _settings,
    "insights": _insights,
    "reindex-running": _reindex_running,
    "reindex-done": _reindex_done,
}
"""What a manager sees, by the names of the files."""
