from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from index.answering.citations.text_fragments import text_fragment

TEXT = (
    "The bridge was opened in 1932. It is 503 metres long – well-built, “as ever” & grey.\n\n"
    "Nobody paid.\nNobody paid. The toll was sixpence."
)


def normal(text: str) -> str:
    return " ".join(text.split()).casefold()


def places(fragment: str, text: str) -> list[tuple[int, int]]:
    """Find a fragment in a page as browsers do: every place, not the first one alone."""
    page = normal(text)
    assert fragment.startswith("text=")
    parts = fragment.removeprefix("text=").split(",")
    prefix = unquote(parts.pop(0)[:-1]) if parts[0].endswith("-") else ""
    suffix = unquote(parts.pop()[1:]) if parts[-1].startswith("-") else ""
    start, end = (normal(unquote(part)) for part in (*parts, "")[:2])
    found = []
    for at in (m.start() for m in re.finditer(f"(?={re.escape(start)})", page)):
        before = page[:at].rstrip()
        closing = page.find(end, at + len(start)) + len(end) if end else at + len(start)
        if before.endswith(normal(prefix)) and page[closing:].lstrip().startswith(normal(suffix)):
            found.append((at, closing))
    return found


def at(words: str, nth: int = 0) -> tuple[int, int]:
    start = [m.start() for m in re.finditer(re.escape(words), TEXT)][nth]
    return start, start + len(words)


@pytest.mark.parametrize(
    ("words", "nth", "fragment"),
    [
        ("The toll was sixpence.", 0, "text=The%20toll%20was%20sixpence."),
        ("well-built, “as ever” & grey.", 0, "text=well%2Dbuilt%2C%20%E2%80%9Cas%20ever%E2%80%9D%20%26%20grey."),  # noqa: E501
        ("Nobody paid.", 0, "text=%26%20grey.-,Nobody%20paid.,-Nobody%20paid."),
        ("Nobody paid.", 1, "text=Nobody%20paid.-,Nobody%20paid.,-The%20toll"),
    ],
)  # fmt: skip
def test_a_fragment_is_the_quote_encoded(words: str, nth: int, fragment: str) -> None:
    assert text_fragment(TEXT, *at(words, nth)) == fragment


def test_a_long_quote_is_given_by_its_ends() -> None:
    quote = "It is " + "rather a long bridge and " * 9 + "that is all there is to say."
    text = f"The bridge was built. {quote} The end."
    fragment = text_fragment(text, text.index(quote), text.index(quote) + len(quote))
    assert fragment == "text=It%20is%20rather%20a,there%20is%20to%20say."
    ((start, end),) = places(fragment, text)
    assert normal(text)[start:end] == normal(quote)


def test_nothing_tells_two_equal_articles_apart() -> None:
    assert text_fragment("a " * 5000, 4000, 4001) is None
    assert text_fragment("word", 2, 2) is None


def test_markup_stays_out_of_the_fragment() -> None:
    text = "Read [the **old** law](https://a.example/b) about every bridge first. More."
    fragment = text_fragment(text, 0, len(text) - 6, markdown=True)
    assert fragment == "text=about%20every%20bridge%20first."


PROSE = st.text(st.sampled_from("aAb -,&.\n“é漢ß"), min_size=1, max_size=60)


@example("ab ab ab", 3, 5)
@given(PROSE, st.integers(0, 60), st.integers(1, 60))
def test_a_fragment_fits_exactly_one_place(text: str, start: int, length: int) -> None:
    assume(text[start : start + length].strip())
    fragment = text_fragment(text, start, start + length)
    if fragment is not None:
        ((first, last),) = places(fragment, text)
        assert normal(text)[first:last] == normal(text[start : start + length])


@given(st.lists(st.sampled_from(["one", "two", "three,", "four-", "five."]), min_size=20))
def test_words_that_come_again_and_again_are_told_apart(words: list[str]) -> None:
    text = " ".join([*words, "Unique!", *words])
    start = len(" ".join(words)) + 1 - len(words[-1]) - 1
    end = start + len(words[-1]) + len(" Unique!")
    fragment = text_fragment(text, start, end)
    assert fragment is not None
    ((first, last),) = places(fragment, text)
    assert normal(text)[first:last] == normal(text[start:end])
