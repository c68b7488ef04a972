"""What the library says where a question is not one that a passage answers as it is."""

from __future__ import annotations

import pytest

from index import Caution, Draft, Library, Suggestion, Verdict, read_document

HANDBOOK = """\
---
url: https://club.example/handbook
---
# The club handbook

## Membership

Membership costs forty euros a year, and half of that for pupils. The treasurer collects it.

## The boathouse

The boathouse opens at six in the morning. Its key hangs behind the blue door.

## Regatta

The regatta takes place in June on the northern lake, whatever the weather.
"""
OTHER = """\
The lighthouse

Mary Ellis kept the lighthouse at Cape Sorrow for forty years.
"""


def draft(text: str, name: str) -> Draft:
    return read_document(text.encode(), name)


@pytest.fixture
async def club(library: Library) -> Library:
    await library.add(draft(HANDBOOK, "handbook.md"))
    await library.add(draft(OTHER, "lighthouse.txt"))
    return library


async def test_of_two_questions_the_first_is_answered_and_the_second_named(club: Library) -> None:
    answer = await club.ask("When does the boathouse open? And what does membership cost?")
    assert answer.question == "When does the boathouse open?"
    assert "six in the morning" in answer.passages[0].quotes[0].text
    assert answer.left == ("And what does membership cost?",)
    second = await club.ask(answer.left[0], context=answer.question)
    assert "forty euros" in second.passages[0].quotes[0].text


async def test_what_only_the_whole_message_says_is_answered_by_it(club: Library) -> None:
    message = "Is the Spanish key green? And is the boathouse opened in the morning at six?"
    assert not (await club.ask("Is the Spanish key green?")).answered
    answer = await club.ask(message)
    assert answer.question == message
    assert "six in the morning" in answer.passages[0].quotes[0].text
    assert answer.left == ()


async def test_a_pin_for_both_questions_comes_first(club: Library) -> None:
    wording = "When does the boathouse open? And what does membership cost?"
    passage = (await club.ask("Where is the regatta?")).passages[0]
    await club.management.pins.pin(wording, passage)
    answer = await club.ask(wording)
    assert answer.passages[0].curated
    assert answer.left == ()


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Tell me everything about the club handbook", "The club handbook"),
        ("summarize the regatta", "The club handbook"),
        ("what do you know about the lighthouse?", "The lighthouse"),
    ],
)
async def test_who_asks_for_everything_is_offered_the_article(
    club: Library, asked: str, title: str
) -> None:
    answer = await club.ask(asked)
    assert answer.verdict is Verdict.OVERVIEW
    assert not answer.answered
    assert answer.overview is not None
    assert answer.overview.title == title
    assert (await club.article(answer.overview.article_id)).title == title
    if title == "The club handbook":
        assert answer.overview.sections == ("Membership", "The boathouse", "Regatta")
        assert answer.overview.url == "https://club.example/handbook"


async def test_everything_about_what_no_article_is_about_is_an_ordinary_question(
    club: Library,
) -> None:
    answer = await club.ask("Tell me everything about the treasurer")
    assert answer.overview is None
    answer = await club.ask("Tell me everything about volcanoes")
    assert answer.verdict is Verdict.NOT_IN_LIBRARY


async def test_a_slip_is_named_where_the_right_word_would_be_answered(club: Library) -> None:
    answer = await club.ask("Is there a tresuerr?")
    assert not answer.answered
    assert answer.did_you_mean == "Is there a treasurer?"
    assert (await club.ask(answer.did_you_mean)).answered
    wrong = await club.ask("Who is the mayor of Boatburg?")
    assert not wrong.answered
    assert wrong.did_you_mean == ""


async def test_closest_articles_have_their_addresses(club: Library) -> None:
    answer = await club.ask("Who painted the boathouse for the queen of Spain?")
    assert not answer.answered
    handbook = Suggestion("The club handbook", "https://club.example/handbook")
    assert handbook in answer.suggestions


async def test_a_question_in_another_language_is_told_which_there_are(club: Library) -> None:
    answer = await club.ask("Wer ist der Bürgermeister der Stadt?")
    assert not answer.answered
    assert answer.languages == ("en",)
    assert (await club.ask("Who is the mayor of the town?")).languages == ()
    await club.add(
        draft("---\nlanguage: de\n---\n# Das Bad\n\nDas Bad öffnet um neun.\n", "bad.md")
    )
    assert (await club.ask("Wer ist der Bürgermeister von Ulm?")).languages == ()


async def test_only_what_two_languages_write_alike_leads_to_an_article(club: Library) -> None:
    await club.add(draft(OTHER, "lighthouse.txt"))
    cognate = await club.ask("Quand est-ce que le club de la ville a été fondé ?")
    assert (cognate.languages, cognate.suggestions) == (("en",), ())
    name = await club.ask("Qui a vendu le phare de Cape Sorrow ?")
    assert name.languages == ("en",)
    assert [article.title for article in name.suggestions] == ["The lighthouse"]


RULES = """\
# Sailing club rules

## Give way

Boats on port tack give way, whoever is ahead, and hail before they turn.

## Protests

Protests are handed in within an hour of the finish, in writing and signed.
"""


async def test_a_page_that_is_named_and_not_asked_about_is_offered(club: Library) -> None:
    await club.add(draft(RULES, "rules.md"))
    answer = await club.ask("Where can I find the rules?", caution=Caution.CAUTIOUS)
    assert answer.verdict is Verdict.OVERVIEW
    assert answer.overview
    assert answer.overview.title == "Sailing club rules"
    assert answer.overview.sections == ("Give way", "Protests")


@pytest.mark.parametrize("question", ["what is the anchor", "who wrote the handbook of 1920"])
async def test_other_questions_offer_no_page(club: Library, question: str) -> None:
    assert (await club.ask(question)).verdict is Verdict.NOT_IN_LIBRARY
