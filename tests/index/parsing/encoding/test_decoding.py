"""From bytes to text."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_documents
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
JAPANESE = "港の橋は日曜日の朝に閉まります。船で渡る人は切符を買ってください。"
KOREAN = "항구의 다리는 일요일 아침에 닫습니다. 배로 건너는 사람은 표를 사십시오."
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
        (SPANISH, "mac_roman"),
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
        (SPANISH + "años ").encode() * 2 + b"\xc3 x" * 9,
        b"\xff\xfea\x00b",
        b"\xef\xbb\xbfabc\xff",
    ],
    ids=["badly damaged UTF-8", "odd UTF-16", "marked but not UTF-8"],
)
def test_in_doubt_the_author_is_asked_for_utf8(data: bytes) -> None:
    with pytest.raises(UnreadableDocument, match=r"save it (as|again as) UTF-8"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n", "looks like a PDF. I read: text, Markdown, web pages"),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"PK\x03\x04\x14", "a ZIP archive or an Office document"),
        (b"{\\rtf1 hello}", "an RTF document"),
        (b"\n<!DOCTYPE html><html>", "a web page"),
        (b"plain\0binary", "is not a format I can read. I read: text"),
        (b"\x01\x02\x03" * 20, "is not a format I can read. I read: text"),
        ("a\0b".encode("utf-16"), "is not a format I can read. I read: text"),
    ],
)
def test_files_that_are_no_text_are_called_by_their_name(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        decode(data, "a.bin")


def test_names_are_cleaned_in_messages() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        decode(b"\0", "harm\u202eless\n\x1b[2J" + "y" * 5_000)
    assert str(caught.value).startswith("harmless [2J")
    assert len(str(caught.value)) < 250


def test_a_damaged_character_among_many_is_replaced_and_told() -> None:
    data = (GERMAN * 3).encode()[:-1] + b"\xc3 x"
    assert decode(data, "a.txt").endswith("\ufffd x")
    assert read_documents(data, "a.txt").notes == (
        ("a.txt", "Damaged characters were replaced by “\ufffd”."),
    )


def test_a_stray_zero_is_dropped() -> None:
    assert decode(GERMAN.encode() + b"\0", "a") == GERMAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [GERMAN, RUSSIAN])
def test_utf16_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(JAPANESE, e) for e in ("shift_jis", "euc_jp", "iso2022_jp")]
    + [(KOREAN, e) for e in ("euc_kr", "cp949")],
)
def test_japanese_and_korean(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == text


POLISH = "Zażółć gęślą jaźń; w Szczebrzeszynie chrząszcz brzmi w trzcinie i Szczebrzeszyn słynie."
CZECH = "Příliš žluťoučký kůň úpěl ďábelské ódy. Účastníci zájezdu čekají v přístavu."
HUNGARIAN = "Árvíztűrő tükörfúrógép. A könyvtár reggel kilenckor nyit, és este hatkor zár."
ROMANIAN = "Biblioteca se deschide dimineața și se închide seara; ieșirea este prin curte."
CHINESE = "图书馆每天早上九点开门，晚上六点关门。借书的人要带证件，不能把书带出去。"
TAIWANESE = "圖書館每天早上九點開門，晚上六點關門。借書的人要帶證件，不能把書帶出去。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (CZECH, "cp1250"),
        (CZECH, "iso8859_2"),
        (HUNGARIAN, "iso8859_2"),
        (ROMANIAN, "iso8859_16"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        ("Name;Preis\nFähre;12 €\nSegelkurs für Kinder;90 €\n", "cp1252"),
        ("Ala ma kota, a żółw śpi.", "cp1250"),
    ],
)
def test_other_encodings_also_of_short_texts(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "a") == text


@pytest.mark.parametrize("text", [CHINESE, TAIWANESE, "図書館は毎朝九時に開きます。" * 3])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_and_without_latin_letters(text: str, encoding: str) -> None:
    assert decode(f"{text}\n".encode(encoding), "a") == f"{text}\n"


@pytest.mark.parametrize(
    ("text", "encoding", "is_read"),
    [
        ("Die Schleuse öffnet um fünf.", "cp1252", True),
        ("Le café est fermé.", "latin-1", True),
        ("Die Straße ist groß.", "cp850", False),
        ("A § of the rules.", "cp1252", False),
        ("Open (ü) daily.", "cp1252", False),
    ],
)
def test_few_letters_that_all_latin_encodings_have_are_believed(
    text: str, encoding: str, is_read: bool
) -> None:
    if is_read:
        assert decode(text.encode(encoding), "a.txt") == text
        return
    with pytest.raises(UnreadableDocument, match="can’t tell for sure"):
        decode(text.encode(encoding), "a.txt")


def test_a_damaged_byte_among_few_letters_of_utf8() -> None:
    data = b"The harbour opens at five. " * 9 + b"\xff " + "Café.".encode()
    assert decode(data, "a.txt").endswith("\ufffd Café.")


def test_a_zero_and_a_damaged_byte_do_not_make_a_text_chinese() -> None:
    text = "Harbour rules. " * 5 + "The boats{} leave at nine {} o'clock."
    data = text.format("\0", "\xff").encode("latin-1")
    assert decode(data, "a.txt") == text.format("", "\ufffd")


def test_a_byte_that_is_no_letter_is_replaced_in_a_short_text() -> None:
    data = b"The bakery opens at seven on Sun\xffdays. Bread costs two euros."
    assert decode(data, "a.txt") == data.decode("utf-8", "replace")
    with pytest.raises(UnreadableDocument, match="can\u2019t tell for sure"):
        decode(data + b"\xff\xff", "a.txt")
    french = "Le maire de L'Haÿ-les-Roses habite une maison pres de la gare, dans la rue du pont."
    assert decode(french.encode("cp1252"), "a.txt") == french
