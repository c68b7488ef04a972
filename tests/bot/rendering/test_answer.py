from __future__ import annotations

import re

import pytest
from discord import ui
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.localisation import LANGUAGES, words_in
from bot.rendering.answer import (
    HEADING,
    RenderedAnswer,
    render_answer,
    render_content,
    render_heading,
    render_page,
)
from bot.rendering.explanation import render_explanation
from bot.rendering.limits import CONTENT, DISPLAY_TEXT, one_line, printable, size
from bot.rendering.markdown import escape, unescape
from bot.rendering.passage import render_passage, render_source, render_surroundings
from bot.ui.answer import AnswerLayout, Page, Visibility
from bot.ui.answer_buttons import TEMPLATE, AnswerButton
from bot.ui.frame import ANSWERED, UNSURE
from bot.ui.frame import DECLINED as DECLINED_EDGE
from index import (
    Answer,
    Explanation,
    Paragraph,
    Passage,
    Place,
    QuestionWord,
    Quote,
    Recalled,
    RunnerUp,
    Suggestion,
    Verdict,
)
from tests.bot.rendering import shown
from tests.bot.rendering.samples import ALLOWED, ODD, WORDS, words

TEXT = (
    "The bridge was opened in 1932. It is 503 metres long. "
    "Six million rivets hold it together. Painters never finish."
)


def passage(text: str = TEXT, *quotes: str, **fields: object) -> Passage:
    found = tuple(
        Quote(text.index(quote), text.index(quote) + len(quote), quote)
        for quote in quotes or (text,)
    )
    base = Passage("a1", "The bridge", None, None, None, 7, 9, (), text, found, 1.0)
    return replace(base, **fields)


def answer(*passages: Passage, question: str = "How long is it?") -> Answer:
    return Answer(question, Verdict.ANSWERED, 0.9, passages)


def test_the_answering_sentence_is_bold_inside_its_paragraph() -> None:
    quote, source = render_passage(passage(TEXT, "It is 503 metres long."), WORDS, 900)
    assert quote == (
        "> The bridge was opened in 1932. **It is 503 metres long.** "
        "Six million rivets hold it together. Painters never finish."
    )
    assert source == "The bridge · ¶ 7 of 9"


def test_paragraphs_that_are_quoted_together_stay_apart() -> None:
    text = "Open it like\nthis.\n\nTurn the wheel."
    wide = passage(text, text, before=1, after=1)
    quote, source = render_passage(wide, WORDS, 900)
    assert quote == "> **Open it like this.\n> Turn the wheel.**"
    assert source == "The bridge · ¶ 6–8 of 9"


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    quote, _ = render_passage(passage(TEXT, "It is 503 metres long."), WORDS, 90)
    assert quote == "> … **It is 503 metres long.** Six million rivets hold it together. …"


def test_a_sentence_too_long_by_itself_is_cut_after_a_word() -> None:
    quote, _ = render_passage(passage("many words and " * 50), WORDS, 60)
    (bold,) = shown.bold(quote)
    assert ("many words and " * 50).startswith(bold)
    assert bold.endswith(("many", "words", "and"))
    assert quote.endswith("** …")


def test_quotes_apart_stay_apart_and_neighbours_join() -> None:
    apart, _ = render_passage(
        passage(TEXT, "The bridge was opened in 1932.", "Painters never finish."), WORDS, 75
    )
    assert apart == "> **The bridge was opened in 1932.** … **Painters never finish.**"
    joined, _ = render_passage(
        passage(TEXT, "The bridge was opened in 1932.", "It is 503 metres long."), WORDS, 900
    )
    assert shown.bold(joined) == ["The bridge was opened in 1932. It is 503 metres long."]


def test_hard_wraps_become_spaces_and_lists_keep_their_lines() -> None:
    quote, _ = render_passage(
        passage("A line\nwrapped by\r\nhand:\n- one\n- two\nand more\n3. three"), WORDS, 900
    )
    assert shown.text(quote) == "A line wrapped by hand:\n- one\n- two and more\n3. three"


def test_the_source_line_tells_where_the_words_stand() -> None:
    full = passage(
        url="https://a.example/b",
        author="A. Smith",
        date="2024-04-03",
        headings=("Part 1", "Steel"),
    )
    assert render_source(full, WORDS) == (
        "[The bridge](https://a.example/b) · ¶ 7 of 9\n-# Part 1 › Steel · A. Smith · 3 April 2024"
    )


