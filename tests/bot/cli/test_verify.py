"""`quoth verify`: exit codes, lines, JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth


@pytest.mark.parametrize(
    ("quote", "code", "lines"),
    [
        (
            "The mill at Woodbridge was built in 1170.",
            0,
            [
                "Word for word.",
                "The mill at Woodbridge was built in 1170.",
                "— The tide mill, ¶ 1 of 2",
            ],
        ),
        (
            "The mill at Ipswich was built in 1170",
            1,
            [
                "Not word for word. The words that differ are in [brackets].",
                "Quote:   The mill at [Ipswich] was built in 1170",
                "Article: The mill at [Woodbridge] was built in 1170.",
            ],
        ),
        ("Cows grazed on Jupiter all winter.", 1, ["No article says this."]),
        (
            "at ebb tide. Its wheel was replaced",
            0,
            [
                "Word for word.",
                "at ebb tide. Its wheel was replaced",
                "— The tide mill, ¶ 1–2 of 2",
            ],
        ),
    ],
)
def test_the_verdict_comes_first(
    quoth: Quoth, article: Path, quote: str, code: int, lines: list[str]
) -> None:
    quoth("add", article)
    run = quoth("verify", quote)
    assert run.code == code
    assert run.out.splitlines()[: len(lines)] == lines


def test_json_says_all_of_it(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    found = json.loads(quoth("verify", "--json", "The mill at Ipswich was built in 1170").out)
    assert found["agreement"] == "nearly"
    assert found["differences"] == [{"quote": "Ipswich ", "article": "Woodbridge ", "same": False}]
    assert found["passage"]["paragraph"] == found["passage"]["last_paragraph"] == 1
    nowhere = json.loads(quoth("verify", "--json", "Cows grazed on Jupiter all winter.").out)
    assert (nowhere["agreement"], nowhere["passage"]) == ("nowhere", None)
