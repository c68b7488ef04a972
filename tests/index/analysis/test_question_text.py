from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.question_text import question_text, without_markup


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("<a:wave:112233445566> where is <@123456> the **oil can**?", "where is the oil can?"),
        (
            "see <#99> at <t:1700000000:R>: ~~old~~ ||secret|| `max_retries`",
            "see at : old secret max_retries",
        ),
        ("how does </library add:42> work", "how does /library add work"),
        (
            "> quoted\n# Title [manual](https://m.example/x) http://y.ex",
            "quoted Title manual",
        ),
        ("<:only:123456789>", "<:only:123456789>"),
        ("__init__ and snake_case_name", "init and snake_case_name"),
    ],
)
def test_the_markup_of_discord_is_not_what_somebody_says(message: str, text: str) -> None:
    assert without_markup(message) == text


@pytest.mark.parametrize(
    ("message", "question"),
    [
        (
            "good morning all, does anyone know where the can is? tia!",
            "where the can is?",
        ),
        ("Sorry to bother you all again, but is the gate open?", "is the gate open?"),
        ("i was just wondering if goats may board lol", "goats may board"),
        ("My brother told me that goats may board. Sent from my Nokia 3310", "goats may board"),
        ("one dumb question: how do i mute the horn pls", "how do i mute the horn"),
        (
            "Hallo, weiß jemand wann die Fähre fährt? Dank im Voraus",
            "wann die Fähre fährt?",
        ),
        ("Bonjour à tous, quelqu'un sait où est la clé ? merci d'avance", "où est la clé ?"),
        ("hola, alguien sabe cuándo abre? gracias", "cuándo abre?"),
    ],
)
def test_greetings_politeness_and_framing_are_not_the_question(message: str, question: str) -> None:
    assert question_text(message) == question


@pytest.mark.parametrize("said", ["hello", "thank you!", "C#", "is help free?", "who said yes?"])
def test_what_is_nothing_else_stays(said: str) -> None:
    assert question_text(said) == said


@given(st.text(max_size=200))
def test_something_is_left_of_every_message(message: str) -> None:
    assert bool(question_text(message)) == bool(message.strip())


@pytest.mark.parametrize("piece", ["! ", "hey ", "thanks ", "<", "[a](", ":a", "sorry if "])
def test_a_hostile_message_takes_no_time(piece: str) -> None:
    began = thread_time()
    question_text(piece * (500 // len(piece)))
    assert thread_time() - began < 0.05
