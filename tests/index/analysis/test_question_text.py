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
        ("```c++ \nint keel = 2\n```", "int keel = 2"),
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
        ("Kurze Frage: wie werde ich Mitglied? Danke schon mal!", "wie werde ich Mitglied?"),
        ("wo ist der Hafen? danke euch schonmal im Voraus, LG Tom", "wo ist der Hafen?"),
        ("wann ist Treffen? Vielen Dank und viele Grüße", "wann ist Treffen?"),
        ("how do I join? thanks for your time, kind regards, Kim", "how do I join?"),
        ("comment adhérer ? Merci pour votre aide, bonne journée", "comment adhérer ?"),
        ("¿cómo reservo? gracias por la ayuda, un saludo", "¿cómo reservo?"),
        ("what is an LG", "what is an LG"),
        ("wie schicke ich viele Grüße", "wie schicke ich viele Grüße"),
        ("please help it's urgent, who has the key", "who has the key"),
        ("sry for the dumb question but when is low tide", "when is low tide"),
        ("yo can someone tell me real quick when the gate opens", "when the gate opens"),
        ("hope you're all well! is the gate open", "is the gate open"),
        ("hi all, new here, is the gate open?", "is the gate open?"),
        ("asking for a friend, may goats board", "may goats board"),
        ("so basically where is the key", "where is the key"),
        ("anyone know when the gate opens or nah", "when the gate opens"),
        ("@Quoth where is the key", "where is the key"),
        ("!ask where is the key", "where is the key"),
        ("where the hell is the key", "where is the key"),
        ("whats the gate code", "what's the gate code"),
        ("why doesnt it open", "why doesn't it open"),
        ("i dont know why it wont open", "i don't know why it will not open"),
        ("cant board", "can't board"),
        ("im trying to board", "i'm trying to board"),
        ("im Hafen", "im Hafen"),
        ("le film dont il parle", "le film dont il parle"),
        (
            "the gate is shut and i was wondering if goats may board",
            "the gate is shut, goats may board",
        ),
        ("where lol is the key", "where is the key"),
        ("who do i ask if i wanna board", "who do i ask if i want to board"),
        ("when r u open", "when are you open"),
        ("Kurze Frage: Wo ist der Schlüssel? Ist dringend!", "Wo ist der Schlüssel?"),
        ("Hat jemand eine Ahnung, wo der Schlüssel ist?", "wo der Schlüssel ist?"),
        ("Ein Freund hat gesagt, dass Ziegen mitfahren", "Ziegen mitfahren"),
        ("Petite question : où est la clé ?", "où est la clé ?"),
        ("Je me demandais si la clé est là", "la clé est là"),
        ("Una pregunta rápida: ¿dónde está la llave? urgente", "¿dónde está la llave?"),
        ("Un amigo me dijo que hay llave", "hay llave"),
    ],
)
def test_greetings_politeness_and_framing_are_not_the_question(message: str, question: str) -> None:
    assert question_text(message) == question


@pytest.mark.parametrize(
    "said",
    [
        "hello",
        "thank you!",
        "C#",
        "is help free?",
        "who said yes?",
        "everyone knows the rules?",
        "what does tbh mean",
        "what does lol stand for",
        "help",
        "new members",
        "R packages",
        "who is new here?",
        "@everyone",
        "is it urgent?",
    ],
)
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
