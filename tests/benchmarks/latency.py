"""How long a question takes, from the event that comes in to the reply that goes out.

    uv run python -m tests.benchmarks.latency [--paragraphs 1000 100000] [--questions 200]

The real bot answers mentions in a simulated Discord, one at a time and fifty at once. The time
between discord.py's handing over a message and its being handed the reply is reported by itself:
it is neither discord.py's nor simcord's. Times are in milliseconds; the libraries are made up, and
three of four questions have an answer there.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import discord
import simcord

from bot import Settings, create_bot
from bot.client.bot import Quoth
from index import Library, keep_loaded
from index.search.postings import numba_search
from index.search.postings.numba_warmup import MIN_PARAGRAPHS
from tests.benchmarks.invented import articles, mixed_questions
from tests.benchmarks.timing import percentiles

AT_ONCE = 50
PATIENCE = 30.0
"""Seconds in which the bot has to answer; its loops rest for longer, or they were waited for."""


class Stopwatch:
    """When each question came in, was handed over, was answered, and went out, in seconds."""

    def __init__(self) -> None:
        self.came: dict[int, float] = {}
        self._handed: dict[int, float] = {}
        self._answered: dict[int, float] = {}
        self._went: dict[int, float] = {}
        self._gone = asyncio.Event()

    def listen(self, event: str, payload: Mapping[str, Any]) -> None:
        """Take note of a reply that Discord shows."""
        reference = payload.get("message_reference") or {}
        if event == "MESSAGE_CREATE" and reference:
            self._went[int(reference["message_id"])] = time.perf_counter()
            self._gone.set()

    async def wait(self, asked: Sequence[int]) -> None:
        """Wait until some questions are answered, without the simulator's looking on.

        It looks at every task and timer again and again, which takes longer than an answer.
        """
        async with asyncio.timeout(PATIENCE):
            while not self._went.keys() >= set(asked):
                self._gone.clear()
                await self._gone.wait()

    @contextmanager
    def attached(self, bot: Quoth) -> Iterator[None]:
        """Take note of what passes between discord.py and the bot."""
        state, send = bot._connection, discord.abc.Messageable.send
        dispatch = state.dispatch

        def dispatching(event: str, /, *arguments: Any, **named: Any) -> None:
            if event == "message":
                self._handed[arguments[0].id] = time.perf_counter()
            dispatch(event, *arguments, **named)

        async def sending(channel: Any, *arguments: Any, **named: Any) -> discord.Message:
            self._answered[named["reference"].message_id] = time.perf_counter()
            return await send(channel, *arguments, **named)

        state.dispatch = dispatching
        discord.abc.Messageable.send = sending  # type: ignore[assignment,method-assign]
        try:
            yield
        finally:
            state.dispatch = dispatch
            discord.abc.Messageable.send = send  # type: ignore[method-assign]

    def report(self, name: str, asked: Sequence[int]) -> str:
        """Return a line about some questions, by the ids of their messages."""
        total = [self._went[key] - self.came[key] for key in asked]
        ours = [self._answered[key] - self._handed[key] for key in asked]
        last = 1e3 * max(total)
        return f"{name:<24}{percentiles(total)}  last {last:7.1f}   ours {percentiles(ours)}"


@click.command()
@click.option("--paragraphs", "sizes", type=int, multiple=True, default=(1_000, 100_000))
@click.option("--questions", "count", type=int, default=200, help="How many are asked.")
def main(sizes: tuple[int, ...], count: int) -> None:
    """Measure libraries of these sizes, in paragraphs."""
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(measure(Path(folder), size, count))


async def measure(data_dir: Path, paragraphs: int, count: int) -> None:
    """Fill a library, start the bot on it, ask and print."""
    began = time.perf_counter()
    async with Library.open(data_dir) as library:
        for draft in articles(paragraphs):
            await library.add(draft)
    click.echo(f"{paragraphs:,} paragraphs, added in {time.perf_counter() - began:.0f} s")
    if paragraphs >= MIN_PARAGRAPHS:
        numba_search.warm()  # as `quoth run` does in the background
    keep_loaded()  # as it does before it connects
    settings = Settings(data_dir=data_dir, sample=False, member_questions=0, channel_questions=0)
    async with simcord.run(create_bot(settings), settle_timeout=PATIENCE) as env:
        bot, watch = env.bot, Stopwatch()
        assert isinstance(bot, Quoth)
        try:
            with watch.attached(bot):
                await _ask_all(env, watch, mixed_questions(paragraphs, count))
        finally:
            await bot.close()


async def _ask_all(env: simcord.Env, watch: Stopwatch, texts: Sequence[str]) -> None:
    guild = env.create_guild("Benchmark")
    channel = guild.create_text_channel("questions")
    member = guild.add_member(env.create_user("mia"))
    env.backend.subscribers.append(watch.listen)

    def ask(text: str) -> int:
        came = time.perf_counter()
        content = f"<@{env.backend.bot_user.id}> {text}"
        message = env.backend.create_message(channel.id, member.id, content)
        watch.came[message.id] = came
        return int(message.id)

    first = ask(texts[0])
    await env.settle()
    click.echo(watch.report("the first, with loading", [first, first]))
    one_by_one = []
    spent = time.process_time()
    for text in texts:
        one_by_one.append(ask(text))
        await watch.wait(one_by_one[-1:])
    spent = 1000 * (time.process_time() - spent) / len(texts)
    click.echo(watch.report("one at a time", one_by_one))
    click.echo(f"{'':<24}CPU {spent:7.1f} a question, discord.py's and simcord's included")
    await env.settle()
    at_once = [ask(text) for text in texts[:AT_ONCE]]
    await watch.wait(at_once)
    click.echo(watch.report(f"{len(at_once)} at once", at_once))
    await env.settle()


if __name__ == "__main__":
    main()
