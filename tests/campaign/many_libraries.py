"""A thousand libraries of 200 paragraphs, each asked for the first time, and again."""

from __future__ import annotations

from itertools import islice

from tests.benchmarks.invented import articles, questions
from tests.campaign.installations import installations, percentiles, timed
from tests.campaign.tally import Tally

LIBRARIES = 1_000
PARAGRAPHS = 200


async def run(_: float, seed: int) -> Tally:
    """Fill all by one process, and ask them by another."""
    tally = Tally(injected=LIBRARIES)
    cold: list[float] = []
    warm: list[float] = []
    texts: dict[str, str] = {}
    drafts = list(islice(articles(PARAGRAPHS), 4))
    asked = questions(PARAGRAPHS, 8)
    async with installations() as made:
        writer, reader = await made.open("writer"), await made.open("reader")
        for number in range(LIBRARIES):
            library = writer.of(str(number + 1))
            for draft in drafts:
                await library.add(draft)
        await reader.of(str(LIBRARIES + 1)).ask(asked[0])  # what is loaded once a process
        for number in range(LIBRARIES):
            library = reader.of(str(number + 1))
            question = asked[(number + seed) % len(asked)]
            answer = await timed(library.ask(question), cold)
            text = answer.passages[0].text if answer.passages else ""
            if texts.setdefault(question, text) != text:
                tally.found("lost", f"another answer from library {number}")
        for number in range(LIBRARIES):
            library = reader.of(str(number + 1))
            await timed(library.ask(asked[(number + seed + 1) % len(asked)]), warm)
    tally.figures |= {"cold": percentiles(cold), "warm": percentiles(warm)}
    return tally
