"""1,500 questions to one machine, to two on PostgreSQL, to a new one, and after 200 changes."""

from __future__ import annotations

import random

from index import Answer, Library, copy_from
from tests.benchmarks.invented import articles, questions
from tests.campaign.installations import Installations, installations
from tests.campaign.tally import Tally
from tests.index.conftest import lighthouse

PARAGRAPHS = 4_000
STATIONS = 300
QUESTIONS = 1_500
CHANGES = 200


async def run(_: float, seed: int) -> Tally:
    """Ask all, change, and ask all again."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    asked = _questions()
    async with installations() as made:
        a, b = await made.open("a"), await made.open("b")
        for draft in articles(PARAGRAPHS):
            await a.add(draft)
        for number in range(STATIONS):
            await b.add(lighthouse(number))
        await _compare(await _one_machine(made, "one"), [a, b], asked, tally, "at first")
        for number in range(CHANGES):
            await _change((a, b)[number % 2], chance)
            await (b, a)[number % 2].ask(asked[number])
        others = [a, b, await made.open("fresh")]
        await _compare(await _one_machine(made, "two"), others, asked, tally, "after changes")
    tally.figures["questions"] = f"{QUESTIONS:,} at first, {QUESTIONS:,} after {CHANGES} changes"
    return tally


def _questions() -> list[str]:
    half = QUESTIONS // 2
    stations = [f"When was the lamp of station L{n % STATIONS:04} first lit?" for n in range(half)]
    return [*questions(PARAGRAPHS, QUESTIONS - half), *stations]


async def _one_machine(made: Installations, name: str) -> Library:
    """Return the same library in SQLite, indexed anew."""
    (made.folder / name).mkdir()
    await copy_from(made.url, made.folder / name)
    return await made.open(name, database="")


async def _change(library: Library, chance: random.Random) -> None:
    number = chance.randrange(STATIONS)
    kind = chance.random()
    if kind < 0.7:
        await library.add(lighthouse(number, opened=chance.randrange(1800, 1900)))
    elif kind < 0.85:
        await library.add(lighthouse(STATIONS + chance.randrange(STATIONS)))
    else:
        found = await library.articles()
        await library.remove(chance.choice(found).id)


async def _compare(
    one: Library, others: list[Library], asked: list[str], tally: Tally, when: str
) -> None:
    for question in asked:
        answer: Answer = await one.ask(question)
        for library in others:
            tally.injected += 1
            if await library.ask(question) != answer:
                tally.found("leaked", f"{when}, another answer to {question}")
