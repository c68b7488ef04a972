"""Whatever the library refuses is said in the reader's language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.localisation import ENGLISH, LANGUAGES, explain, reason, words_in
from bot.servers.find_article import UnclearTitle
from bot.servers.find_feed import UnclearFeed
from bot.settings import config_dir
from index import (
    AddressRefused,
    ArticleNotFound,
    DatabaseAway,
    LibraryError,
    QuotaExceeded,
    StorageError,
    UnreadableDocument,
)
from index.ingest.fetching.policy import WEB_PORTS
from index.ingest.fetching.url_parser import parse_target
from index.parsing import read_documents
from tests.bot.localisation.library_sentences import refusals, sentences

OTHERS = [language for language in LANGUAGES if language != ENGLISH]
PUT_TOGETHER = ("reason-size-", "reason-pages-")
"""Keys of what the library puts together out of words."""


def _catalogue() -> dict[str, str]:
    text = (config_dir() / "locales" / ENGLISH / "reasons.ftl").read_text(encoding="utf-8")
    entries = [line.split(" = ", 1) for line in text.splitlines() if line.startswith("reason-")]
    return {key: re.sub(r"\{ \$\w+ \}", "{}", sentence) for key, sentence in entries}


def test_every_refusal_has_its_sentence_in_the_catalogue() -> None:
    found = dict(refusals())
    assert len(found) > 90
    known = set(_catalogue().values())
    assert {s: place for s, place in found.items() if s not in known} == {}


def test_the_catalogue_has_the_words_of_the_library_alone() -> None:
    said = {k: s for k, s in _catalogue().items() if not k.startswith(PUT_TOGETHER)}
    assert {key: s for key, s in said.items() if s not in sentences()} == {}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("photo.txt", b"\x89PNG\r\n" + bytes(100)),
        ("notes.org", b"* A heading\nAnd a text.\n"),
        ("main.py", b"print('a')\n"),
        ("broken.jsonl", b"[1]\n"),
        ("broken.pdf", b"%PDF-1.7 cut"),
    ],
)
def test_a_document_is_refused_in_the_readers_language(
    language: str, name: str, data: bytes
) -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_documents(data, name)
    said = explain(refused.value, words_in(language))
    assert said != str(refused.value)
    assert name.partition(".")[0] in said
    assert not re.search(r"\b(the|is|not|and|I)\b", said)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "address", ["gopher://a.example/", "https://u:p@a.example/", "https://a.example:22/", "a"]
)
def test_an_address_is_refused_in_the_readers_language(language: str, address: str) -> None:
    with pytest.raises(AddressRefused) as refused:
        parse_target(address, WEB_PORTS)
    said = explain(refused.value, words_in(language))
    assert not re.search(r"\b(the|is|not|and|I)\b", said)


@pytest.mark.parametrize(
    ("sentence", "german"),
    [
        (
            "This server’s library may hold 2,000 articles and has 1.5 MB of text; "
            "remove some articles first.",
            "Die Bibliothek dieses Servers fasst 2.000 Artikel und enthält 1,5 MB Text; "
            "entfern zuerst einige Artikel.",
        ),
        (
            "a program is not an article (programs); add the page it belongs to, or save its "
            "text as plain text or Markdown.",
            "a program ist kein Artikel (Programme); füg die Seite hinzu, zu der es gehört, oder "
            "speicher den Text als reinen Text oder Markdown.",
        ),
        (
            "a.csv has no article I can read (row 3: The row has no text; fill in its column "
            "`text`.)",
            "a.csv enthält keinen Artikel, den ich lesen kann (Zeile 3: Die Zeile hat keinen "
            "Text; füll ihre Spalte `text` aus.)",
        ),
        ("Something that the library never said.", "Something that the library never said."),
    ],
)
def test_values_are_told_as_well_but_for_what_strangers_chose(sentence: str, german: str) -> None:
    assert reason(sentence, words_in("de")) == german
    assert reason(sentence, words_in(ENGLISH)) == sentence


def test_what_only_operators_can_mend_is_one_sentence_for_all(tmp_path: Path) -> None:
    german = words_in("de")
    for error in (StorageError(f"The disk of {tmp_path} is full."), DatabaseAway("It is away.")):
        assert explain(error, german) == german("error-storage")
    assert explain(ArticleNotFound("There is no article x."), german).startswith("Diesen Artikel")
    assert explain(LibraryError("Nobody foresaw this."), german) == "Nobody foresaw this."
    assert explain(UnclearFeed("Diesem Feed folge ich nicht."), german).startswith("Diesem Feed")
    assert explain(UnclearTitle("Wähl einen Artikel."), german) == "Wähl einen Artikel."
    assert explain(QuotaExceeded("It is full."), words_in(ENGLISH)) == "It is full."
