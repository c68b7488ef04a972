from __future__ import annotations

import pytest

from bot.cogs.library.add import clean_name
from bot.cogs.library.given_metadata import GivenMetadata
from index import Draft
from tests.bot.rendering.samples import WORDS


@pytest.mark.parametrize(
    ("filename", "cleaned"),
    [
        ("law.txt", "law.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\docs\\Law (2).md", "Law (2).md"),
        ("a\nb<@1>.txt", "a_b_1_.txt"),
        ("x" * 300 + ".markdown", "x" * 80 + ".markdown"),
        ("", "file"),
        ("...", "..."),
    ],
)
def test_file_names_are_cleaned(filename: str, cleaned: str) -> None:
    assert clean_name(filename) == cleaned


def test_facts_given_go_before_facts_found() -> None:
    draft = Draft("Found", "Found\n\ntext", "text", "o", url="https://a.example", author="A")
    facts = GivenMetadata(title=" Given\ntitle ", date="2024-04-03")
    result = facts.applied_to(draft)
    assert (result.title, result.date) == ("Given title", "2024-04-03")
    assert (result.url, result.author) == ("https://a.example", "A")


@pytest.mark.parametrize("date", ["2024-13-01", "yesterday", "2024-W01-1"])
def test_a_date_that_is_no_day_is_wrong(date: str) -> None:
    assert GivenMetadata(date=date).wrong(WORDS)


def test_facts_left_out_are_not_wrong() -> None:
    assert GivenMetadata().wrong(WORDS) is None
