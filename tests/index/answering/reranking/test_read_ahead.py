"""What is read before anybody asks for it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from index import Draft, Library
from index.answering.reranking import read_ahead
from index.answering.reranking.e5 import E5
from index.answering.reranking.read_ahead import ReadAhead
from index.answering.reranking.rerank import pieces_of
from index.storage.interface import Stamp
from tests.index.answering.reranking.conftest import needs_model


class Notes:
    """A reader that only remembers what it was given."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.can_read = True

    async def read(self, texts: Sequence[str]) -> bool:
        self.texts += texts
        return self.can_read


def lighthouse(number: int, keeper: str = "Per Moe") -> Draft:
    text = f"The lamp of station {number} is lit at dusk.\n\nIts keeper is called {keeper}."
    return Draft(f"Station {number}", text, "text", f"station:{number}")


@pytest.fixture(autouse=True)
def without_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read_ahead, "REST", 0.0)


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path) as opened:
        for number in range(3):
            await opened.add(lighthouse(number))
        yield opened


async def pieces(library: Library) -> list[str]:
    """Return all that a question may be compared with."""
    articles = [await library.article(one.id) for one in await library.articles()]
    return [
        piece
        for article in articles
        for paragraph in article.paragraphs
        for piece in pieces_of(article.title, paragraph, article.language)
    ]


async def stamps(library: Library) -> dict[str, Stamp | None]:
    """Return the states in which what a library reads is asked now."""
    await library.ready()
    return library._services.refresher.stamps(library.reads)


async def test_all_of_a_library_is_read_and_then_what_is_new(library: Library) -> None:
    reader = Notes()
    ahead = ReadAhead(library._services.storage, reader)
    ahead.begin(library.reads)
    await ahead.settled()
    assert sorted(reader.texts) == sorted(await pieces(library))
    reader.texts.clear()
    begun = ahead._task
    ahead.note(await stamps(library))
    assert ahead._task is begun  # nothing is looked up where nothing has changed
    await library.add(lighthouse(1, keeper="Kari Vik"))
    ahead.note(await stamps(library))
    await ahead.settled()
    assert len(reader.texts) == 2
    assert "Kari Vik" in reader.texts[1]


async def test_nothing_is_read_before_it_is_to_begin(library: Library) -> None:
    reader = Notes()
    ahead = ReadAhead(library._services.storage, reader)
    ahead.note(await stamps(library))
    await ahead.settled()
    assert reader.texts == []


async def test_no_more_is_read_than_has_room(library: Library) -> None:
    reader = Notes()
    ahead = ReadAhead(library._services.storage, reader, most=2)
    ahead.begin(library.reads)
    await ahead.settled()
    ahead.note(await stamps(library))
    await ahead.settled()
    assert len(reader.texts) == 2


async def test_where_the_model_cannot_be_had_nothing_is_tried_again(library: Library) -> None:
    reader = Notes()
    reader.can_read = False
    ahead = ReadAhead(library._services.storage, reader)
    ahead.begin(library.reads)
    await ahead.settled()
    assert len(reader.texts) == 1


async def test_closing_gives_up_what_is_going_on(library: Library) -> None:
    reader = Notes()
    ahead = ReadAhead(library._services.storage, reader)
    ahead.begin(library.reads)
    await ahead.close()
    ahead.note(await stamps(library))
    assert len(reader.texts) < len(await pieces(library))


@needs_model
async def test_a_question_finds_all_of_it_read(tmp_path: Path) -> None:
    async with Library.open(tmp_path / "data", semantic=True) as library:
        for number in range(3):
            await library.add(lighthouse(number))
        library.prepare()
        ahead = library._services.read_ahead
        assert ahead is not None
        await ahead.settled()
        count = await vectors(library)
        assert count == len(await pieces(library))
        assert (await library.ask("Who is the keeper of station 2?")).answered
        assert await vectors(library) == count


async def vectors(library: Library) -> int:
    """Return how many vectors are kept."""
    reader = library._services.answerer._reader
    assert isinstance(reader, E5)
    [(count,)] = reader._vectors._opened().execute("SELECT count(*) FROM vectors")
    return int(count)
