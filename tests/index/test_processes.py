"""Several processes on one data directory, some of them killed at random moments."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from index import Library, ReindexRunning
from tests.index.conftest import assert_sound, lighthouse
from tests.index.test_reindexing import MANY, fill, split_by_another_rule

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")


@contextmanager
def victim(job: str, data_dir: Path) -> Iterator[tuple[subprocess.Popen[str], IO[str]]]:
    """Start a job of `victims`, yield it when its library is open, and kill it at the end."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.index.victims", job, str(data_dir)],
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == "ready\n"
            yield process, process.stdout
        finally:
            process.kill()


async def test_what_another_process_adds_answers_the_next_question(
    library: Library, tmp_path: Path
) -> None:
    await library.add(lighthouse(1))
    assert (await library.ask("Who was the keeper of station L0001?")).answered
    with victim("one", tmp_path / "data") as (_, output):
        article_id = output.readline().strip()
    answer = await library.ask("Who was the keeper of station L0007?")
    assert answer.passages[0].article_id == article_id


async def test_one_reindex_at_a_time_on_the_whole_machine(library: Library, tmp_path: Path) -> None:
    await fill(library)
    with victim("slow", tmp_path / "data") as (_, output):
        assert output.readline() == "halfway\n"
        with pytest.raises(ReindexRunning, match=f"running: 0 of {MANY} articles done") as caught:
            await library.reindex()
        [status] = await library.status()
        assert status.reindexing == caught.value.progress
        assert status.generation == 0
        # The other process holds no transaction: adding goes on.
        await library.add(lighthouse(MANY))
        with victim("polite", tmp_path / "data") as (_, polite):
            assert polite.readline().startswith("A reindex is already running: 0 of")
    [status] = await library.status()
    assert (status.reindexing, status.generation) == (None, 0)
    report = await library.reindex()  # the killed process has left no lock behind
    assert report.articles == MANY + 1


async def test_what_another_process_reindexed_is_taken_over(
    library: Library, tmp_path: Path
) -> None:
    await fill(library)
    await split_by_another_rule(tmp_path / "data")
    old = (await library.ask("Who was the keeper of station L0001?")).passages[0]
    assert old.paragraph_count == 1
    with victim("reindex", tmp_path / "data") as (_, output):
        assert output.readline() == "reindexed\n"
    for _ in range(100):
        new = (await library.ask("Who was the keeper of station L0001?")).passages[0]
        if new.paragraph == 3:
            break
        time.sleep(0.02)  # noqa: ASYNC251 - what loads meanwhile loads in a thread
    assert new.text == "The keeper of station L0001 was Olav Berg, “who never slept”."


@pytest.mark.parametrize("seed", range(4))
async def test_a_kill_loses_nothing_that_was_acknowledged(tmp_path: Path, seed: int) -> None:
    moments = random.Random(seed)  # noqa: S311 - reproducible, not secret
    acknowledged: dict[str, int] = {}
    async with Library.open(tmp_path) as library:
        acknowledged |= {key: n for n, key in enumerate(await fill(library))}
    for job in ("add", "reindex", "both"):
        await split_by_another_rule(tmp_path)
        with victim(job, tmp_path) as (process, output):
            time.sleep(moments.uniform(0, 0.25))  # noqa: ASYNC251 - the other process runs on
            process.kill()
            said = output.read().splitlines()
        acknowledged |= {
            line.split()[1]: int(line.split()[2]) for line in said if line.startswith("added")
        }
        assert_sound(tmp_path)
        async with Library.open(tmp_path) as library:
            await check(library, acknowledged, swapped="reindexed" in said)


async def check(library: Library, acknowledged: dict[str, int], *, swapped: bool) -> None:
    """The library has all that was acknowledged, in one generation or the other, and answers."""
    articles = {article.id: article for article in await library.articles()}
    assert acknowledged.keys() <= articles.keys()
    old = {article.paragraphs for article in articles.values()} - {3}
    filled = {articles[key].paragraphs for key, number in acknowledged.items() if number < MANY}
    assert filled == {3} if swapped else filled in ({1}, {3})
    assert old <= {1}
    for key in articles:
        article = await library.article(key)
        numbers = [paragraph.number for paragraph in article.paragraphs]
        assert numbers == list(range(1, len(numbers) + 1))
        for part in article.paragraphs:
            assert article.text[part.start : part.end] == part.text
    key, number = max(acknowledged.items(), key=lambda item: item[1])
    answer = await library.ask(f"Who was the keeper of station L{number:04}?")
    assert answer.passages[0].article_id == key
