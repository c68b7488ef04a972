"""The lock of a reindex and the progress beside it."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import Progress, ReindexRunning, StorageError
from index.system.reindex_lock import ReindexLock


def test_only_one_holds_it_and_another_library_is_free(tmp_path: Path) -> None:
    one, again, two = (ReindexLock(tmp_path, key) for key in "112")
    with one.hold(), two.hold(), pytest.raises(ReindexRunning), again.hold():
        pass
    with ReindexLock(tmp_path, "1").hold():
        pass


@pytest.mark.parametrize(
    ("remaining", "sentence"),
    [
        (12.3, "A reindex is already running: 120 of 4,000 articles done, about 12 seconds to go."),
        (0.2, "A reindex is already running: 120 of 4,000 articles done, about 1 second to go."),
        (600, "A reindex is already running: 120 of 4,000 articles done, about 10 minutes to go."),
        (None, "A reindex is already running: 120 of 4,000 articles done."),
    ],
)
def test_who_comes_second_is_told_how_far_it_is(
    tmp_path: Path, remaining: float | None, sentence: str
) -> None:
    progress = Progress(120, 4000, 700, 5.0, remaining)
    first, second = ReindexLock(tmp_path, "a"), ReindexLock(tmp_path, "a")
    with first.hold():
        assert second.progress() is None
        with pytest.raises(ReindexRunning, match="has just begun"), second.hold():
            pass
        first.publish(progress)
        assert second.progress() == progress
        with pytest.raises(ReindexRunning) as caught, second.hold():
            pass
    assert (str(caught.value), caught.value.progress) == (sentence, progress)
    assert second.progress() is None


@pytest.mark.parametrize("left", ['{"articles_done": 1}', "", "[]", "\x00", None])
def test_what_a_killed_process_left_says_nothing(tmp_path: Path, left: str | None) -> None:
    lock = ReindexLock(tmp_path, "a")
    if left is None:
        with lock.hold():
            lock.publish(Progress(1, 2, 3, 4.0, 5.0))
            stale = (tmp_path / "reindex-a.json").read_text()
        (tmp_path / "reindex-a.json").write_text(stale)
    else:
        (tmp_path / "reindex-a.json").write_text(left)
    assert ReindexLock(tmp_path, "a").progress() is None
    with ReindexLock(tmp_path, "a").hold():
        assert ReindexLock(tmp_path, "a").progress() is None


def test_asking_never_keeps_a_reindex_from_beginning(tmp_path: Path) -> None:
    over = threading.Event()

    def ask() -> None:
        lock = ReindexLock(tmp_path, "a")
        while not over.is_set():
            lock.is_held()
            lock.progress()
            lock.left_behind()

    with ThreadPoolExecutor() as pool:
        asking = [pool.submit(ask) for _ in range(3)]
        try:
            for _ in range(300):
                with ReindexLock(tmp_path, "a").hold():
                    ReindexLock(tmp_path, "a").publish(Progress(1, 2, 3, 4.0, 5.0))
        finally:
            over.set()
        for one in asking:
            one.result()


def test_progress_that_cannot_be_written_ends_no_reindex(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    lock = ReindexLock(tmp_path, "a")
    with lock.hold():
        (tmp_path / "reindex-a.part").mkdir()
        lock.publish(Progress(1, 2, 3, 4.0, 5.0))
        assert "Cannot show how far the reindex is" in caplog.text
        assert lock.is_held()


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "locks"
    folder.mkdir()
    with ReindexLock(folder, "../../x").hold():
        made = [path for path in tmp_path.rglob("*") if path.is_file()]
        assert {path.parent for path in made} == {folder}


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    lock = ReindexLock(tmp_path / "file", "a")
    with pytest.raises(StorageError, match="cannot be written"), lock.hold():
        pass
