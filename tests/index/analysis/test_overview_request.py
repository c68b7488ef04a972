"""Requests for everything about something."""

from __future__ import annotations

import pytest

from index.analysis.overview_request import named_topic, requested_topic
from index.analysis.question_text import question_text


@pytest.mark.parametrize(
    ("said", "topic"),
    [
        ("Tell me everything about the harbour bridge", "the harbour bridge"),
        ("tell me all you know about bans!", "bans"),
        ("summarize the rules", "the rules"),
        ("Summarise the article about the bridge please", "the bridge"),
        ("hey can you sum up the bridge article for me pls", "the bridge"),
        ("what do you know about Velocity?", "Velocity"),
        ("tl;dr rules", "rules"),
        ("could you please give me a short summary of refunds?", "refunds"),
        ("Was weißt du über die Brücke?", "die Brücke"),
        ("Erzähl mir alles über die Brücke", "die Brücke"),
        ("Fass bitte die Regeln zusammen", "die Regeln"),
        ("Kannst du mir die Regeln zusammenfassen?", "die Regeln"),
        ("¿Qué sabes sobre el puente?", "el puente"),
        ("Resume el artículo sobre el puente", "el puente"),
        ("Résume les règles", "les règles"),
        ("Que sais-tu sur le pont ?", "le pont"),
        ("Dis-moi tout sur le pont", "le pont"),
    ],
)
def test_what_everything_is_asked_about(said: str, topic: str) -> None:
    assert requested_topic(question_text(said)) == topic


@pytest.mark.parametrize(
    "said",
    [
        "What is the bridge?",
        "tell me about refunds",
        "How do I resume a download?",
        "Where is the summary of changes?",
        "What do you know?",
        "Is everything about the bridge true?",
        "Can I write a summary of a film here?",
        "How long is everything on this list kept?",
        "",
    ],
)
def test_other_questions_ask_for_less(said: str) -> None:
    assert requested_topic(question_text(said)) == ""


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("rules", "rules"),
        ("what are the rules?", "rules"),
        ("Where can I find the member handbook", "member handbook"),
        ("Was sind die Regeln?", "Regeln"),
        ("tell me about dwarves", "dwarves"),
        ("who broke the rules of the club last year", ""),
    ],
)
def test_a_bare_name_is_told_from_a_question(question: str, topic: str) -> None:
    assert named_topic(question) == topic
