"""Reading documents in processes of their own, bounded in time, memory and what they return.

Parsers of PDF, Office documents and web pages are large, partly written in C, and fed by
strangers. Whatever a document does to its parser, here it is one sentence for that document.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence
from contextvars import Context
from typing import ParamSpec, TypeVar

from index.errors import UnreadableDocument
from index.parsing import Documents, Unread, read_all_in_portions, read_in_portions
from index.parsing.encoding.decoding import shown_name
from index.parsing.portions import joined, joined_all
from index.parsing.sandbox.parser_process import Limits, ReadingProcess
from index.system.worker_process import CallFailed

IDLE_SECONDS = 60.0
"""How long a process waits for another document before it is ended."""
MAX_READS = 500
"""Documents after which a process is replaced: parsers lose memory."""

_P = ParamSpec("_P")
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class Sandbox:
    """A few processes that read documents; started when needed, used again, ended when idle.

    Args:
        limits: of each document.
        processes: the most at once; as many as there are processors, four at most, by default.
    """

    def __init__(self, limits: Limits | None = None, processes: int | None = None) -> None:
        self.limits = limits or Limits()
        self.processes = processes or min(os.cpu_count() or 1, 4)
        self._free = asyncio.Semaphore(self.processes)
        self._idle: list[ReadingProcess] = []
        self._all: set[ReadingProcess] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._retirement: asyncio.TimerHandle | None = None
        self._closed = False
        if sys.platform == "win32":
            _log.warning("Windows cannot limit the memory of the processes that read documents.")

    async def read(self, document: Unread) -> Documents:
        """Read a document as `index.parsing.read_documents` does.

        Raises:
            UnreadableDocument: as there; or it took too much time or memory, or made its
                parser crash.
        """
        portions = await self.run(document.name, read_in_portions, document)
        return await asyncio.to_thread(joined, portions)

    async def read_all(self, documents: Sequence[Unread]) -> list[Documents | UnreadableDocument]:
        """Read documents in one call, and return of each what it gave or why nothing.

        One that breaks a limit is found by reading each in a call of its own; the limits are then
        those of one document.
        """
        if len(documents) > 1:
            name = f"{documents[0].name} and what was read with it"
            try:
                portions = await self.run(name, read_all_in_portions, [*documents])
                return await asyncio.to_thread(joined_all, portions)
            except UnreadableDocument:
                _log.info("%d documents are read one by one.", len(documents))
        return await asyncio.gather(*map(self._attempt, documents))

    async def _attempt(self, document: Unread) -> Documents | UnreadableDocument:
        try:
            return await self.read(document)
        except UnreadableDocument as error:
            return error

    async def run(
        self, name: str, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Call a function in one of the processes.

        Args:
            name: of the document, for messages.
            function: one of a module, annotated, that takes text, bytes, numbers and mappings of
                them, and returns these, tuples and dataclasses, or an iterator of them.
            args: its arguments.
            kwargs: its named arguments.

        Raises:
            UnreadableDocument: the function raised it, the document broke a limit, no process
                could be started, or the sandbox was closed.
        """
        shown = shown_name(name)
        async with self._free:
            process = await self._take(shown)
            try:
                # Not `wait_for`, which in Python 3.11 may forget that it has been cancelled.
                async with asyncio.timeout(self.limits.seconds):
                    return await process.call(shown, function, args, kwargs)
            except MemoryError:
                raise UnreadableDocument(
                    f"There is not enough memory to read {shown} right now; add it later."
                ) from None
            except TimeoutError:
                raise UnreadableDocument(
                    f"{shown} takes longer than {self.limits.seconds:.0f} seconds to "
                    "read; split it or save it in another format."
                ) from None
            finally:  # also when the caller was cancelled: who knows what the process is doing
                if process.is_sound and process.reads < MAX_READS:
                    self._keep(process)
                else:
                    self._end(process)

    def end_idle(self) -> None:
        """End the processes that read nothing now; what they hold is wanted elsewhere."""
        if self._retirement is not None:
            self._retirement.cancel()
            self._retirement = None
        while self._idle:
            self._end(self._idle.pop())

    async def close(self) -> None:
        """End all processes, also those that are reading; those who wait for them are told."""
        self._closed = True
        self.end_idle()
        for process in list(self._all):
            self._end(process)
        for _ in range(self.processes):  # those who are starting one, or wait, see it then
            await self._free.acquire()
        for _ in range(self.processes):
            self._free.release()
        await asyncio.gather(*self._ending)

    async def _take(self, shown: str) -> ReadingProcess:
        """Return a process, started if none is idle, unless the sandbox is closed."""
        if self._idle:
            return self._idle.pop()
        process = None if self._closed else await self._start(shown)
        if process is None or self._closed:
            if process is not None:
                self._end(process)
            raise UnreadableDocument(f"{shown} was not read: Quoth is stopping; add it again.")
        return process

    async def _start(self, shown: str) -> ReadingProcess:
        try:
            process = await ReadingProcess.start(self.limits)
        except CallFailed as error:
            raise UnreadableDocument(
                f"{shown} cannot be read now, as {error}; add it again later."
            ) from error
        self._all.add(process)
        return process

    def _keep(self, process: ReadingProcess) -> None:
        self._idle.append(process)
        if self._retirement is not None:
            self._retirement.cancel()
        # In a context of its own: it belongs to nobody who had something read.
        later = asyncio.get_running_loop().call_later
        self._retirement = Context().run(later, IDLE_SECONDS, self.end_idle)

    def _end(self, process: ReadingProcess) -> None:
        if process not in self._all:
            return
        self._all.discard(process)
        process.kill()
        task = asyncio.create_task(process.gone(), name="wait for a reading process to end")
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