@pytest.mark.parametrize(
    ("iso", "shown_as"), [("2024-04-03", "3 April 2024"), ("1999", "1999"), (None, "")]
)
def test_dates_are_readable(iso: str | None, shown_as: str) -> None:
    assert WORDS.date(iso) == shown_as


def test_all_passages_of_a_long_answer_are_shown_with_less_context() -> None:
    long = " ".join(f"Sentence number {number} says something." for number in range(200))
    one = passage(long, "Sentence number 100 says something.")
    rendered = render_answer(answer(one, one, one), WORDS)
    assert len(rendered.passages) == 3
    assert rendered.size <= DISPLAY_TEXT
    assert all("**Sentence number 100 says something.**" in quote for quote, _ in rendered.passages)


def test_the_last_passages_are_dropped_where_there_is_no_room() -> None:
    one = passage("*" * 3000, url="https://a.example/" + "a" * 350, headings=("_" * 90,))
    rendered = render_answer(answer(one, one, one, question="?*" * 200), WORDS, 2500)
    assert 1 <= len(rendered.passages) < 3
    assert rendered.size <= 2500


DECLINED = Answer("q", Verdict.NOT_IN_LIBRARY, 0.1)


def test_a_declined_answer_says_why_and_what_to_try() -> None:
    note = render_answer(
        replace(
            DECLINED,
            missing=("sour*dough", "bake"),
            suggestions=(Suggestion("The bridge", "https://a.example"),),
        ),
        WORDS,
    ).note
    assert "[The bridge](https://a.example)" in note
    assert shown.text(note) == (
        "I found no answer in the articles. No article mentions sour*dough or bake. "
        "Closest: The bridge. Try other words, or see /articles."
    )


@pytest.mark.parametrize(
    ("verdict", "note"),
    [
        (Verdict.NO_QUESTION, "Ask me a whole question about the articles"),
        (Verdict.NO_ARTICLES, "The library is empty."),
    ],
)
def test_small_talk_and_an_empty_library_have_their_own_replies(
    verdict: Verdict, note: str
) -> None:
    assert render_answer(replace(DECLINED, verdict=verdict), WORDS).note.startswith(note)


@st.composite
def passages(draw: st.DrawFn) -> Passage:
    text = draw(ODD.filter(str.strip)) * draw(st.sampled_from([1, 1, 1, 40]))
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=4)))
    spans = list(zip(edges[::2], edges[1::2], strict=False))
    quotes = tuple(Quote(start, end, text[start:end]) for start, end in spans)
    return Passage(
        "a1",
        draw(ODD.map(lambda title: title * 9)),
        draw(st.none() | ODD.map("https://a.example/".__add__)),
        draw(st.none() | ODD),
        draw(st.none() | ODD),
        draw(st.integers(1, 10**6)),
        10**6,
        tuple(draw(st.lists(ODD, max_size=3))),
        text,
        quotes,
        1.0,
    )


@settings(deadline=None)
@given(st.lists(passages(), min_size=1, max_size=3), ODD)
def test_any_answer_fits_and_nothing_in_it_is_alive(found: list[Passage], question: str) -> None:
    rendered = render_answer(answer(*found, question=question), WORDS)
    assert rendered.size <= DISPLAY_TEXT
    follow_up = replace(answer(*found, question=question), context=question * 5)
    assert size(render_content(follow_up, WORDS)) <= CONTENT
    for piece in rendered.pieces():
        assert shown.kinds(piece) <= ALLOWED
    targets = [
        token["href"]
        for piece in rendered.pieces()
        for token in shown.tokens(piece)
        if token["type"] == "link_open"
    ]
    assert all(target.startswith("https://a.example/") for target in targets)
    assert len(targets) <= len(rendered.passages)


