"""Reading in processes of their own: the same result, whatever a document does."""

from __future__ import annotations

import asyncio
import os
import resource
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from index.errors import UnreadableDocument
from index.parsing import Documents, Unread, read_documents
from index.parsing.sandbox import worker
from index.parsing.sandbox.parser_process import Limits, ReadingProcess
from index.parsing.sandbox.sandbox import Sandbox
from tests.events import children, no_long_turns, until
from tests.index.parsing.formats.makers import packed
from tests.index.parsing.sandbox.victims import (
    HANGING,
    crash,
    hang,
    hoard,
    shout,
    spend,
    think,
    want,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no limits on Windows")

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="it takes /proc to see it hang")
TESTS = str(Path(__file__).parents[3])
"""Where what is called in these tests is loaded from."""
TEXT = b"Tides\n\nThe tide rises twice a day, and the fishermen know."


class Watched(Sandbox):
    """A sandbox that tells which processes it has started."""

    def __init__(self, limits: Limits, processes: int) -> None:
        super().__init__(limits, processes)
        self._others = children()

    def children(self) -> set[int]:
        """Those that have not ended, or that nobody has waited for."""
        return children() - self._others

    def is_hanging(self) -> bool:
        """Whether one of them says that it waits for ever."""
        names = (Path(f"/proc/{child}/comm") for child in self.children())
        return HANGING in {name.read_text("utf-8").strip() for name in names if name.exists()}


@asynccontextmanager
async def sandbox(processes: int = 1, **limits: float) -> AsyncIterator[Watched]:
    """A sandbox that leaves no process behind."""
    bounds = Limits(**limits, readable=(TESTS,))  # type: ignore[arg-type]  # some are whole numbers
    made = Watched(bounds, processes)
    try:
        yield made
    finally:
        await made.close()
        assert not made.children()


async def test_the_same_as_without_a_process() -> None:
    data = packed(
        {"a.txt": TEXT, "b.html": "<html><body><p id=x>It falls.</p></body></html>", "c": ""}
    )
    async with sandbox() as box:
        assert await box.read(Unread(data, "a.zip", origin="o")) == read_documents(
            data, "a.zip", origin="o"
        )
        with pytest.raises(UnreadableDocument, match=r"e\.txt is empty"):
            await box.read(Unread(b"", "e.txt"))


async def test_processes_are_used_again_and_no_more_than_allowed() -> None:
    async with sandbox(processes=2) as box:
        await asyncio.gather(*(box.read(Unread(TEXT, f"{i}.txt")) for i in range(20)))
        assert len(box.children()) == 2


@pytest.mark.parametrize(
    ("misdeed", "says"),
    [
        (crash, "could not be read"),
        (hang, "longer than 1 seconds"),
        (hoard, "MB of memory"),
        (spend, "seconds of computing"),
        (shout, "unpacks to more than"),
    ],
)
async def test_misdeeds_are_a_sentence(misdeed: type[None], says: str) -> None:
    wait, computing = (1.0 if misdeed is hang else 100.0), (1 if misdeed is spend else 20)
    async with sandbox(seconds=wait, cpu_seconds=computing, output=100_000) as box:
        with pytest.raises(UnreadableDocument, match=says) as caught:
            await box.run("evil.pdf", misdeed)
        assert str(caught.value).startswith("evil.pdf ")
        box.limits = Limits()
        assert (await box.read(Unread(TEXT, "a.txt"))).drafts[0].title == "Tides"


@ON_LINUX
def test_too_little_memory_for_a_document_is_a_sentence() -> None:
    module = "tests.index.parsing.sandbox.short_of_memory"
    said = subprocess.run(
        [sys.executable, "-m", module], capture_output=True, text=True, cwd=Path(TESTS).parent
    )
    assert said.stdout.splitlines() == [
        "There is not enough memory to read great.pdf right now; add it later.",
        "READ",
    ], said.stderr


async def test_chatter_and_surprises_of_a_parser() -> None:
    async with sandbox() as box:
        assert await box.run("a", think, "aloud") == "ALOUD"
        with pytest.raises(UnreadableDocument, match="could not be read"):
            await box.run("a", think, "")
        assert await box.run("a", think, "again") == "AGAIN"


