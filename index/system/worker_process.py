"""A process that calls functions for this one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from asyncio.subprocess import Process
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from index.system.calls import HEADER_BYTES, Call, Reply, pack
from index.system.child_process import MINIMAL, start

PORTION = 1024 * 1024
"""Bytes that are handed over or taken at once, so that nothing else waits for long."""
_T = TypeVar("_T")
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)  # the same on Windows, which lacks the first


class CallFailed(Exception):
    """A function could not be called in another process, or returned nothing; says why."""


class FunctionRaised(CallFailed):
    """The function raised something.

    Attributes:
        kinds: names of its class and of those that this is one of.
        message: what it says; of an `ImportError`, what cannot be imported.
    """

    def __init__(self, kinds: Sequence[str], message: str) -> None:
        super().__init__(f"{kinds[0]}: {message}")
        self.kinds = kinds
        self.message = message


class ProcessEnded(CallFailed):
    """The process ended, with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(f"the process ended with code {code}")
        self.code = code


class ResultTooLarge(CallFailed):
    """The function returned more than was asked for."""


class WorkerProcess:
    """A process that takes calls, one after the other; end it with `kill` and `gone`."""

    def __init__(self, process: Process) -> None:
        self._process = process
        to, back = process.stdin, process.stdout
        assert to is not None  # noqa: S101 - asked for when it was started
        assert back is not None  # noqa: S101 - the same
        self._to, self._back = to, back
        # asyncio forgets to wake the first of two who read from one stream.
        self._exchanging = asyncio.Lock()

    @classmethod
    async def start(
        cls, module: str, *arguments: str, environment: Sequence[str] = MINIMAL
    ) -> WorkerProcess:
        """Start a module of this package; see `index.system.child_process.start`.

        Raises:
            CallFailed: no process can be started.
        """
        try:
            return cls(await start(module, *arguments, environment=environment))
        except OSError as error:
            raise CallFailed(f"no process can be started: {error.strerror}") from error

    async def call(
        self,
        function: Callable[..., _T],
        args: Sequence[Any] = (),
        kwargs: Mapping[str, Any] | None = None,
        *,
        max_bytes: int | None = None,
    ) -> _T:
        """Call a function there.

        Args:
            function: one of a module, annotated, that takes and returns what MessagePack knows.
                Of something long it returns an iterator: unpacking holds up all threads for as
                long as one value takes.
            args: its arguments.
            kwargs: its named arguments.
            max_bytes: of what it returns.

        Raises:
            CallFailed: it raised something, returned too much or nonsense, or the process ended.
        """
        call = Call(function.__module__, function.__name__, tuple(args), dict(kwargs or {}))
        message = await asyncio.to_thread(pack, call)
        async with self._exchanging:
            body = await self._exchange(message, max_bytes)
        return await asyncio.to_thread(_result, body, get_type_hints(function)["return"])

    def kill(self) -> None:
        """End the process now."""
        # Not by `Process.kill`: that reaps one that has ended just now, before asyncio does, which
        # then logs an "Unknown child process" and has 255 for its exit code.
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._process.pid, _KILL)

    async def gone(self) -> None:
        """Wait until it has ended and left nothing behind."""
        self._to.close()
        async with self._exchanging:  # whoever still waits for a reply sees the end first
            await self._back.read()
        await self._process.wait()

    async def _exchange(self, message: bytes, max_bytes: int | None) -> bytearray:
        try:
            view = memoryview(message)
            for start_ in range(0, len(view), PORTION):
                self._to.write(view[start_ : start_ + PORTION])
                await self._to.drain()
            left = int.from_bytes(await self._back.readexactly(HEADER_BYTES), "big")
            if max_bytes is not None and left > max_bytes:
                raise ResultTooLarge(f"it returned {left:,} bytes")
            # At once: what lacks memory in the middle loses bytes in asyncio, and waits for ever.
            body = bytearray(left)
            for at in range(0, left, PORTION):
                end = min(at + PORTION, left)
                body[at:end] = await self._back.readexactly(end - at)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise ProcessEnded(await self._process.wait()) from None
        return body


def _result(body: bytearray, kind: Any) -> Any:
    try:
        reply = msgspec.msgpack.decode(body, type=Reply)
        if reply.raised:
            raise FunctionRaised(reply.raised, reply.message)
        if get_origin(kind) is Iterator:
            [kind] = get_args(kind)
            return iter([msgspec.msgpack.decode(value, type=kind) for value in reply.results])
        return msgspec.msgpack.decode(reply.results[0], type=kind)
    except msgspec.DecodeError as error:
        raise CallFailed(f"its reply is none: {error}") from error
