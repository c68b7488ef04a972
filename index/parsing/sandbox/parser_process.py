"""One process that reads documents, as seen from the process that it reads for."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from asyncio.subprocess import Process
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_type_hints

from index.errors import UnreadableDocument
from index.parsing.sandbox.messages import HEADER_BYTES, Call, Reply, pack
from index.system.child_process import start

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one document may take.

    Attributes:
        seconds: from the first byte handed over to the last received.
        cpu_seconds: of computing.
        memory: bytes of address space.
        output: bytes of what is returned.
        readable: folders that the process may read beside those that it loads code from.
    """

    seconds: float = 60.0
    cpu_seconds: int = 30
    memory: int = 1024 * 1024 * 1024
    output: int = 128 * 1024 * 1024
    readable: tuple[str, ...] = ()


class ReadingProcess:
    """A process that runs `index.parsing.sandbox.worker`.

    Attributes:
        is_sound: whether it can be called again.
        reads: how often it was called.
    """

    def __init__(self, process: Process, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self.is_sound = True
        self.reads = 0

    @classmethod
    async def start(cls, limits: Limits) -> ReadingProcess:
        """Start a process."""
        return cls(
            await start("index.parsing.sandbox.worker", str(limits.memory), *limits.readable),
            limits,
        )

    async def call(
        self,
        shown: str,
        function: Callable[..., _T],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> _T:
        """Call a function there; `shown` is what to call the document in a message.

        Raises:
            UnreadableDocument: the function raised it, or the document broke a limit.
        """
        # Here, since msgspec is loaded for it: only those who read need it.

        self.reads += 1
        self.is_sound = False
        call = Call(
            *(function.__module__, function.__name__, args, dict(kwargs)), self._limits.cpu_seconds
        )
        body = await self._exchange(await asyncio.to_thread(pack, call), shown)
        # Long documents take their time to unpack.
        reply, result = await asyncio.to_thread(_unpacked, body, function, shown)
        if reply.broken:
            _log.warning("%s could not be read: %s", shown, reply.broken)
            raise _broken(shown, reply.broken, self._limits)
        self.is_sound = True
        if reply.missing is not None:
            _log.error("%s needs a library that cannot be imported: %s", shown, reply.missing)
            raise UnreadableDocument(
                f"{shown} cannot be read here, because a library that reads it cannot be loaded "
                f"({reply.missing}); whoever runs Quoth can install it again."
            )
        if reply.refused is not None:
            raise UnreadableDocument(reply.refused)
        return result

    def kill(self) -> None:
        """End the process now."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Wait until it has ended and left nothing behind."""
        to, back = self._process.stdin, self._process.stdout
        assert to is not None  # noqa: S101 - asked for when it was started
        assert back is not None  # noqa: S101 - the same
        to.close()
        with contextlib.suppress(RuntimeError):  # whoever still waits for a reply sees the end
            await back.read()
        await self._process.wait()

    async def _exchange(self, message: bytes, shown: str) -> bytes:

        to, back = self._process.stdin, self._process.stdout
        assert to is not None  # noqa: S101 - asked for when it was started
        assert back is not None  # noqa: S101 - the same
        try:
            to.write(message)
            await to.drain()
            length = int.from_bytes(await back.readexactly(HEADER_BYTES), "big")
            if length > self._limits.output:
                raise UnreadableDocument(
                    f"{shown} unpacks to more than {self._limits.output // 1024**2} MB of text; "
                    "divide it into smaller documents."
                )
            return await back.readexactly(length)
        except (asyncio.IncompleteReadError, ConnectionError):
            raise _crashed(shown, await self._process.wait(), self._limits) from None


def _unpacked(body: bytes, function: Callable[..., _T], shown: str) -> tuple[Reply, _T]:
    import msgspec

    try:
        reply = msgspec.msgpack.decode(body, type=Reply)
        if reply.broken or reply.missing is not None or reply.refused is not None:
            return reply, None  # type: ignore[return-value]  # there is no result then
        kind = get_type_hints(function)["return"]
        return reply, msgspec.msgpack.decode(reply.result, type=kind)
    except msgspec.DecodeError as error:
        raise UnreadableDocument(f"{shown} made its reader answer nonsense.") from error


def _crashed(shown: str, code: int, limits: Limits) -> UnreadableDocument:
    if code == -getattr(signal, "SIGXCPU", 0):
        return UnreadableDocument(
            f"{shown} takes more than {limits.cpu_seconds} seconds of computing to read; divide "
            "it or save it in another format."
        )
    _log.warning("%s made the process that read it end with code %s", shown, code)
    return _broken(shown, "crash", limits)


def _broken(shown: str, why: str, limits: Limits) -> UnreadableDocument:
    if why == "out of memory":
        return UnreadableDocument(
            f"{shown} takes more than {limits.memory // 1024**2} MB of memory to read; divide it "
            "or save it in another format."
        )
    return UnreadableDocument(
        f"{shown} cannot be read: its reader broke down over it; save it in another format."
    )
