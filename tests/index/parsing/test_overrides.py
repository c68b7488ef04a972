"""Language and encoding as whoever adds a document says."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.ingest.sources import Source
from index.parsing import Unread, read_documents
from index.parsing.overrides import Overrides, overrides_from
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.makers import packed, pdf

FACT = "Café olé."
LATIN = FACT.encode("latin-1")
SPANISH = "La biblioteca de la villa abre a las nueve y el museo cierra por la tarde."


def text_of(data: bytes, name: str, encoding: str) -> str:
    (draft,) = read_documents(data, name, encoding=encoding).drafts
    return draft.text


@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "utf-16-le", "utf-16", "cp500"])
def test_text_is_decoded_as_told(encoding: str) -> None:
    assert text_of(FACT.encode(encoding), "a.txt", encoding) == FACT


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.html", "<html><meta charset='utf-8'><body><p>", "</p></body></html>"),
        ("a.csv", "title,text\nMenu,", "\n"),
        ("a.jsonl", '{"title": "Menu", "text": "', '"}\n'),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n", "\n"),
        (
            "a.xml",
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>F</title>"
            "<item><guid>1</guid><title>Menu</title><description>",
            "</description></item></channel></rss>",
        ),
    ],
)
def test_formats_of_text_are_too(name: str, before: str, after: str) -> None:
    data = f"{before}{FACT}{after}".encode("mac_roman")
    assert FACT in text_of(data, name, "mac_roman")


def test_files_in_an_archive_are_too_and_other_formats_as_ever() -> None:
    printed = pdf([[("Helvetica", 11, 72, 700, "The tide rises at noon.")]])
    found = read_documents(packed({"a.txt": LATIN, "b.pdf": printed}), "a.zip", encoding="latin-1")
    assert [draft.text for draft in found.drafts] == [FACT, "The tide rises at noon."]
    assert found.failed == ()


def test_bytes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(UnreadableDocument, match=r"^a\.txt has bytes that are not utf-8; name an"):
        read_documents(LATIN, "a.txt", encoding="utf-8")


def test_a_picture_is_no_text_in_any_encoding() -> None:
    with pytest.raises(UnreadableDocument, match="not a format I can read"):
        read_documents(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.png", encoding="latin-1")


@pytest.mark.parametrize("name", ["klingon", "", "hex", "rot13", "a\0b", "../utf-8", "x" * 5_000])
def test_unknown_encodings(name: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"^There is no encoding “[^”]{0,40}”; give one"):
        overrides_from(None, name)


@pytest.mark.parametrize("code", ["spanish", "e", "", "e1", "es\n\x1b[2J"])
def test_malformed_languages(code: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"^“[^\n\x1b]*” is not a language code; give"):
        overrides_from(code, None)


def test_names_are_made_one() -> None:
    assert overrides_from("ES-mx", "Latin1") == Overrides("es", "iso8859-1")


@pytest.mark.parametrize(
    ("language", "expected"), [(None, "es"), ("en", "en"), ("es", "es"), ("de-AT", "de")]
)
def test_language_goes_before_the_guess(language: str | None, expected: str) -> None:
    (draft,) = read_documents(SPANISH.encode(), "a.txt", language=language).drafts
    assert draft.language == expected


def test_language_goes_before_what_documents_say() -> None:
    said = f"---\nlanguage: fr\n---\n\n{SPANISH}"
    rows = f"text,language\n{SPANISH},fr\n"
    for data, name in ((said, "a.md"), (rows, "a.csv")):
        (draft,) = read_documents(data.encode(), name, language="es").drafts
        assert draft.language == "es"


async def test_both_reach_the_process_that_reads() -> None:
    box = Sandbox(processes=1)
    try:
        found = await box.read(Unread(LATIN, "a.txt", language="es", encoding="latin-1"))
        assert found == read_documents(LATIN, "a.txt", language="es", encoding="latin-1")
        assert [(draft.text, draft.language) for draft in found.drafts] == [(FACT, "es")]
        with pytest.raises(UnreadableDocument, match="not utf-8"):
            await box.read(Unread(LATIN, "a.txt", encoding="utf-8"))
    finally:
        await box.close()


def test_fingerprints_tell_overrides_apart() -> None:
    wanted = [Overrides(), Overrides("es"), Overrides("en"), Overrides("es", "utf-8")]
    assert len({Source(b"a", "a", "o", overrides=w).fingerprint() for w in wanted}) == len(wanted)
