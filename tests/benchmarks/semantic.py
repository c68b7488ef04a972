"""What comparing by meaning costs: a question of paragraphs never read, and of those that were.

    uv run --extra semantic python -m tests.benchmarks.semantic [--questions 10]

The first 80 words of sixteen paragraphs of ../shared/data are new to each question, which is then
asked again. Times are in milliseconds, memory in MB.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path

import click

from index.answering.reranking.e5 import E5
from index.answering.reranking.rerank import DEPTH, pieces_of
from index.model import Paragraph
from tests.benchmarks.engines.measuring import Memory
from tests.benchmarks.engines.questions import read
from tests.benchmarks.timing import percentiles

WORDS = 80
"""Of each paragraph."""
_ASKED = 60
"""Characters of a question."""
Passages = list[list[str]]


@click.command()
@click.option("--questions", "count", type=int, default=10, help="How many are asked.")
def main(count: int) -> None:
    """Measure so many questions."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(measure(Path(folder), count))


async def measure(folder: Path, count: int) -> None:
    """Ask, ask again, and print."""
    first, *asked = _questions(count + 1)
    memory = Memory()
    reader = E5(folder)
    try:
        loaded = await _ask(reader, *first)
        unread = [await _ask(reader, *each) for each in asked]
        read = [await _ask(reader, *each) for each in asked]
        held = memory.now()
    finally:
        await reader.close()
    click.echo(f"the first question, the model loaded for it: {1e3 * loaded:.0f}")
    click.echo(f"{DEPTH} paragraphs of {WORDS} words, never read: {percentiles(unread)}")
    click.echo(f"the same, read before: {percentiles(read)}")
    click.echo(f"memory: {held:.0f} MB")


def _questions(count: int) -> list[tuple[str, Passages]]:
    """Return questions, and for each the pieces of paragraphs that no other has."""
    words = [text.split() for text in read().texts]
    long = [" ".join(of[:WORDS]) for of in words if len(of) >= WORDS]
    groups = [long[n : n + DEPTH] for n in range(0, count * DEPTH, DEPTH)]
    return [(group[0][:_ASKED], [_pieces(text) for text in group]) for group in groups]


def _pieces(text: str) -> list[str]:
    paragraph = Paragraph(number=1, start=0, end=len(text), text=text)
    return pieces_of("SQuAD", paragraph, "en")


async def _ask(reader: E5, question: str, passages: Passages) -> float:
    began = time.perf_counter()
    if await reader.compare(question, passages) is None:
        raise click.ClickException("The model cannot be had; the log says why.")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
