"""Paragraphs and headings of plain text."""

from __future__ import annotations

import textwrap

import pytest

from index.parsing import split
from index.parsing.paragraph_splitter import LIST_LIMIT
from tests.index.parsing.helpers import outline, paragraphs, read, seen

PROSE = (
    "The harbour library opened again on Tuesday after a closure of two years, during which its "
    "roof was replaced and its reading room was extended to the water. The mayor, who had opposed "
    "the plan, cut the ribbon herself.",
    "Visitors will find longer hours. The doors open at nine on every weekday, and at ten on "
    "Saturdays, when the café is open too. “We have waited long enough,” said Anna Berg, who has "
    "borrowed books here since 1961.",
    "The building dates from 1911 and was paid for by a tax on herring. It was listed in 1983, "
    "under § 4(2) of the act, as one of the few of its kind on the coast that still serve the "
    "purpose for which they were built.",
)


def wrapped(text: str, width: int = 72, first: str = "") -> str:
    return textwrap.fill(text, width, initial_indent=first, break_on_hyphens=False)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028"])
@pytest.mark.parametrize(
    "body",
    [
        "\n".join(PROSE),
        "\n\n".join(PROSE),
        " \n \t\n".join(p + "  " for p in PROSE),
        "\n\n".join(wrapped(p) for p in PROSE),
        "\n\n\n".join(wrapped(p, 50) for p in PROSE),
        "\n".join(wrapped(p, first="    ") for p in PROSE),
        "\n".join(wrapped(p, first="\u3000") for p in PROSE),
        wrapped(PROSE[0]) + "\n\n" + "\n".join(PROSE[1:]),
    ],
    ids=["a line each", "blank lines", "lines of spaces", "wrapped", "narrow", "indented",
         "indented by an ideographic space", "mixed"],
)  # fmt: skip
def test_layouts(body: str, end: str) -> None:
    assert paragraphs(f"A new room by the sea\n\n{body}\n".replace("\n", end)) == list(PROSE)


def test_form_feed_between_pages_does_not_part_a_paragraph() -> None:
    first, rest = wrapped(PROSE[0]).split("\n", 1)
    assert paragraphs(f"Title\n\n{first}\n\f{rest}\n\n\f\n{PROSE[1]}") == list(PROSE[:2])


def test_paragraph_separator_parts_paragraphs() -> None:
    assert paragraphs("Title\n\nOne went out.\u2029Two came in.") == [
        "One went out.",
        "Two came in.",
    ]


def test_wrapped_lines_without_blank_lines_part_where_a_line_is_left_short() -> None:
    text = "\n".join((wrapped(PROSE[0]), "Nobody objected.", wrapped(PROSE[1])))
    assert paragraphs(text) == [PROSE[0], "Nobody objected.", PROSE[1]]


def test_a_long_line_alone_is_a_paragraph_without_a_full_stop() -> None:
    line = "Barbuda is an island of some 1,600 people in the eastern Caribbean, most of whom live"
    (paragraph,) = split(f"{line} in Codrington\n", "text")
    assert paragraph.text == f"{line} in Codrington"


def test_short_lines_are_paragraphs_where_nothing_else_parts_them() -> None:
    text = "Notes\n\nHerring swim in schools.\nThey are caught at night.\nNobody misses the tax.\n"
    assert len(paragraphs(text)) == 3


def test_lines_of_a_stanza_stay_together() -> None:
    text = "Song\n\nThe sea is wide\nThe night is long.\n\nThe boat is small\nThe wind is strong.\n"
    assert len(paragraphs(text)) == 2


def test_question_and_answer_stay_together() -> None:
    text = "Help\n\nQ: When do you open?\nA: At nine.\n\nQ: When do you close?\nA: At five.\n"
    assert paragraphs(text)[0] == "Q: When do you open? A: At nine."


def test_thai_lines_without_full_stops() -> None:
    line = "ห้องสมุดเปิดเวลาเก้าโมงเช้าและปิดเวลาห้าโมงเย็น "
    assert len(paragraphs(f"ห้องสมุด\n\n{line * 4}\n{line * 9}\n{line * 5}")) == 3


HEADED = f"""The library

BACKGROUND

{PROSE[0]}

1. Introduction

{PROSE[1]}

1.1 Scope of this text

{PROSE[2]}

Terms of use

Books are lent for four weeks.

OPENING HOURS
The doors open at nine.
"""


def test_headings_in_capitals_may_end_in_a_full_stop() -> None:
    text = f"The Bank\n\nCHAPTER I.\n\nTHE RIVER\n\n{PROSE[0]}\n\nCHAPTER II.\n\n{PROSE[1]}\n"
    assert [headings for headings, _ in outline(text)] == [
        ("CHAPTER I.", "THE RIVER"),
        ("CHAPTER II.",),
    ]


