"""Days as people write them."""

from __future__ import annotations

import pytest

from bot.localisation.written_dates import read_day


@pytest.mark.parametrize(
    "text",
    [
        "2025-04-03", "3 April 2025", "April 3, 2025", "3rd of April 2025", "3.4.2025",
        "3. April 2025", "3 de abril de 2025", "3 avril 2025", "jeudi 3 avril 2025",
        "Thu, 3 Apr 2025", "2025/04/03", "20250403", " 3.4.25 ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("locale", ["en-GB", "de", "es-ES", "fr", "ja"])
def test_a_day_is_read_in_every_language(text: str, locale: str) -> None:
    assert read_day(text, locale) == "2025-04-03"


def test_the_reader_s_place_says_which_number_is_the_month() -> None:
    assert read_day("04/05/2025", "en-US") == "2025-04-05"
    assert read_day("04/05/2025", "en-GB") == "2025-05-04"


@pytest.mark.parametrize(
    "text",
    ["", "hello", "31 February 2025", "2025-13-01", "April 2025", "2025", "3 May", "9" * 900],
)
def test_what_is_no_whole_day_is_not_guessed(text: str) -> None:
    assert read_day(text, "en-GB") is None
