"""Who wants to read the same at the same time waits for one reading, which begins afterwards."""

import asyncio

import pytest

from index import Draft, Library
from index.storage.shared_reads import SharedReads


class Source:
    """A value that is read slowly, as it was when the reading began."""

    def __init__(self) -> None:
        self.value, self.readings = 0, 0
        self.goes_on = asyncio.Event()

    async def read(self) -> int:
        self.readings += 1
        value = self.value
        await self.goes_on.wait()
        if value < 0:
            raise ValueError("it cannot be read")
        return value


async def test_those_who_come_meanwhile_share_the_next_reading() -> None:
    source, reads = Source(), SharedReads[int]()
    first = asyncio.create_task(reads.get("a", source.read))
    await asyncio.sleep(0)
    source.value = 1
    others = [asyncio.create_task(reads.get("a", source.read)) for _ in range(5)]
    elsewhere = asyncio.create_task(reads.get("b", source.read))
    await asyncio.sleep(0)
    source.goes_on.set()
    assert await first == 0
    assert await asyncio.gather(*others) == [1] * 5
    assert await elsewhere == 1
    assert source.readings == 3
    assert await reads.get("a", source.read) == 1
    assert source.readings == 4


async def test_one_who_gives_up_leaves_the_reading_to_the_others() -> None:
    source, reads = Source(), SharedReads[int]()
    waiting = [asyncio.create_task(reads.get("a", source.read)) for _ in range(4)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    waiting[1].cancel()
    await asyncio.sleep(0)
    source.goes_on.set()
    assert await asyncio.gather(*waiting[2:]) == [0, 0]
    assert waiting[0].cancelled()
    assert waiting[1].cancelled()


async def test_an_error_is_for_all_who_waited_and_for_nobody_after_them() -> None:
    source, reads = Source(), SharedReads[int]()
    source.value = -1
    waiting = [asyncio.create_task(reads.get("a", source.read)) for _ in range(3)]
    await asyncio.sleep(0)
    source.goes_on.set()
    for one in waiting:
        with pytest.raises(ValueError, match="cannot be read"):
            await one
    source.value = 1
    assert await reads.get("a", source.read) == 1


async def test_a_question_asked_after_an_article_was_added_is_answered_from_it(
    library: Library,
) -> None:
    async def add_and_ask(number: int) -> bool:
        text = f"The lamp of tower T{number}00 was lit in {1800 + number} by Anna Bell{number}."
        await library.add(Draft(f"Tower T{number}00", text, "text", f"tower:{number}"))
        answer = await library.ask(f"When was the lamp of tower T{number}00 lit?")
        return answer.answered and answer.passages[0].title == f"Tower T{number}00"

    assert all(await asyncio.gather(*(add_and_ask(number) for number in range(30))))
