"""Words that a library's managers have declared to mean the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Cited, Library, SynonymsRefused, Verdict, read_document
from index.activity.synonyms import LENGTH, MOST_WORDS

CLUB = """\
# The rules of the club

## Sanctions

Whoever shouts at others is expelled by the warden for a week.

## Rooms

The quiet lounge is open to everybody from nine in the morning until midnight.

## Fees

A year costs forty euros, and half of that for pupils.
"""


@pytest.fixture
async def club(library: Library) -> Library:
    own = library.of("1")
    await own.add(read_document(CLUB.encode(), "club.md"))
    return own


async def test_a_question_is_answered_by_a_declared_synonym_at_once(club: Library) -> None:
    question = "Who is yeeted for a week?"
    before = await club.ask(question)
    assert "yeeted" in before.missing
    stamp = club._services.refresher.stamps(club.reads)
    await club.management.synonyms.add(["yeeted", "expelled"])
    answer = await club.ask(question)
    assert answer.answered
    assert answer.missing == ()
    assert answer.confidence > before.confidence
    assert "expelled" in answer.passages[0].quotes[0].text
    assert club._services.refresher.stamps(club.reads) == stamp  # nothing was indexed again
    await club.management.synonyms.remove("yeeted")
    assert (await club.ask(question)).confidence == before.confidence


@pytest.mark.parametrize(
    ("group", "question", "found"),
    [
        (["VC", "quiet lounge"], "When is the VC open?", "quiet lounge"),
        (["voice channel", "lounge"], "When is the voice channel open?", "quiet lounge"),
        (["voice channel", "quiet lounge"], "When is the voice channel open?", "quiet lounge"),
        (["subs", "year"], "How many euros are subs?", "forty euros"),
    ],
)
async def test_phrases_stand_for_words_and_for_phrases(
    club: Library, group: list[str], question: str, found: str
) -> None:
    before = (await club.ask(question)).confidence
    await club.management.synonyms.add(group)
    answer = await club.ask(question)
    assert answer.verdict is Verdict.ANSWERED
    assert answer.confidence > before
    assert found in answer.passages[0].text


async def test_the_word_that_was_asked_for_still_counts_most(club: Library) -> None:
    await club.add(read_document(b"# Guests\n\nA guest is yeeted for a week.\n", "guests.md"))
    await club.management.synonyms.add(["yeeted", "expelled"])
    answer = await club.ask("Who is yeeted for a week?")
    assert answer.passages[0].title == "Guests"


async def test_why_names_the_synonym_that_the_passage_has(club: Library) -> None:
    await club.management.synonyms.add(["yeeted", "expelled"])
    question = "Who is yeeted for a week?"
    passage = (await club.ask(question)).passages[0]
    words = {w.word: w for w in (await club.why(question, Cited.of(passage))).words}
    assert words["yeeted"].found
    assert words["yeeted"].known
    assert words["yeeted"].synonym == "expelled"
    assert words["week"].synonym == ""


async def test_synonyms_count_in_their_own_library_and_those_of_the_operator_everywhere(
    library: Library, club: Library
) -> None:
    await library.of("2").management.synonyms.add(["yeeted", "expelled"])
    assert "yeeted" in (await club.ask("Who is yeeted for a week?")).missing
    await library.management.synonyms.add(["yeeted", "expelled"])
    assert (await club.ask("Who is yeeted for a week?")).missing == ()


async def test_synonyms_are_bounded(club: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.activity.synonyms.MOST", 5)
    synonyms = club.management.synonyms
    for words in (
        ["one"],
        ["one", "ONE ", ""],
        [f"w{n}" for n in range(MOST_WORDS + 1)],
        ["one", "x" * (LENGTH + 1)],
        ["one", "a b c d e"],
        ["one", "?!"],
    ):
        with pytest.raises(SynonymsRefused):
            await synonyms.add(words)
    assert await synonyms.all() == []
    for number in range(5):
        await synonyms.add([f"a{number}", f"b{number}"])
    with pytest.raises(SynonymsRefused, match="5"):
        await synonyms.add(["one", "two"])
    assert (await club.ask("When is the lounge open?")).answered


async def test_a_group_is_known_once_and_removed_by_its_words(club: Library) -> None:
    synonyms = club.management.synonyms
    assert await synonyms.add(["Mod", "  server\u0007  staff ", "mod"]) == ("Mod", "server staff")
    with pytest.raises(SynonymsRefused, match="already"):
        await synonyms.add(["server staff", "mod"])
    await synonyms.add(["mod", "warden"])
    assert await synonyms.remove("nobody") == []
    assert await synonyms.remove(" , ") == []
    assert await synonyms.remove("mod, warden") == [("mod", "warden")]
    assert await synonyms.remove("MOD") == [("Mod", "server staff")]
    assert await synonyms.all() == []


async def test_synonyms_go_with_the_library_of_a_server(library: Library, club: Library) -> None:
    await club.management.synonyms.add(["mod", "warden"])
    await library.server_libraries.note_present([])
    assert await library.server_libraries.purge(0, []) == ["1"]
    assert await club.management.synonyms.all() == []


async def test_synonyms_outlive_a_restart(tmp_path: Path) -> None:
    async with Library.open(tmp_path) as library:
        await library.management.synonyms.add(["mod", "warden"])
    async with Library.open(tmp_path) as library:
        assert await library.management.synonyms.all() == [("mod", "warden")]
