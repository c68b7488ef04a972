"""Time and memory of what runs in this process."""

from __future__ import annotations

import ctypes
import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

MB = 1e6
_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")


def seconds(work: Callable[[], object]) -> float:
    """Return how long it takes, by the clock."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class Memory:
    """What this process holds more than when this was made, in MB; 0 where Linux is not."""

    def __init__(self) -> None:
        _tidy()
        self._before = _status("VmRSS")
        if _RESET.exists():
            _RESET.write_text("5")  # from here on the peak is counted

    def peak(self) -> float:
        """Return the most it has held since."""
        return _status("VmHWM") - self._before

    def now(self) -> float:
        """Return what it holds, rubbish collected."""
        _tidy()
        return max(0.0, _status("VmRSS") - self._before)  # others may have been freed


def size(folder: Path) -> float:
    """Return the size of all files in a folder, in MB."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / MB


def _tidy() -> None:
    gc.collect()
    if sys.platform == "linux":
        ctypes.CDLL(None).malloc_trim(0)


def _status(key: str) -> float:
    if not _STATUS.exists():
        return 0.0
    fields = dict(line.split(":", 1) for line in _STATUS.read_text().splitlines())
    return int(fields[key].split()[0]) * 1024 / MB
