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


@pytest.mark.parametrize(
    ("quote", "paragraph", "last"),
    [
        ("**Section 7217** _prohibits_ requests by the President's staff.", 2, None),
        ("> Section 7217 prohibits requests\n> by the President's staff.", 2, None),
        ("Sec\u00adtion 7217 pro\u00adhibits requests", 2, None),
        ('"The deal is legal," Todd Lyons said on 7 April', 1, None),
        ("‘The deal is legal,’ Todd Lyons said on 7 April", 1, None),
        ("That is all there is to say about the deal. — The deal", 3, None),
        ("“That is all there is to say about the deal.” – Todd Lyons, BBC News, 2025", 3, None),
        ("That is all there is to say about the deal.\n— https://a.example/deal", 3, None),
        ("all there is to say about the deal - the deal", 3, None),
        ("That is all there is to say about the deal.\nThe deal · ¶ 3 of 3\n-# 3 May", 3, None),
        ("a particular taxpayer. That is all there is", 2, 3),
        ("“The deal is legal,” … it costs $1,250.50", 1, None),
        ("The deal is legal […] it costs $1,250.50", 1, None),
        ("Section 7217 prohibits requests ... an audit of a particular taxpayer.", 2, None),
        ("…prohibits requests by the President's staff…", 2, None),
        ("Section 7217 prohibits requests (...) all there is to say", 2, 3),
    ],
)
def test_what_is_not_the_articles_does_not_count(
    quote: str, paragraph: int, last: int | None
) -> None:
    found = verify(quote)
    assert found.agreement is Agreement.EXACT
    assert found.passage is not None
    assert (found.passage.paragraph, found.passage.last_paragraph) == (paragraph, last or paragraph)


@pytest.mark.parametrize(
    "quote",
    [
        "it costs $1,250.50 … The deal is legal",
        "That is all there is to say about the deal — and that was a lie told by everybody else.",
        "an audit of a … particular teacher",
    ],
)
def test_what_the_article_does_not_say_counts(quote: str) -> None:
    assert verify(quote).agreement not in (Agreement.EXACT, Agreement.WORDS)


@pytest.mark.parametrize(
    "text", ["Read [the manual](https://a.example/x) *first*.", "Read <b>the manual</b> first."]
)
def test_markup_of_the_article_does_not_count(text: str) -> None:
    assert verify("Read the manual first.", text).agreement is Agreement.EXACT


def test_a_quote_over_two_paragraphs_shows_both() -> None:
    found = verify("audit of a particular taxpayer.\n\nThat is all there is")
    assert found.passage is not None
    assert (found.passage.paragraph, found.passage.last_paragraph) == (2, 3)
    assert found.passage.text.endswith("say about the deal.")
    assert found.passage.quotes[0].text.endswith("That is all there is")


def test_a_wrong_quote_over_two_paragraphs_is_compared_with_both() -> None:
    found = verify("to ask for an audit of a special taxpayer. That is all there is to tell.")
    assert found.agreement is Agreement.NEAR
    assert [(p.quote.strip(), p.article.strip()) for p in found.pieces if not p.same] == [
        ("special", "particular"), ("tell.", "say"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "quote",
    [
        "The queen is there to say that it is all over by the end of a long war.",
        "Alan Turing said on 7 June that it is all over",
    ],
)
def test_what_shares_less_than_half_of_the_words_is_not_near(quote: str) -> None:
    assert verify(quote).agreement is Agreement.NOWHERE


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
        assert quote.startswith("".join(piece.quote for piece in found.pieces))
        assert 0.5 <= found.likeness < 1
        assert not all(piece.same for piece in found.pieces)
