from math import log
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index import Draft, Library, Verdict, read_document
from index.answering.confidence import BALANCED, CAUTIOUS, EAGER, confidence
from index.search.interface import ConfidenceFeatures
from index.search.scoring.query_terms import MAX_CHARACTERS

TOWER = """The tower of Vik

The tower of Vik was finished in 1911. Its architect was Ada Lund, who also built the pier.

Lighting the lamp takes two people. "Nobody climbs it alone", said keeper Per Moe. He added that
the stairs have 311 steps.

Tickets cost 40 crowns; children under 12 enter free.
"""
GREETINGS = """How to say hello

Say hello or hi to greet a friend. Thanks is a word of thanks.
"""


def draft(text: str, name: str) -> Draft:
    return read_document(text.encode(), name)


@pytest.fixture
async def vik(library: Library) -> Library:
    await library.add(draft(TOWER, "tower.txt"))
    await library.add(draft(GREETINGS, "greetings.txt"))
    return library


@pytest.mark.parametrize(
    ("question", "paragraph", "words"),
    [
        ("Who was the architect of the tower?", 1, "Ada Lund"),
        ("when was it finished", 1, "1911"),
        ("How many steps do the stairs have?", 2, "311 steps"),
        ("what does a ticket cost", 3, "40 crowns"),
        ("WHO NEVER CLIMBS IT ALONE?", 2, "Nobody climbs it alone"),
        ("architekt", 1, "architect"),
    ],
)
async def test_the_sentence_that_answers_is_quoted(
    vik: Library, question: str, paragraph: int, words: str
) -> None:
    answer = await vik.ask(question)
    assert answer.verdict is Verdict.ANSWERED
    first = answer.passages[0]
    assert (first.title, first.paragraph) == ("The tower of Vik", paragraph)
    assert any(words in quote.text for quote in first.quotes)
    assert all(first.text[q.start : q.end] == q.text for q in first.quotes)


EVENINGS = """Server rules

Movie night takes place every Friday at 20:00 UTC in the Cinema voice channel.

Games start on Sunday. It is about time that somebody wrote down how.
"""


@pytest.mark.parametrize("question", ["When is movie night?", "movie night", "rules"])
async def test_everyday_words_ask_for_what_the_library_calls_by_them(
    library: Library, question: str
) -> None:
    await library.add(draft(EVENINGS, "evenings.txt"))
    assert (await library.ask(question)).verdict is not Verdict.NO_QUESTION
    for talk in ("what time is it", "good night", "tell me a joke", "do you like games"):
        assert (await library.ask(talk)).verdict is Verdict.NO_QUESTION


async def test_a_measure_is_quoted_where_it_is_asked_for(library: Library) -> None:
    text = (
        "The lighthouse\n\nThe lighthouse at Skerry Point was built between 1871 and 1874 by "
        "Hannah Dreyer. It stands 41 metres tall and can be seen from afar.\n\n"
        "It belongs to the town. The Harbour Trust Board (HTB) keeps it open."
    )
    await library.add(draft(text, "lighthouse.txt"))
    tall = (await library.ask("How tall is the lighthouse?")).passages[0]
    assert "41 metres tall" in " ".join(quote.text for quote in tall.quotes)
    short = (await library.ask("What does HTB stand for?")).passages[0]
    assert [quote.text for quote in short.quotes] == [
        "The Harbour Trust Board (HTB) keeps it open."
    ]


@pytest.mark.parametrize(
    "question", ["", "   ", "?!", "😀", "hello", "thanks!", "lol", "how are you?", "what?", "\0"]
)
async def test_small_talk_is_no_question_even_where_an_article_has_its_words(
    vik: Library, question: str
) -> None:
    answer = await vik.ask(question)
    assert answer.verdict is Verdict.NO_QUESTION
    assert answer.passages == ()


async def test_what_is_not_in_the_library_is_declined_with_its_missing_words(vik: Library) -> None:
    answer = await vik.ask("Which capital of France runs Vik?")
    assert answer.verdict is Verdict.NOT_IN_LIBRARY
    assert answer.missing == ("capital", "France")
    assert answer.suggestions[0].title == "The tower of Vik"
    assert answer.confidence < BALANCED