def test_headings_are_attached_to_what_they_head() -> None:
    assert outline(HEADED) == [
        (("BACKGROUND",), "The harbour library"),
        (("1. Introduction",), "Visitors will find"),
        (("1. Introduction", "1.1 Scope of this text"), "The building dates"),
        (("Terms of use",), "Books are lent"),
        (("OPENING HOURS",), "The doors open"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Fruit\n\nApples\n\nPears\n\nPlums\n",
        f"Fruit\n\n1. Apples\n\n2. Pears\n\n{PROSE[0]}\n",
        f"Letter\n\n{PROSE[0]}\n\nJane Doe\n",
        f"Fruit\n\nThey are:\n\nApples\n\n{PROSE[0]}\n",
        "Fruit\n\nand pears\n\nThey are sold by the pound.\n",
    ],
    ids=["nothing below", "a list", "a signature", "after a colon", "lower case"],
)
def test_short_lines_that_are_no_headings(text: str) -> None:
    assert all(headings == () for headings, _ in outline(text))
    assert sum(len(p) for p in paragraphs(text)) >= len("".join(text.split())) - 10


def test_drawn_lines_are_not_text() -> None:
    assert paragraphs("Title\n=====\n\nOne went out.\n\n* * *\n\nTwo came in.\n----\n") == [
        "One went out.",
        "Two came in.",
    ]


def test_list_is_one_paragraph_with_its_lead_in() -> None:
    text = (
        "Hours\n\nWe are open:\n\n- Monday, from nine\n  to eight\n- Saturday\n\nNot on Sunday.\n"
    )
    assert paragraphs(text) == [
        "We are open: - Monday, from nine to eight - Saturday",
        "Not on Sunday.",
    ]


def test_long_list_is_divided_between_items() -> None:
    items = [f"{n}) {'word ' * 60}end." for n in range(1, 9)]
    found = split("Words\n\nThese are the words:\n" + "\n".join(items), "text")
    assert 2 <= len(found) <= 4
    assert found[0].text.startswith("These are the words:\n1) word")
    assert all(len(p.text) < LIST_LIMIT + 400 for p in found)
    assert all(p.text.endswith("end.") for p in found)


def test_numbered_paragraphs_are_paragraphs() -> None:
    body = [f"{n}. {text}" for n, text in enumerate(PROSE, start=1)]
    assert paragraphs("Judgment\n\n" + "\n\n".join(body)) == body


def test_number_at_a_wrapped_line_is_no_list() -> None:
    text = (
        "Law\n\nThe court relied on what it had said in section\n12. The rest was not at\nissue.\n"
    )
    assert len(paragraphs(text)) == 1


def test_markup_is_left_alone() -> None:
    assert paragraphs("Title\n\n*Not* all_of_it <b>is</b> `markup`.") == [
        "*Not* all_of_it <b>is</b> `markup`."
    ]
    assert read("Title\n\n*a*").format == "text"


def test_questions_head_their_answers() -> None:
    text = "Rules\n\nMay I row?\n\nOnly by day.\n\nMay I fish?\n\nYes.\n"
    assert outline(text) == [(("May I row?",), "Only by day."), (("May I fish?",), "Yes.")]


def test_short_line_heads_a_list_of_facts() -> None:
    text = "Boats\n\nThey row.\n\nOpening hours\n\nMonday: 9 to 5\nSaturday: 10 to 2\n"
    assert outline(text)[1] == (("Opening hours",), "Monday: 9 to")


def test_a_single_line_is_a_text_and_a_short_sentence_no_title() -> None:
    assert paragraphs("Never feed the swans\n", "note.txt") == ["Never feed the swans"]
    assert paragraphs("Oil the blade.\n\nHang it up.\n", "care.txt") == [
        "Oil the blade.", "Hang it up.",
    ]  # fmt: skip


def test_numbered_paragraphs_with_a_hanging_indent_stand_whole_below_their_sections() -> None:
    text = """BERTHS 2024

1. BERTHS

1.1 A berth costs 14 crowns a night.

1.2 Children
    are free.

2. WATER

  * Water is free
  * Power costs 3 crowns
"""
    assert seen(text, "fees.txt") == [
        (("1. BERTHS",), "1.1 A berth costs 14 crowns a night."),
        (("1. BERTHS",), "1.2 Children\n    are free."),
        (("2. WATER",), "* Water is free\n* Power costs 3 crowns"),
    ]
