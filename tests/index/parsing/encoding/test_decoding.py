"""From bytes to text."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing.encoding.decoding import decode

GERMAN = (
    "Die Bücherei öffnet um neun Uhr, und sie schließt um fünf. Für Kinder ist der Eintritt "
    "frei, während Erwachsene eine Mark zahlen müssen."
)
SPANISH = (
    "La biblioteca abre a las nueve de la mañana y cierra a las cinco. ¿Qué más se puede pedir? "
    "Los niños no pagan la entrada, según el reglamento del año pasado."
)
TURKISH = (
    "Kütüphane sabah dokuzda açılır ve akşam beşte kapanır. Bu yıl için çok daha uzun bir çalışma "
    "saati olarak duyurulan değişiklik de gençler için ile başladı."
)
ENGLISH = (
    "The librarian said that it was “not the end of the world” – and closed the doors at five."
)
RUSSIAN = (
    "Библиотека открывается в девять часов утра и закрывается в пять. Вход для детей свободный."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(encoding: str) -> None:
    text = "“Straße” — ١٢٣ 図書館 😀\r\n"
    assert decode(text.encode(encoding), "a") == text


def test_utf16_of_the_other_byte_order() -> None:
    assert decode(b"\xfe\xff" + "Größe".encode("utf-16-be"), "a") == "Größe"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (SPANISH, "latin-1"),
        (ENGLISH, "cp1252"),
        (TURKISH, "cp1254"),
        (RUSSIAN * 3, "cp1251"),
        (RUSSIAN * 3, "koi8_r"),
    ],
)
def test_legacy_encodings_on_clear_evidence(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize(
    "data",
    [
        b"caf\xe9 ol\xe9",
        SPANISH.encode("mac_roman"),
        (GERMAN * 3).encode()[:-1] + b"\xc3 x",
        b"\xff\xfea\x00b",
        b"\xef\xbb\xbfabc\xff",
    ],
    ids=["too short", "Mac Roman", "damaged UTF-8", "odd UTF-16", "marked but not UTF-8"],
)
def test_in_doubt_the_author_is_asked_for_utf8(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"save it (as|again as) UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n", "a PDF; what is read is text, Markdown, web pages"),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04\x14", "a ZIP archive or an Office document"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"plain\0binary", "a binary file"),
        (b"\x01\x02\x03" * 20, "a binary file"),
        ("a\0b".encode("utf-16"), "a binary file"),
    ],
)
def test_files_that_are_no_text_are_called_by_their_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=f"looks like {says}"):
        decode(data, "a.bin")


def test_names_are_cleaned_in_messages() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(b"\0", "harm\u202eless\n\x1b[2J" + "y" * 5_000)
    assert str(caught.value).startswith("harmless [2J")
    assert len(str(caught.value)) < 250