@settings(deadline=None)
@given(
    passages(),
    ODD,
    ODD.map(lambda text: text * 5),
    st.none() | ODD.map(lambda text: f"https://a.example/{text * 30}"),
    st.sampled_from(Visibility),
    st.integers(0, 2),
    st.sampled_from(sorted(LANGUAGES)),
)
def test_any_page_fits_with_its_buttons(
    found: Passage,
    question: str,
    context: str,
    link: str | None,
    visibility: Visibility,
    place: int,
    language: str,
) -> None:
    reader = words_in(language)
    heading = render_heading(question, context)
    rendered = render_page(heading, Recalled(found, link), reader, place=place, count=3)
    page = Page("A" * 12, place, 3, visibility, shared=False, confidence=0.6)
    layout = AnswerLayout(rendered, page, reader)
    assert rendered.size <= DISPLAY_TEXT
    assert layout.content_length() <= DISPLAY_TEXT
    assert layout.total_children_count <= 40
    buttons = [item for item in layout.walk_children() if isinstance(item, AnswerButton)]
    assert len({button.custom_id for button in buttons}) == len(buttons) == 5
    for button in buttons:
        assert len(button.custom_id) <= 100
        assert re.fullmatch(TEMPLATE, button.custom_id)
        assert 0 < len(button.item.label or "") <= 80
    for piece in rendered.pieces():
        assert shown.kinds(piece) <= ALLOWED
        for token in shown.tokens(piece):
            assert token["type"] != "link_open" or token["href"].startswith("https://a.example/")


@pytest.mark.parametrize(("confidence", "count"), [(0.9, 1), (0.6, 1), (0.4, 0)])
def test_the_edge_of_an_answer_tells_how_sure_it_is(confidence: float, count: int) -> None:
    page = Page("A" * 12, 0, count, Visibility.PUBLIC, shared=True, confidence=confidence)
    layout = AnswerLayout(RenderedAnswer("### ?", (), "Well."), page, WORDS)
    (box,) = (item for item in layout.children if isinstance(item, ui.Container))
    assert box.accent_colour == {0.9: ANSWERED, 0.6: UNSURE, 0.4: DECLINED_EDGE}[confidence]


@given(ODD)
def test_a_question_is_read_back_from_its_heading(question: str) -> None:
    assert unescape(escape(question)) == printable(question)
    heading = render_heading(question)
    assert unescape(heading.removeprefix(HEADING)) == one_line(question)


@settings(deadline=None)
@given(passages(), ODD, ODD)
def test_any_surroundings_fit(found: Passage, before: str, after: str) -> None:
    around = [Paragraph(1, 0, 0, text * 60) for text in (before, after)]
    text = render_surroundings(Recalled(found, None, *around), WORDS)
    assert size(text) <= DISPLAY_TEXT
    assert shown.kinds(text) <= ALLOWED


@given(st.lists(st.tuples(ODD, st.floats(0, 1), st.booleans(), st.booleans())), ODD)
def test_any_explanation_fits(sought: list[tuple[str, float, bool, bool]], title: str) -> None:
    explanation = Explanation(
        tuple(QuestionWord(*word) for word in sought), (RunnerUp(title * 20, 3, 0.5),) * 3, 0.7
    )
    text = render_explanation(explanation, 0.9, WORDS)
    assert size(text) <= DISPLAY_TEXT
    assert shown.kinds(text) <= ALLOWED


def test_only_what_was_read_for_its_meaning_says_how_near_it_comes() -> None:
    line = "Closest sentence in meaning: 71%"
    assert line in render_explanation(Explanation((), (), 0.708), 0.9, WORDS)
    assert "meaning" not in render_explanation(Explanation((), ()), 0.9, WORDS)


@settings(deadline=None)
@given(passages())
def test_the_words_shown_are_the_quotes_exact_words(found: Passage) -> None:
    assume("-# " not in found.text)  # see test_subtext_is_escaped
    quote, _ = render_passage(found, WORDS, 10_000)
    assert words(shown.text(quote)) == words(printable(words(found.text.replace("\0", "\ufffd"))))


def test_other_places_of_a_passage_are_named_and_linked() -> None:
    elsewhere = (
        Place("a2", "The *other* bridge", "https://bridge.example/2", 3),
        Place("a3", "A third", None, 1),
        Place("a4", "A fourth", None, 1),
    )
    said = render_source(passage(elsewhere=elsewhere), WORDS).replace("<", "").replace(">", "")
    assert "Also in [The \\*other\\* bridge](https://bridge.example/2) and A third" in said
    assert "fourth" not in said
