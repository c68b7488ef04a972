"""One reindex of a library at a time, on the whole machine, and how far it is for all to see."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

from filelock import FileLock, Timeout
from msgspec.structs import asdict

from index.errors import ReindexRunning, StorageError
from index.reports import Progress

_ASKING_SECONDS = 2.0
"""How long those may take together who ask just when a reindex begins."""
_PUBLISH_SECONDS = 0.2
"""At most so often is the progress written down."""
_log = logging.getLogger(__name__)


class ReindexLock:
    """A lock of the operating system, which a killed process leaves open by itself.

    The progress of its holder is a small file beside it; without a holder that file says nothing.
    Whether there is one shows a second lock, which the holder has too: to ask, that one is tried,
    so that nobody who only asks can refuse a start.
    """

    def __init__(self, folder: Path, library: str) -> None:
        name = quote(library, safe="")
        self._lock_path = folder / f"reindex-{name}.lock"
        self._shown_path = folder / f"reindex-{name}.running"
        self._progress_path = folder / f"reindex-{name}.json"
        self._published = 0.0

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Hold the lock in the block.

        Raises:
            ReindexRunning: somebody else holds it.
            StorageError: the folder of locks cannot be written.
        """
        lock = FileLock(self._lock_path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise reindex_running(self._read()) from None
        except OSError as error:
            raise _unwritable(self._lock_path, error) from error
        try:
            # Whoever is just asking lets go at once.
            with FileLock(self._shown_path, timeout=_ASKING_SECONDS, poll_interval=0.001):
                # What a killed process left says nothing about this reindex.
                self._progress_path.unlink(missing_ok=True)
                yield
        finally:
            with suppress(OSError):
                self._progress_path.unlink()
            lock.release()

    def publish(self, progress: Progress) -> None:
        """Write down how far the holder is; the last call wins, the frequent ones are skipped.

        A failure is logged: the reindex goes on without.
        """
        now = time.monotonic()
        if now - self._published < _PUBLISH_SECONDS:
            return
        self._published = now
        draft = self._progress_path.with_suffix(".part")
        try:
            draft.write_text(progress_text(progress), "utf-8")
            draft.replace(self._progress_path)
        except OSError as error:
            _log.warning("Cannot show how far the reindex is: %s", _unwritable(draft, error))

    def progress(self) -> Progress | None:
        """Return how far the holder is, or None when there is none or it has not said yet."""
        progress = self._read()
        return progress if progress is not None and self.is_held() else None

    def is_held(self) -> bool:
        """Return whether somebody holds it, without leaving a trace."""
        if not self._shown_path.exists():
            return False
        try:
            with FileLock(self._shown_path, timeout=0):
                return False
        except Timeout:
            return True
        except OSError as error:
            raise _unwritable(self._shown_path, error) from error

    def left_behind(self) -> bool:
        """Return whether a holder that was killed has left its progress behind."""
        return self._progress_path.exists() and not self.is_held()

    def _read(self) -> Progress | None:
        try:
            return read_progress(self._progress_path.read_text("utf-8"))
        except OSError:
            return None  # not there yet


def progress_text(progress: Progress) -> str:
    """Return how far a reindex is as `read_progress` reads it."""
    return json.dumps(asdict(progress))


def read_progress(text: str | None) -> Progress | None:
    """Return how far a reindex is, None where nothing says so that this version understands."""
    try:
        return Progress(**json.loads(text)) if text else None
    except (ValueError, TypeError):
        return None


def reindex_running(progress: Progress | None) -> ReindexRunning:
    """Return the error of a library that is being reindexed already."""
    if progress is None:
        sentence = "A reindex has just begun; wait for it to finish."
    else:
        done = f"{progress.articles_done:,} of {progress.articles_total:,} articles done"
        sentence = f"A reindex is already running: {done}{_to_go(progress.remaining)}."
    return ReindexRunning(sentence, progress)


def _to_go(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds >= 120:
        return f", about {seconds / 60:.0f} minutes to go"
    whole = max(1, round(seconds))
    return f", about {whole} second{'s' if whole > 1 else ''} to go"


def _unwritable(path: Path, error: OSError) -> StorageError:
    return StorageError(
        f"{path} cannot be written ({error.strerror}); check the folder's permissions and the "
        "disk's free space."
    )
