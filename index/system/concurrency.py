"""Several coroutines at once, a few concurrently of whoever takes what they return."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterable, AsyncIterator, Coroutine, Iterable
from typing import Any, TypeVar

_T = TypeVar("_T")


async def concurrently(
    work: Iterable[Coroutine[Any, Any, _T]] | AsyncIterable[Coroutine[Any, Any, _T]], width: int
) -> AsyncIterator[_T]:
    """Run coroutines, `width` at a time, and yield what each returns, in their order.

    When one fails, or nobody asks for the rest, those that have begun are cancelled.
    """
    begun: deque[asyncio.Task[_T]] = deque()
    try:
        async for coroutine in work if isinstance(work, AsyncIterable) else _in_turn(work):
            begun.append(asyncio.create_task(coroutine))
            if len(begun) >= width:
                yield await begun.popleft()
        while begun:
            yield await begun.popleft()
    finally:
        for task in begun:
            task.cancel()
        await asyncio.gather(*begun, return_exceptions=True)


async def _in_turn(work: Iterable[_T]) -> AsyncIterator[_T]:
    for one in work:
        yield one
