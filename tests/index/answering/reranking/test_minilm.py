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

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import Cited, Draft, Library, SemanticMissing, Verdict, read_document
from index.analysis.sentence_splitter import sentences
from index.answering.reranking import minilm
from index.answering.reranking.interface import RerankedText
from index.answering.reranking.minilm import MiniLM
from tests.index.answering.reranking.conftest import needs_model

if TYPE_CHECKING:
    from index.answering.reranking.model import Model

STATION = (
    "The station was staffed all year round. The man who looked after the lamp was called "
    "Per Moe. Ships were warned by a horn in fog."
)
SHOP = "The shop sells lamps and horns. It is closed in winter. Fog has never kept anybody away."


@pytest.fixture
async def reader() -> AsyncIterator[MiniLM]:
    made = MiniLM()
    yield made
    await made.close()


@needs_model
async def test_what_means_the_same_is_nearer_than_what_shares_words(reader: MiniLM) -> None:
    texts = [RerankedText("Ona", STATION), RerankedText("Ona", SHOP)]
    likenesses = await reader.compare("Who was the keeper of the lighthouse?", texts)
    assert likenesses is not None
    station, shop = likenesses
    assert [len(likeness.sentences) for likeness in likenesses] == [3, 3]
    assert station.sentences.index(station.sentence) == 1
    assert station.sentence > shop.sentence
    assert station.paragraph > shop.paragraph
    assert station.sense > shop.sense


@needs_model
async def test_a_paragraph_is_read_once(reader: MiniLM) -> None:
    texts = [RerankedText("Ona", f"{STATION} That was in {year}.") for year in range(1800, 1820)]
    await reader.compare("Is everything loaded?", texts[:1])
    started = time.perf_counter()
    first = await reader.compare("When was that?", texts)
    between = time.perf_counter()
    assert await reader.compare("When was that?", texts) == first
    assert time.perf_counter() - between < (between - started) / 2


@needs_model
async def test_questions_that_would_have_to_wait_long_are_answered_without(reader: MiniLM) -> None:
    asked = [
        reader.compare("Who?", [RerankedText("Ona", STATION)]) for _ in range(minilm.WAITING + 2)
    ]
    answers = await asyncio.gather(*asked)
    assert [likenesses is None for likenesses in answers] == [False] * minilm.WAITING + [True] * 2


@needs_model
async def test_the_event_loop_goes_on_meanwhile(reader: MiniLM) -> None:
    await reader.compare("Is everything loaded?", [RerankedText("Ona", STATION)])
    texts = [RerankedText("Ona", f"{STATION} {number} " * 3) for number in range(10)]
    comparing = asyncio.create_task(reader.compare("Who?", texts))
    turns = 0
    while not comparing.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert turns > 20


@needs_model
@settings(max_examples=25)
@given(
    st.text(max_size=300),
    st.sampled_from(["", "x" * 5000, "[MASK] [SEP] ##", "\u200b\u00ad", "a🙂a"]),
)
def test_anything_can_be_read(text: str, more: str) -> None:
    paragraph = f"a{text}{more}"
    (likeness,) = _model().compare(text + more, [RerankedText(more or "A", paragraph)])
    assert len(likeness.sentences) == max(len(sentences(paragraph)), 1)
    assert all(-1.1 < near < 1.1 for near in likeness.sentences)


@cache
def _model() -> Model:
    from index.answering.reranking.model import Model

    return Model()


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


@needs_model
async def test_other_languages_are_answered_as_without(tmp_path: Path) -> None:
    text = (
        "Der Turm\n\nDer Leuchtturm wurde 1867 gebaut. Ada Lund war die Wärterin.\n\n"
        "Der Turm hat 311 Stufen. Wer sie steigt, sieht das Meer.\n"
    )
    answers = []
    for semantic in (False, True):
        async with Library.open(tmp_path / str(semantic), semantic=semantic) as library:
            added = await library.add(draft(text, "turm.txt"))
            assert added.article.language == "de"
            answer = await library.ask("Wie viele Stufen hat der Turm?")
            passages = [(p.paragraph, p.quotes, p.score) for p in answer.passages]
            answers.append((answer.confidence, passages))
    assert answers[0] == answers[1]


async def test_what_to_install_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "NEEDED", ("not_installed_anywhere",))
    with pytest.raises(SemanticMissing, match=r'pip install "quoth\[semantic\]"'):
        async with Library.open(tmp_path / "data", semantic=True):
            pass
    assert not (tmp_path / "data").exists()


async def test_a_model_that_cannot_be_loaded_is_logged_once_and_done_without(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(minilm, "NEEDED", ())
    monkeypatch.setitem(sys.modules, "index.answering.reranking.model", None)
    reader = MiniLM()
    for _ in range(2):
        assert await reader.compare("Who?", [RerankedText("Ona", STATION)]) is None
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
        f"print(sorted({set(minilm.NEEDED)!r} & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
