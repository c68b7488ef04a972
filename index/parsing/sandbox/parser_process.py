"""One process that reads documents, as seen from the process that it reads for."""

from __future__ import annotations

import logging
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from index.errors import UnreadableDocument
from index.system.worker_process import (
    CallFailed,
    FunctionRaised,
    ProcessEnded,
    ResultTooLarge,
    WorkerProcess,
)

_T = TypeVar("_T")
_HARMLESS = {"UnreadableDocument", "ImportError"}
"""What a function raises on purpose; after anything else its process is not used again."""
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

    def __init__(self, process: WorkerProcess, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self.is_sound = True
        self.reads = 0
        self.kill = process.kill
        self.gone = process.gone

    @classmethod
    async def start(cls, limits: Limits) -> ReadingProcess:
        """Start a process.

        Raises:
            CallFailed: none can be started.
        """
        bounds = str(limits.memory), str(limits.cpu_seconds)
        module = "index.parsing.sandbox.worker"
        return cls(await WorkerProcess.start(module, *bounds, *limits.readable), limits)

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
        self.reads += 1
        self.is_sound = False
        try:
            result = await self._process.call(function, args, kwargs, max_bytes=self._limits.output)
        except CallFailed as failure:
            self.is_sound = isinstance(failure, FunctionRaised) and bool(
                _HARMLESS.intersection(failure.kinds)
            )
            raise _sentence(shown, failure, self._limits) from failure
        self.is_sound = True
        return result


def _sentence(shown: str, failure: CallFailed, limits: Limits) -> UnreadableDocument:
    """Return what to say of a document over which a call failed."""
    match failure:
        case FunctionRaised(kinds=kinds) if "UnreadableDocument" in kinds:
            return UnreadableDocument(failure.message)
        case FunctionRaised(kinds=kinds) if "ImportError" in kinds:
            _log.error("%s needs a library that cannot be loaded: %s", shown, failure.message)
            return UnreadableDocument(
                f"{shown} cannot be read here: a library it needs cannot be loaded "
                f"({failure.message}); the operator can install it again."
            )
        case FunctionRaised(kinds=kinds) if "MemoryError" in kinds:
            return UnreadableDocument(
                f"{shown} takes more than {limits.memory // 1024**2} MB of memory to read; split "
                "it or save it in another format."
            )
        case ResultTooLarge():
            return UnreadableDocument(
                f"{shown} unpacks to more than {limits.output // 1024**2} MB of text; split it "
                "into smaller documents."
            )
        case ProcessEnded(code=code) if code == -getattr(signal, "SIGXCPU", 0):
            return UnreadableDocument(
                f"{shown} takes more than {limits.cpu_seconds} seconds of computing to read; "
                "split it or save it in another format."
            )
    _log.warning("%s could not be read: %s", shown, failure)
    return UnreadableDocument(f"{shown} could not be read. Try saving it in another format.")