async def test_a_library_that_is_not_installed_is_named() -> None:
    async with sandbox() as box:
        with pytest.raises(UnreadableDocument, match=r"a\.pdf .* loaded \(no_such_parser\); "):
            await box.run("a.pdf", want, "no_such_parser.text")
        assert await box.run("a.pdf", think, "on") == "ON"


@ON_LINUX
async def test_a_cancelled_reading_ends_its_process() -> None:
    async with sandbox() as box:
        reading = asyncio.create_task(box.run("a", hang))
        await until(box.is_hanging)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading
        assert (await box.read(Unread(TEXT, "a.txt"))).drafts[0].title == "Tides"
        assert len(box.children()) == 1


@ON_LINUX
async def test_closing_ends_readings_under_way() -> None:
    async with sandbox() as box:
        reading = asyncio.create_task(box.run("a", hang))
        await until(box.is_hanging)
        await box.close()
        with pytest.raises(UnreadableDocument):
            await reading


async def test_closing_while_a_process_starts_ends_it_and_who_waits_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    starting, go_on = asyncio.Event(), asyncio.Event()
    real = ReadingProcess.start

    async def slowly(limits: Limits) -> ReadingProcess:
        process = await real(limits)
        starting.set()
        await go_on.wait()
        return process

    monkeypatch.setattr(ReadingProcess, "start", slowly)
    async with sandbox() as box:
        readings = [asyncio.create_task(box.read(Unread(TEXT, f"{n}.txt"))) for n in range(3)]
        await starting.wait()
        closing = asyncio.create_task(box.close())
        await asyncio.sleep(0)
        go_on.set()
        async with asyncio.timeout(20):
            await closing
            for reading in readings:
                with pytest.raises(UnreadableDocument, match="Quoth is stopping"):
                    await reading
        assert not box.children()
        with pytest.raises(UnreadableDocument, match="Quoth is stopping"):
            await box.read(Unread(TEXT, "late.txt"))
        assert not box.children()


async def test_a_process_that_cannot_be_started_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with sandbox() as box:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "executable", "/no/such/python")
            with pytest.raises(UnreadableDocument, match=r"a\.txt cannot be read now, as no proc"):
                await box.read(Unread(TEXT, "a.txt"))
        assert (await box.read(Unread(TEXT, "a.txt"))).drafts[0].title == "Tides"


def test_a_limit_that_the_platform_refuses_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried = []

    def refuse(kind: int, _: object) -> None:
        tried.append(kind)
        raise ValueError("current limit exceeds maximum limit")

    monkeypatch.setattr(resource, "setrlimit", refuse)
    worker._bound(2**30)
    worker._bound_time(5)
    assert {resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_CPU} <= set(tried)


async def test_a_process_that_was_killed_between_two_readings() -> None:
    async with sandbox() as box:
        await box.read(Unread(TEXT, "a.txt"))
        os.kill(box.children().pop(), signal.SIGKILL)
        with pytest.raises(UnreadableDocument, match="could not be read"):
            await box.read(Unread(TEXT, "b.txt"))
        assert (await box.read(Unread(TEXT, "a.txt"))).drafts[0].title == "Tides"


async def test_one_that_breaks_a_limit_takes_none_of_those_read_with_it() -> None:
    long = b"Herring swim in schools.\n\n" * 1_000
    async with sandbox(output=20_000) as box:
        found = await box.read_all(
            [
                Unread(TEXT, "a.txt", "here"),
                Unread(b"", "empty.txt"),
                Unread(long, "long.txt"),
                Unread(b"Cod\n\nCod live on the ground.", "b.txt", language="de"),
            ]
        )
    assert [isinstance(one, UnreadableDocument) for one in found] == [False, True, True, False]
    assert found[0] == read_documents(TEXT, "a.txt", origin="here")
    assert str(found[1]).startswith("empty.txt is empty")
    assert str(found[2]).startswith("long.txt unpacks to more than")
    assert isinstance(found[3], Documents)
    assert found[3].drafts[0].language == "de"


async def test_secrets_stay_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", "secret")
    async with sandbox() as box:
        await box.read(Unread(TEXT, "a.txt"))
        environment = Path(f"/proc/{box.children().pop()}/environ").read_bytes()
        assert b"secret" not in environment


async def test_the_loop_is_not_held_up() -> None:
    async with sandbox() as box:
        await box.read(Unread(TEXT, "a.txt"))
        async with no_long_turns():
            await box.read(Unread(b"Herring swim in schools. " * 100_000, "a.txt"))
