"""Several processes on one data directory, some of them killed at random moments."""

from __future__ import annotations

import multiprocessing
import random
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from index import Library, ReindexRunning
from tests.index.conftest import lighthouse, on_sqlite
from tests.index.ingest.test_reindex import MANY, fill, split_by_another_rule
from tests.index.library import victims

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


class Victim:
    """A process that does a job of `victims`, from when its library is open until it is killed."""

    def __init__(self, job: victims.Job, data_dir: Path, seconds: float = 0) -> None:
        # A server that has imported everything forks each victim: a kill costs no second's start.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([victims.__name__])
        self._answers, theirs = context.Pipe(duplex=False)
        self._process = context.Process(target=victims.work, args=(job, data_dir, theirs, seconds))
        self._process.start()
        theirs.close()
        assert self.hear() == "ready"

    def hear(self) -> object:
        """Return the next thing that it says."""
        return self._answers.recv()

    def kill(self) -> list[object]:
        """Kill it with SIGKILL and return what it has said since it was last heard."""
        self._process.kill()
        return self.killed()

    def killed(self) -> list[object]:
        """Wait until it has died or done its job, and return what it has said since."""
        said = []
        with self._answers:
            try:
                while True:
                    said.append(self._answers.recv())
            except EOFError:
                self._process.join()
                self._process.close()
                return said


@contextmanager
def victim(job: victims.Job, data_dir: Path) -> Iterator[Victim]:
    process = Victim(job, data_dir)
    try:
        yield process
    finally:
        process.kill()


@on_sqlite
async def test_what_another_process_adds_answers_the_next_question(
    library: Library, tmp_path: Path
) -> None:
    await library.add(lighthouse(1))
    assert (await library.ask("Who was the keeper of station L0001?")).answered
    with victim(victims.add_one, tmp_path / "data") as other:
        article_id = other.hear()
    answer = await library.ask("Who was the keeper of station L0007?")
    assert answer.passages[0].article_id == article_id


@on_sqlite
async def test_one_reindex_at_a_time_on_the_whole_machine(library: Library, tmp_path: Path) -> None:
    await fill(library)
    with victim(victims.reindex_halfway, tmp_path / "data") as other:
        assert other.hear() == "halfway"
        with pytest.raises(ReindexRunning, match=rf"\d+ of {MANY} articles done") as caught:
            await library.reindex()
        [status] = await library.status()
        assert status.reindexing == caught.value.progress
        assert status.generation == 0
        # The other process holds no transaction: adding goes on.
        await library.add(lighthouse(MANY))
        with victim(victims.reindex_politely, tmp_path / "data") as third:
            assert str(third.hear()).startswith("A reindex is already running: ")
    [status] = await library.status()
    assert (status.reindexing, status.generation) == (None, 0)
    report = await library.reindex()  # the killed process has left no lock behind
    assert report.articles == MANY + 1


@on_sqlite
async def test_what_another_process_reindexed_is_taken_over(
    library: Library, tmp_path: Path
) -> None:
    await fill(library)
    await split_by_another_rule(tmp_path / "data")
    old = (await library.ask("Who was the keeper of station L0001?")).passages[0]
    assert old.paragraph_count == 1
    with victim(victims.reindex, tmp_path / "data") as other:
        assert other.hear() == "reindexed"
    new = (await library.ask("Who was the keeper of station L0001?")).passages[0]
    assert new.text == "The keeper of station L0001 was Olav Berg, “who never slept”."


@pytest.mark.parametrize("seed", range(4))
async def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    moments = random.Random(seed)  # noqa: S311 - reproducible, not secret
    async with Library.open(tmp_path) as library:
        acknowledged = {key: number for number, key in enumerate(await fill(library))}
    for job in (victims.add_without_end, victims.reindex, victims.reindex_and_add) * 2:
        await split_by_another_rule(tmp_path)
        # Sooner rather than later: most of a reindex is over after a tenth of a second.
        said = Victim(job, tmp_path, 0.3 * moments.random() ** 2 + 0.001).killed()
        acknowledged |= dict(answer for answer in said if isinstance(answer, tuple))
        async with Library.open(tmp_path) as library:
            await check(library, acknowledged, swapped="reindexed" in said)
        assert_sound(tmp_path / "quoth.db")


@pytest.mark.parametrize("seed", range(3))
async def test_a_kill_while_the_index_is_saved_harms_no_answer(
    tmp_path: Path, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    moments = random.Random(seed)  # noqa: S311 - reproducible, not secret
    answered: dict[str, int] = {}
    for _ in range(5):
        seconds = 0.05 + 0.25 * moments.random()
        said = Victim(victims.add_and_ask_without_end, tmp_path, seconds).killed()
        answered |= dict(answer for answer in said if isinstance(answer, tuple))
        async with Library.open(tmp_path) as library:
            for key, number in [*answered.items()][-3:]:
                answer = await library.ask(f"Who was the keeper of station L{number:04}?")
                assert answer.passages[0].article_id == key
    assert answered
    assert not caplog.records  # what was saved last was whole every time


@on_sqlite
async def test_two_processes_add_answer_and_save_at_the_same_time(
    library: Library, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with victim(victims.add_and_ask_without_end, tmp_path / "data") as other:
        for number in range(20):
            own = (await library.add(lighthouse(number))).article
            answer = await library.ask(f"Who was the keeper of station L{number:04}?")
            assert answer.passages[0].article_id == own.id
        theirs = other.hear()
    assert isinstance(theirs, tuple)
    answer = await library.ask(f"Who was the keeper of station L{theirs[1]:04}?")
    assert answer.passages[0].article_id == theirs[0]
    async with Library.open(tmp_path / "data") as third:
        for key, number in ((own.id, 19), theirs):
            answer = await third.ask(f"Who was the keeper of station L{number:04}?")
            assert answer.passages[0].article_id == key
    assert not caplog.records


async def check(library: Library, acknowledged: dict[str, int], *, swapped: bool) -> None:
    """The library has all that was acknowledged, in one generation or the other, and answers."""
    articles = {article.id: article for article in await library.articles()}
    assert acknowledged.keys() <= articles.keys()
    # What was there before the victim is all of one generation; what it added was split anew.
    old_ones = {articles[key].paragraphs for key, number in acknowledged.items() if number < MANY}
    assert old_ones == {3} if swapped else old_ones in ({1}, {3})
    assert {article.paragraphs for article in articles.values()} <= {1, 3}
    for key in articles:
        article = await library.article(key)
        numbers = [paragraph.number for paragraph in article.paragraphs]
        assert numbers == list(range(1, len(numbers) + 1))
        for part in article.paragraphs:
            assert article.text[part.start : part.end] == part.text
    key, number = max(acknowledged.items(), key=lambda item: item[1])
    answer = await library.ask(f"Who was the keeper of station L{number:04}?")
    assert answer.passages[0].article_id == key


def assert_sound(path: Path) -> None:
    """The database is whole, and so is everything in it that hangs together."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
