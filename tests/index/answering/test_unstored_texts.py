"""Texts that nobody stores are ranked and quoted as articles are."""

from __future__ import annotations

import pytest

from index import Text, quote_unstored

QUESTION = "How do I reset the door lock?"
ADVICE = Text("1", "To reset the lock of the door, hold the red button for ten seconds.")
REPLY = Text(
    "2", "Hold the red button for ten seconds.", "does anyone know how to reset the door lock?"
)
TALK = [Text(str(100 + i), f"Message number {i} about games and the server.") for i in range(20)]


@pytest.mark.parametrize("texts", [[ADVICE], [REPLY], [*TALK, ADVICE], [*TALK, REPLY]])
async def test_what_answers_is_quoted_word_for_word(texts: list[Text]) -> None:
    passages = await quote_unstored(QUESTION, texts, limit=3)
    assert passages[0].article_id == texts[-1].id
    assert passages[0].text == texts[-1].text
    quote = passages[0].quotes[0]
    assert passages[0].text[quote.start : quote.end] == quote.text


async def test_words_by_which_all_were_found_still_count() -> None:
    texts = [Text(str(i), f"{ADVICE.text} It worked, try {i}.") for i in range(25)]
    assert len(await quote_unstored(QUESTION, texts, limit=3)) == 3


@pytest.mark.parametrize("question", ["How do I bake bread?", "Who is the president?", "lol", ""])
async def test_what_nobody_said_is_not_quoted(question: str) -> None:
    assert await quote_unstored(question, [*TALK, ADVICE, REPLY], limit=3) == ()


async def test_nothing_and_blank_texts_give_nothing() -> None:
    assert await quote_unstored(QUESTION, [], limit=3) == ()
    assert await quote_unstored(QUESTION, [Text("1", " \n ")], limit=3) == ()
