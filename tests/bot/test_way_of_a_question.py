"""A question passes few files, and `bot/README.md` names them all."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from types import FrameType

from discord.abc import Messageable

import bot
from bot.rendering.excerpt import render_excerpt
from bot.ui.answer import AnswerLayout
from index import Library
from index.activity.journal import Journal
from tests.bot.world import BRIDGE, World, text_of

ROOT = Path(bot.__file__).parent
MOST = 12
LANDMARKS = {
    function.__code__
    for function in (
        Library.ask, Journal.remember, Journal.place, render_excerpt,
        AnswerLayout.__init__, Messageable.send,
    )
}  # fmt: skip
"""Where a question is asked, an answer kept, shown, laid out and sent; whoever leads there is on
its way."""


class Trace:
    """The files that run, and those that lead to a landmark; it is called at every call."""

    def __init__(self) -> None:
        self.ran: set[str] = set()
        self.passed: set[str] = set()
        self.landmarks: set[object] = set()

    def __call__(self, frame: FrameType, event: str, _: object) -> None:
        if event != "call":
            return
        self.ran.add(frame.f_code.co_filename)
        if frame.f_code in LANDMARKS:
            self.landmarks.add(frame.f_code)
            caller: FrameType | None = frame
            while caller is not None:
                self.passed.add(caller.f_code.co_filename)
                caller = caller.f_back


def of_the_bot(files: set[str]) -> set[str]:
    """Return those of the files that are the bot's, by their path within it."""
    paths = map(Path, files)
    return {path.relative_to(ROOT).as_posix() for path in paths if ROOT in path.parents}


def named() -> set[str]:
    """Return the files that the README puts on the way of a question."""
    text = (ROOT / "README.md").read_text("utf-8").partition("**The way of a question**")[2]
    steps = text.partition("\n\n")[2].partition("\n\n")[0]
    return set(re.findall(r"`((?!index/)[a-z_/]+\.py)`", steps))


async def test_a_question_passes_what_the_readme_says(world: World) -> None:
    await world.add(BRIDGE)
    trace = Trace()
    sys.setprofile(trace)
    try:
        await world.member.send(world.channel, f"{world.mention} How long is the harbour bridge?")
    finally:
        sys.setprofile(None)
    assert "503 metres" in text_of(world.replies()[0])
    assert trace.landmarks == LANDMARKS
    assert of_the_bot(trace.passed) <= named()
    assert named() <= of_the_bot(trace.ran)
    assert len(named()) <= MOST