@pytest.mark.parametrize(("code", "answered"), [(10004, True), (10099, False)])
async def test_a_code_is_found_whatever_it_is_called(
    library: Library, code: int, answered: bool
) -> None:
    rows = "\n\n".join(f"Code: {10000 + n}; Meaning: Unknown thing {n}" for n in range(30))
    await library.add(draft(f"JSON codes\n\n{rows}", "codes.txt"))
    answer = await library.ask(f"What is fault code {code}?")
    assert answer.answered is answered
    if answered:
        assert answer.passages[0].quotes[0].text == "Code: 10004; Meaning: Unknown thing 4"


async def test_an_empty_library_says_so(library: Library) -> None:
    assert (await library.ask("Who was the architect?")).verdict is Verdict.NO_ARTICLES


async def test_further_passages_are_shown_only_when_they_are_worth_it(vik: Library) -> None:
    answer = await vik.ask("Who was the architect of the tower that was finished in 1911?")
    assert [passage.paragraph for passage in answer.passages] == [1]


async def test_no_more_passages_than_asked_for(vik: Library) -> None:
    assert len((await vik.ask("tower Vik", limit=1)).passages) == 1


async def test_a_threshold_of_nothing_answers_with_what_there_is(tmp_path: Path) -> None:
    async with Library.open(tmp_path, threshold=0.0) as library:
        await library.add(draft(TOWER, "tower.txt"))
        assert (await library.ask("What is the capital of the tower?")).answered


async def test_the_source_of_a_statement_is_found(vik: Library) -> None:
    answer = await vik.find_source("I heard that children under 12 enter for free, is that right?")
    assert answer.passages[0].paragraph == 3


async def test_a_near_copy_comes_first_with_the_stretch_that_was_copied(vik: Library) -> None:
    await vik.add(draft("Towers\n\nTower, architect, pier: Ada Lund, Ada Lund, Ada Lund.", "a.txt"))
    answer = await vik.find_source("its architect was Ada Lund, who built the pier")
    first = answer.passages[0]
    assert (first.title, first.paragraph) == ("The tower of Vik", 1)
    assert first.quotes[0].text.startswith("Its architect was Ada Lund")
    assert answer.confidence >= BALANCED
    assert first.score >= max(passage.score for passage in answer.passages)


async def test_a_statement_is_as_short_in_its_source(library: Library) -> None:
    text = (
        "The mill\n\nThe mill was built in 1820. It ground rye. The wheel came from Bergen by sea."
    )
    await library.add(draft(text, "mill.txt"))
    answer = await library.find_source("They told me that the wheel of the mill came from Bergen")
    assert [quote.text for quote in answer.passages[0].quotes] == [
        "The wheel came from Bergen by sea."
    ]


async def test_small_talk_has_no_source(vik: Library) -> None:
    assert (await vik.find_source("lol thanks")).verdict is Verdict.NO_QUESTION


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(question=st.text() | st.text(alphabet="tower Vik 1911?", min_size=400, max_size=2000))
async def test_any_question_gets_a_bounded_answer_with_exact_quotes(
    vik: Library, question: str
) -> None:
    answer = await vik.ask(question)
    assert len(answer.question) <= MAX_CHARACTERS
    assert 0 <= answer.confidence <= 1
    for passage in answer.passages:
        assert passage.quotes
        assert all(passage.text[q.start : q.end] == q.text for q in passage.quotes)


def features(share: float) -> ConfidenceFeatures:
    """Return those of a paragraph that has a share of a question's eight words, in 100."""
    return ConfidenceFeatures(
        coverage=share,
        field_only_coverage=share / 8,
        heading_precision=share / 2,
        missing_names=(1 - share) / 2,
        missing_terms=8 * (1 - share),
        match_information=4 * share**2,
        lacks_answer_type=0,
        log_relative_score=log(4 * share + 0.5),
        article_margin=share,
        log_relative_length=0,
        unknown_terms=0,
        log_query_terms=log(8),
        log_paragraphs=log(100),
        bigram_share=0,
    )


def test_confidence_grows_with_what_is_found_and_names_its_thresholds() -> None:
    nothing, half, everything = (confidence(features(share)) for share in (0, 0.5, 1))
    assert 0 < nothing < half < everything < 1
    assert nothing < EAGER < BALANCED < CAUTIOUS < everything
