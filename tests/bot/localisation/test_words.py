from __future__ import annotations

import pytest

from bot.localisation import ENGLISH, explain, words_in
from index import LibraryError, ReindexRunning, StorageError


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("de", "de"),
        ("es-ES", "es"),
        ("es-419", "es"),
        ("fr", "fr"),
        ("en-US", "en"),
        ("pt-BR", "en"),
        ("", "en"),
    ],
)
def test_a_locale_has_its_language_or_english(locale: str, language: str) -> None:
    assert words_in(locale).language == language
    assert words_in(locale) is words_in(language)


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("en", "1 paragraph", "2,000 paragraphs"),
        ("de", "1 Absatz", "2.000 Absätze"),
        ("es", "1 párrafo", "2.000 párrafos"),
        ("fr", "1 paragraphe", "2\u202f000 paragraphes"),
    ],
)
def test_numbers_agree_with_their_nouns(language: str, one: str, many: str) -> None:
    words = words_in(language)
    assert words("paragraphs", paragraphs=1) == one
    assert words("paragraphs", paragraphs=2000) == many


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("es", "útil", "útiles"),
        ("fr", "utile", "utiles"),
    ],
)
def test_what_is_said_of_votes_agrees_with_their_number(language: str, one: str, many: str) -> None:
    words = words_in(language)
    assert words("insights-helpful", votes=1, percent=100).split()[-1] == one
    assert words("insights-helpful", votes=2, percent=100).split()[-1] == many


def test_none_is_singular_in_french_alone() -> None:
    assert words_in("fr")("articles", articles=0) == "0 article"
    assert words_in("en")("articles", articles=0) == "0 articles"


@pytest.mark.parametrize(
    ("language", "listed", "day"),
    [
        ("en", "a, b or c", "3 April 2024"),
        ("de", "a, b oder c", "3. April 2024"),
        ("es", "a, b o c", "3 de abril de 2024"),
        ("fr", "a, b ou c", "3 avril 2024"),
    ],
)
def test_lists_and_dates_follow_the_language(language: str, listed: str, day: str) -> None:
    words = words_in(language)
    assert words.listed(["a", "b", "c"], "or") == listed
    assert words.listed(["a"]) == "a"
    assert words.date("2024-04-03") == day


def test_values_are_put_in_as_they_are() -> None:
    hostile = "{ $x } **a** \u2068b\u2069"
    assert (
        words_in(ENGLISH)("remove-done", title=hostile)
        == f"Removed {hostile}. You can undo this for 24 hours."
    )


def test_a_sentence_that_nobody_wrote_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_in("de")("no-such-sentence")


@pytest.mark.parametrize(
    ("error", "german"),
    [
        (ReindexRunning("3 of 8 articles"), "neu eingelesen"),
        (StorageError("disk full"), "nicht erreichbar"),
        (LibraryError("Something rare."), "Something rare."),
    ],
)
def test_the_commonest_errors_are_explained(error: LibraryError, german: str) -> None:
    assert german in explain(error, words_in("de"))
    assert explain(error, words_in(ENGLISH)) == str(error)


def test_no_line_ends_before_a_sign_that_a_blank_is_written_before() -> None:
    assert words_in("fr")("why-heading") == "### Pourquoi cette réponse\N{NO-BREAK SPACE}?"
    quoted = "«\N{NO-BREAK SPACE}Qui\N{NO-BREAK SPACE}»"
    assert quoted in words_in("fr")("pinned", question="Qui")
    assert words_in("de")("why-confidence", percent=82) == "Sicherheit: 82\N{NO-BREAK SPACE}%"
    assert words_in(ENGLISH)("why-confidence", percent=82) == "Confidence: 82%"
