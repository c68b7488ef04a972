from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.answer_types.extent import Extent, expected_extent
from index.analysis.sentence_splitter import sentences
from index.answering.quote_selection import EXPLANATION, LONGEST, choose
from index.answering.section_text import alone
from index.model import Paragraph, Quote

BOWMAN = (
    "The agency kept its records secret. Tom Bowman warned that “the plan will discourage "
    "people.” He continued, “It sets a precedent.” Nothing else was said."
)


def choice(
    text: str, scores: Sequence[float], extent: Extent = Extent.SENTENCE
) -> tuple[Quote, ...]:
    """Return what is quoted of a paragraph that has no neighbours."""
    return choose(alone(Paragraph(1, 0, len(text), text)), "en", scores, extent=extent)


def quoted(text: str, *scores: float) -> list[str]:
    return [quote.text for quote in choice(text, scores)]


@given(
    st.text(alphabet=' .!?\n“”"()-—Hhe1§é。', min_size=1, max_size=400).filter(str.strip),
    st.randoms(use_true_random=False),
)
def test_quotes_are_the_very_characters_at_most_two_and_in_order(text: str, random: Random) -> None:
    scores = [random.random() for _ in sentences(text)]
    quotes = choice(text, scores)
    assert 1 <= len(quotes) <= 2
    position = 0
    for quote in quotes:
        assert position <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.text != ""
        position = quote.end


def test_one_sentence_is_quoted_where_one_answers() -> None:
    assert quoted(BOWMAN, 9, 1, 1, 1) == ["The agency kept its records secret."]


def test_a_speaker_stays_with_what_was_said() -> None:
    (quote,) = quoted(BOWMAN, 0, 1, 9, 0)
    assert quote.startswith("Tom Bowman warned")
    assert quote.endswith("It sets a precedent.”")


def test_a_rival_that_is_nearly_as_good_is_quoted_too() -> None:
    assert quoted(BOWMAN, 9, 1, 1, 8) == [
        "The agency kept its records secret.",
        "Nothing else was said.",
    ]
    (both,) = quoted(BOWMAN, 9, 8, 1, 1)
    assert both.startswith("The agency")
    assert both.endswith("people.”")


def test_two_long_sentences_are_not_quoted_together() -> None:
    long = "A " + "very " * (LONGEST // 8) + "long one. "
    assert len(quoted(long + long + "End.", 9, 9, 1)[0]) < LONGEST


def test_where_nothing_matches_one_sentence_is_enough() -> None:
    assert len(quoted(BOWMAN, 0, 0, 0, 0)) == 1


STEPS = "Fill the tank as follows:\n\n1. Open the cap.\n2. Pour slowly.\n3. Close the cap."


@pytest.mark.parametrize(
    ("text", "scores", "extent", "expected"),
    [
        (STEPS, [9, 1, 1, 1], Extent.SENTENCE, STEPS),
        (STEPS, [1, 1, 9, 1], Extent.AROUND, STEPS),
        ("Is it free? Yes. Bring a coat.", [9, 1, 1], Extent.SENTENCE, "Yes. Bring a coat."),
        (
            "It lifts. It has gates. They leak.",
            [1, 9, 1],
            Extent.ONWARDS,
            "It has gates. They leak.",
        ),
        ("A: 1; B: no\nA: 2; B: go\nA: 3; B: wait", [5, 9, 8], Extent.AROUND, "A: 2; B: go"),
    ],
)
def test_what_belongs_to_an_answer_is_quoted_with_it(
    text: str, scores: list[float], extent: Extent, expected: str
) -> None:
    assert [quote.text for quote in choice(text, scores, extent)] == [expected]


def test_no_stretch_is_longer_than_its_limit() -> None:
    text = " ".join(f"Sentence number {n} is about as long as any other." for n in range(18))
    scores = [1.0] * 18
    scores[12] = 9
    (quote,) = choice(text, scores, Extent.AROUND)
    assert EXPLANATION - 60 < len(quote.text) <= EXPLANATION
    assert "number 12 " in quote.text


def test_of_a_long_list_the_item_that_answers_comes_first() -> None:
    text = "\n".join(
        f"- The boat of row {n} is mended every spring. It is blue." for n in range(18)
    )
    scores = [1.0] * 36
    scores[25] = 9
    (quote,) = choice(text, scores, Extent.AROUND)
    assert quote.text.startswith("- The boat of row 12 ")


@pytest.mark.parametrize(
    ("question", "extent"),
    [
        ("how do I fill the tank", Extent.AROUND),
        ("Can goats board?", Extent.AROUND),
        ("what happens if I am late", Extent.AROUND),
        ("How many goats may board?", Extent.SENTENCE),
        ("In which harbour is it?", Extent.SENTENCE),
        ("What is a lock?", Extent.ONWARDS),
    ],
)
def test_a_question_says_how_much_it_asks_for(question: str, extent: Extent) -> None:
    assert expected_extent(question, "en") is extent
