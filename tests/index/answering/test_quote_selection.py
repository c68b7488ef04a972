from random import Random

from hypothesis import given
from hypothesis import strategies as st

from index.analysis.sentence_splitter import sentences
from index.answering.quote_selection import LONGEST, choose

BOWMAN = (
    "The agency kept its records secret. Tom Bowman warned that “the plan will discourage "
    "people.” He continued, “It sets a precedent.” Nothing else was said."
)


def quoted(text: str, *scores: float) -> list[str]:
    return [quote.text for quote in choose(text, "en", scores)]


@given(
    st.text(alphabet=' .!?\n“”"()-—Hhe1§é。', min_size=1, max_size=400).filter(str.strip),
    st.randoms(use_true_random=False),
)
def test_quotes_are_the_very_characters_at_most_two_and_in_order(text: str, random: Random) -> None:
    scores = [random.random() for _ in sentences(text)]
    quotes = choose(text, "en", scores)
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
