"""Changed by one process, asked of another at once: always the new text, and soon?"""

from __future__ import annotations

import random

from tests.benchmarks.invented import articles
from tests.campaign.installations import installations, percentiles, timed
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

PARAGRAPHS = 10_000
CHANGES = 400


async def run(_: float, seed: int) -> Tally:
    """Change and ask in turns."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    waits: list[float] = []
    async with installations() as made:
        a, b = await made.open("a"), await made.open("b")
        for draft in articles(PARAGRAPHS):
            await a.add(draft)
        for number in range(50):
            await a.add(lighthouse(number))
        await b.ready()
        for number in range(CHANGES):
            writer, reader = (a, b) if number % 2 else (b, a)
            station, year = chance.randrange(50), chance.randrange(1000, 9999)
            await writer.add(lighthouse(station, opened=year))
            question = f"When was the lamp of station L{station:04} first lit?"
            answer = await timed(reader.ask(question), waits)
            tally.injected += 1
            if not answer.passages or f"first lit in {year}" not in answer.passages[0].text:
                tally.found("lost", f"the old text of station {station}")
    tally.figures["asked at once"] = percentiles(waits[10:])
    return tally
