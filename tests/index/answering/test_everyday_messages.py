"""Short messages: which ask something, which do not, and what of a chat is asked."""

from __future__ import annotations

import pytest

from index import Library, Verdict, read_document
from index.analysis.light_words import is_light

PAGE = """\
# Lantern club

## Meeting times

We meet on Wednesdays from 18:30 in the back room of Café Miro. In July there are no meetings.

## Music

Music bots are only allowed in the jukebox channel.

## Appeals

Banned people may appeal once, by mail to appeals@lantern.example. It is read within a week.

## Dogs

Dogs are welcome on the terrace only, and have to be on a lead.

## Nicknames

Names may have at most twenty letters and no symbols.

## Exit codes

- 0: everything was copied.
- 7: a layer had the wrong digest.

## Errors

NB-ERR-17 means that the clock is wrong.
"""


@pytest.mark.parametrize(
    "message",
    ["guten morgen", "alles klar danke", "bonne nuit", "buenos días", "доброе утро", "ok cool",
     "super danke", "how are you", "moin zusammen", "Guten Morgen, Leute!", "salut tout le monde",
     "merci à tous", "hola a todos!", "thanks guys you rock", "お疲れ様です"],
)  # fmt: skip
async def test_these_ask_nothing(library: Library, message: str) -> None:
    await library.add(read_document(PAGE.encode(), "club.md"))
    assert (await library.ask(message)).verdict is Verdict.NO_QUESTION


async def test_emoji_alone_ask_nothing_though_an_article_has_them(library: Library) -> None:
    page = "# Votes\n\nPress 👍 or 👎 to vote on an answer.\n"
    await library.add(read_document(page.encode(), "votes.md"))
    assert (await library.ask("👍👍 👍")).verdict is Verdict.NO_QUESTION
    assert (await library.ask("what is 👍")).answered


async def test_a_link_that_no_article_has_asks_nothing(library: Library) -> None:
    page = "# Votes\n\nThe rules of the vote are at <https://votes.example/rules>.\n"
    await library.add(read_document(page.encode(), "votes.md"))
    for message in ("https://clips.example/watch?v=8", "<https://a.example> https://b.example"):
        assert (await library.ask(message)).verdict is Verdict.NO_QUESTION
    assert (await library.ask("https://votes.example/rules")).answered
    named = await library.ask("how long is the quay of https://clips.example/watch?")
    assert named.verdict is Verdict.NOT_IN_LIBRARY


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("no music?", "jukebox"),
        ("music", "jukebox"),
        ("when do you meet", "Wednesdays"),
        ("where do you meet", "Café Miro"),
        ("how long does an appeal take", "within a week"),
        ("Hi, we come by next week with the whole family and wanted to ask if dogs are ok on the "
         "terrace. Best regards, Petra", "on a lead"),
        ("what does exit code 7 mean", "wrong digest"),
        ("nberr17", "clock is wrong"),
        ("How long can my name be?", "twenty letters"),
    ],
)  # fmt: skip
async def test_these_are_answered(library: Library, message: str, words: str) -> None:
    await library.add(read_document(PAGE.encode(), "club.md"))
    answer = await library.ask(message)
    assert answer.answered
    assert words in " ".join(quote.text for quote in answer.passages[0].quotes)


@pytest.mark.parametrize("message", ["what does exit code 4 mean", "NB-ERR-5", "NB-ERR-18"])
async def test_no_other_code_answers(library: Library, message: str) -> None:
    await library.add(read_document(PAGE.encode(), "club.md"))
    assert not (await library.ask(message)).answered


@pytest.mark.parametrize("form", ["getting", "giving", "goes", "taken", "running", "gets", "made"])
def test_forms_of_everyday_words_say_little(form: str) -> None:
    assert is_light(form, "en")


@pytest.mark.parametrize("form", ["banning", "timeout", "lost", "rings", "need-not"])
def test_other_words_do_not(form: str) -> None:
    assert not is_light(form, "en")


async def test_a_missing_apostrophe_changes_nothing(library: Library) -> None:
    await library.add(read_document(PAGE.encode(), "page.md"))
    plain = await library.ask("is everybody's nickname limited")
    assert (await library.ask("is everybodys nickname limited")).verdict is plain.verdict
