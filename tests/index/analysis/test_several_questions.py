"""Telling apart what a message asks."""

from __future__ import annotations

import pytest

from index.analysis.several_questions import MOST, split_questions


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        (
            "When does the shop open? And who owns it?",
            ["When does the shop open?", "And who owns it?"],
        ),
        (
            "When does the shop open and how much does a ticket cost?",
            ["When does the shop open?", "how much does a ticket cost?"],
        ),
        (
            "My server is down. How do I restart it? Which port does Velocity use?",
            ["My server is down. How do I restart it?", "Which port does Velocity use?"],
        ),
        (
            "Wann öffnet das Bad und wie viel kostet der Eintritt?",
            ["Wann öffnet das Bad?", "wie viel kostet der Eintritt?"],
        ),
        (
            "¿Cuándo abre la tienda? ¿Quién es el dueño de la tienda?",
            ["¿Cuándo abre la tienda?", "¿Quién es el dueño de la tienda?"],
        ),
        (
            "Quand ouvre le musée ? Qui dirige le musée ?",
            ["Quand ouvre le musée ?", "Qui dirige le musée ?"],
        ),
    ],
)
def test_questions_that_stand_alone_are_told_apart(message: str, questions: list[str]) -> None:
    assert split_questions(message) == questions


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Who resigned and when?",
        "How and when was the bridge opened?",
        "Who wrote and who directed the film?",
        "My server crashed. Why?",
        "Why? How? When?",
        "What is the toll? Or is it free?",
        "Can I keep a dog? Is it allowed?",
        "How do I get unbanned? I was banned for spam.",
        "Can somebody help? How do I get the builder role?",
        "How do I get the builder role? Anyone?",
        "hey guys, quick question? how do I appeal a ban?",
        "Does it run on Windows? Like, can I use it on Windows 11?",
        "What is Velocity and how does it work?",
        "Tell me about the bridge and the lighthouse.",
        "word? " * 200,
    ],
)
def test_one_question_stays_whole(message: str) -> None:
    assert split_questions(message) == [message]


def test_only_so_many_are_told_apart() -> None:
    questions = [f"What does error LS-{number} mean?" for number in range(4000, 4010)]
    found = split_questions(" ".join(questions))
    assert len(found) == MOST
    assert found[0] == questions[0]
    assert "LS-4009" in found[-1]
