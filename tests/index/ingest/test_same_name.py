"""Uploads of one name: a new version of the same document, or another document."""

from __future__ import annotations

from pathlib import Path

from index import Library, Outcome, read_document

PUMP = b"# Pump\n\nThe pump lifts nine tonnes an hour.\n\nIts handle is made of ash.\n"
CRANE = b"# Crane\n\nThe big crane at the quay turns once a day.\n"


async def test_another_text_of_the_same_name_is_another_article(tmp_path: Path) -> None:
    async with Library.open(tmp_path) as shared:
        library = shared.of("7")

        async def outcome(data: bytes) -> Outcome:
            return (await library.add(read_document(data, "a.md", origin="upload:a.md"))).outcome

        assert await outcome(PUMP) is Outcome.ADDED
        assert await outcome(CRANE) is Outcome.ADDED
        assert await outcome(PUMP.replace(b"nine", b"ten")) is Outcome.UPDATED
        assert await outcome(CRANE.replace(b"once", b"twice")) is Outcome.UPDATED
        titles = [a.title for a in await library.articles() if a.origin.startswith("upload:")]
        assert sorted(titles) == ["Crane", "Pump"]
