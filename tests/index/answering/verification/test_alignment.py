"""Quotes compared with paragraphs: right, nearly right, wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.answering.verification.model import Agreement, Verification
from index.answering.verification.verifier import Place, compare
from index.model import Article, Draft
from index.parsing import split

TEXT = """\
The deal

“The deal is legal,” Todd Lyons said on 7 April — it costs $1,250.50, or 5 % more than planned.

Section 7217 prohibits requests by the President's staff.
They are not to ask for an audit of a
particular taxpayer.

That is all there is to say about the deal.
"""


def article(text: str = TEXT) -> Article:
    draft = Draft("The deal", text, "text", "test", url="https://a.example/deal")
    return Article("a", "shared", draft.title, text, "text", "test", "", url=draft.url,
                   paragraphs=split(text, "text"))  # fmt: skip


def verify(quote: str, text: str = TEXT) -> Verification:
    found = article(text)
    return compare(quote, [Place(found, paragraph) for paragraph in found.paragraphs])


@pytest.mark.parametrize(
    ("quote", "paragraph"),
    [
        ("“The deal is legal,” Todd Lyons said on 7 April", 1),
        ("it costs $1,250.50, or 5 % more", 1),
        ("— it costs", 1),
        ("They are not to ask for an audit of a particular taxpayer.", 2),
        ("They  are not\nto ask for an audit of a particular taxpayer", 2),
        ("“Section 7217 prohibits requests by the President's staff.”", 2),
        ('> "Section 7217 prohibits requests"', 2),
        ("a particular taxpayer. That is all there is", 2),
        ("That is all there is to say about the deal.", 3),
    ],
)
def test_the_same_characters_are_word_for_word(quote: str, paragraph: int) -> None:
    found = verify(quote)
    assert found.agreement is Agreement.EXACT
    assert found.passage is not None
    assert found.passage.paragraph == paragraph
    assert found.passage.quotes[0].text in TEXT
    assert (found.link or "").startswith("https://a.example/deal#:~:text=")


@pytest.mark.parametrize(
    "quote",
    [
        '"The deal is legal," Todd Lyons said on 7 April - it costs $1,250.50',
        "the deal is legal Todd Lyons said",
        "requests by the President’s staff",
        "SECTION 7217 PROHIBITS REQUESTS!",
    ],
)
def test_other_punctuation_is_told_apart(quote: str) -> None:
    found = verify(quote)
    assert found.agreement is Agreement.WORDS
    assert found.passage is not None


@pytest.mark.parametrize(
    ("quote", "wrong", "right"),
    [
        ("Section 7127 prohibits requests by the President's staff.", "7127 ", "7217 "),
        ("it costs €1,250.50, or 5 % more than planned", "€", "$"),
        ("it costs $1,250.50, or 5 less than planned", "less ", "% more "),
        ("They are to ask for an audit of a particular taxpayer.", "", "not "),
        ("The deal is not legal, Todd Lyons said", "not ", ""),
    ],
)
def test_words_that_differ_are_marked(quote: str, wrong: str, right: str) -> None:
    found = verify(quote)
    assert found.agreement is Agreement.NEAR
    assert [(p.quote, p.article) for p in found.pieces if not p.same] == [(wrong, right)]


@pytest.mark.parametrize(
    "quote", ["The moon is made of green cheese and so are the stars.", "", "!?", "eal is leg"]
)
def test_what_nobody_wrote_is_nowhere(quote: str) -> None:
    assert verify(quote) == Verification(quote, Agreement.NOWHERE)


def test_a_place_within_a_paragraph_is_better_than_one_across_two() -> None:
    found = verify("alpha alpha", "alpha\n\nalpha\n\nalpha alpha")
    assert found.agreement is Agreement.EXACT
    assert found.passage is not None
    assert found.passage.quotes[0].text == "alpha alpha"


WORDS = st.lists(
    st.sampled_from(
        ["alpha", "Beta", "gamma,", "12", "3.5", "$", "“delta”", "—", "é", "漢字", "x"]
    ),
    min_size=1,
)
TEXTS = st.lists(WORDS.map(" ".join), min_size=1, max_size=4).map("\n\n".join)


@given(TEXTS, st.data())
def test_any_stretch_between_spaces_is_found_word_for_word(text: str, data: st.DataObject) -> None:
    paragraphs = article(text).paragraphs
    chosen = data.draw(st.sampled_from(paragraphs)) if paragraphs else None
    parts = chosen.text.split() if chosen else []
    first = data.draw(st.integers(0, max(0, len(parts) - 1)))
    quote = " ".join(parts[first : data.draw(st.integers(first + 1, first + 10))])
    if not any(character.isalnum() or character == "$" for character in quote):
        return
    found = verify(quote, text)
    assert found.agreement is Agreement.EXACT
    assert found.passage is not None
    assert found.passage.quotes[0].text.split() == quote.split()


@given(st.text(max_size=60) | TEXTS, TEXTS | st.text(max_size=60))
def test_whatever_is_shown_stands_in_the_article(quote: str, text: str) -> None:
    found = verify(quote, text)
    if found.passage is None:
        assert found.agreement is Agreement.NOWHERE
        return
    (shown,) = found.passage.quotes
    assert found.passage.text[shown.start : shown.end] == shown.text
    assert found.passage.text in text
    if found.agreement is Agreement.NEAR:
        assert "".join(piece.article for piece in found.pieces) == shown.text
        assert "".join(piece.quote for piece in found.pieces) == quote
        assert 0.5 <= found.likeness < 1
        assert not all(piece.same for piece in found.pieces)
