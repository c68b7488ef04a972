from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.limits import DISPLAY_TEXT, size
from bot.rendering.verification import render_verification
from index import Agreement, Passage, Piece, Quote, Verification
from tests.bot.rendering import shown
from tests.bot.rendering.samples import ALLOWED, ODD, WORDS, words

ADDRESS = "https://a.example/" + 1150 * "a"
STRUCK = {"s_open", "s_close"}
WORDED = st.builds("{} {}".format, ODD, ODD)


@st.composite
def pieces_of_a_comparison(draw: st.DrawFn) -> list[Piece]:
    """Pieces whose words agree and differ by turns, as a comparison makes them."""
    same = draw(st.booleans())
    pieces = []
    for text, other in draw(st.lists(st.tuples(WORDED, ODD), min_size=1, max_size=6)):
        pieces.append(Piece(text, text if same else other, same))
        same = not same
    return pieces


def near(pieces: list[Piece], link: str | None = None) -> Verification:
    text = "".join(piece.article for piece in pieces)
    passage = Passage(
        "a",
        "T*" * 90,
        link,
        "A" * 90,
        "_" * 90,
        1,
        2,
        ("H*" * 90,),
        text,
        (Quote(0, len(text), text),),
        1.0,
    )
    quote = "".join(piece.quote for piece in pieces)
    return Verification(quote, Agreement.NEAR, passage, link, tuple(pieces), 0.7)


@given(pieces_of_a_comparison())
def test_both_sides_read_as_they_were_written(pieces: list[Piece]) -> None:
    _, quote, article, _ = render_verification(near(pieces), WORDS)
    for side, text in ((quote, "quote"), (article, "article")):
        assert shown.kinds(side) <= ALLOWED | STRUCK
        original = "".join(getattr(piece, text) for piece in pieces)
        assert words(shown.text(side)).endswith(words(shown.text(shown_as_it_is(original))))


def shown_as_it_is(text: str) -> str:
    return render_verification(near([Piece(text, text, True)]), WORDS)[1].partition("\n")[2]


@given(st.lists(st.builds(Piece, ODD.map(lambda t: t * 40), ODD, st.booleans()), max_size=30))
def test_a_comparison_of_any_length_fits(pieces: list[Piece]) -> None:
    parts = render_verification(near([*pieces, Piece("a", "b", False)], ADDRESS), WORDS)
    assert sum(size(part) + 1 for part in parts) <= DISPLAY_TEXT


def test_long_stretches_that_agree_are_abridged_around_what_differs() -> None:
    same = "many words that agree " * 30
    pieces = [Piece(same, same, True), Piece("wrong ", "right ", False), Piece(same, same, True)]
    _, quote, article, _ = render_verification(near(pieces), WORDS)
    assert "that agree ~~wrong~~ many words" in quote
    assert "that agree **right** many words" in article
    assert quote.count("…") == 2
