"""Guessing the language."""

from __future__ import annotations

import pytest

from index.parsing.encoding.language_guess import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The library is open to all, and it was closed for two years by the town.", "en"),
        ("Die Bücherei ist für alle offen, und sie war auch von der Stadt bezahlt.", "de"),
        ("La biblioteca está abierta para los que la buscan, y no cobra una entrada.", "es"),
        ("La bibliothèque est ouverte à tous les habitants de la ville, et pas plus chère.", "fr"),
        ("La biblioteca è aperta a tutti, e non costa di più per chi è qui con i figli.", "it"),
        ("A biblioteca é aberta a todos os que a procuram, e não é cara para uma visita.", "pt"),
        ("De bibliotheek is open voor het publiek, en er zijn ook boeken te koop van ons.", "nl"),
        ("Det är en bok som inte har lånats av någon på länge, och den är till för alla.", "sv"),
        ("Bu kütüphane herkes için açık ve çok daha büyük bir yapı olarak yeniden kuruldu.", "tr"),
        ("Yusuf Yağcı, 1952'de Bursa'da doğdu, yüksek lisansını Liverpool'da yaptı.", "tr"),
        ("Häufig regnet es südlich des Flusses.", "de"),
        ("Muñoz, España, nació aquí mañana.", "es"),
        ("Yağcı was born in the town of Muğla, and studied in Işık.", "en"),
        ("Библиотека открыта для всех.", "ru"),
        ("المكتبة مفتوحة للجميع.", "ar"),
        ("Η βιβλιοθήκη είναι ανοιχτή.", "el"),
        ("ห้องสมุดเปิดแล้ว", "th"),
        ("图书馆对所有人开放。", "zh"),
        ("図書館は九時に開きます。", "ja"),
        ("पुस्तकालय सबके लिए खुला है।", "hi"),
        ("도서관은 아홉 시에 엽니다.", "ko"),
        ("", "en"),
        ("12 345 – 67", "en"),
        ("Lorem ipsum", "en"),
    ],
)  # fmt: skip
def test_guess(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_a_quoted_word_of_another_script_decides_nothing() -> None:
    text = "The word for it is книга, and it was in the title of the first edition."
    assert guess_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Biblioteka otwiera się o dziewiątej, a zamyka o szóstej.", "pl"),
        ("Knihovna otevírá v devět hodin a zavírá v šest večer.", "cs"),
        ("A könyvtár reggel kilenckor nyit, és este hatkor zár be.", "hu"),
        ("Biblioteca se deschide la ora nouă și se închide seara.", "ro"),
        ("Бібліотека відчиняється о дев'ятій годині ранку.", "uk"),
        ("Wo ist der Hafen? Am Ende der Straße.", "de"),
        ("Le port est au bout de la rue, près du phare.", "fr"),
    ],
)
def test_short_articles_in_more_languages(text: str, language: str) -> None:
    assert guess_language(text) == language
