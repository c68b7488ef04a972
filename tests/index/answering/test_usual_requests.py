"""What people ask of any place in words of their own: when it opens, what it costs, where it is."""

from __future__ import annotations

import pytest

from index import Library, Verdict, read_document
from index.analysis.usual_requests import usual_request

GERMAN = """\
# Bürgerhaus

## Öffnungszeiten

Montag bis Freitag von 9 bis 17 Uhr.

## Eintrittspreise

Erwachsene zahlen 8 Euro.

## Anschrift

Lindenallee 12, Ahrenfeld.

## Kontakt

04555 1234, haus@ahrenfeld.example
"""
ENGLISH = """\
# Mill museum

## Opening hours

Tuesday to Sunday, nine to five.

## Admission

Adults 8 pounds, children free.

## Getting here

Tram 4 to Mill Bridge.

## Contact

Ring 555 0142.

## Lost property

It is kept for a month.
"""
FRENCH = """\
# Piscine

## Horaires

Du mardi au dimanche, de 10 h à 20 h.

## Tarifs

Adultes 5 euros, enfants 2 euros.

## Objets trouvés

Un mois à l'accueil.
"""
SPANISH = """\
# Biblioteca

## Horario

De lunes a viernes, de 9 a 21 horas.

## Tarifas

Una sala cuesta 4 euros.
"""
CHINESE = """\
# 市立图书馆

## 开放时间

周二至周日 9:00 到 18:00，周一闭馆。

## 地址

人民路 88 号。

## 联系方式

010-5555-1234
"""
JAPANESE = """\
# 市民プール

## 開館時間

午前9時から午後9時までです。

## 料金

大人は500円です。
"""
RUSSIAN = """\
# Клуб

## Режим работы

Ежедневно с 10 до 22.

## Контакты

8 800 555 12 34
"""
ASKED = [
    (GERMAN, "wann habt ihr offen", "Montag bis Freitag"),
    (GERMAN, "bis wann habt ihr auf?", "Montag bis Freitag"),
    (GERMAN, "wann macht ihr zu", "Montag bis Freitag"),
    (GERMAN, "wie teuer ist es", "8 Euro"),
    (GERMAN, "wo seid ihr", "Lindenallee"),
    (GERMAN, "wie komme ich zu euch", "Lindenallee"),
    (GERMAN, "wie erreiche ich euch", "04555"),
    (GERMAN, "Telefonnummer", "04555"),
    (ENGLISH, "hi, when are you open?", "Tuesday to Sunday"),
    (ENGLISH, "what time do you close", "Tuesday to Sunday"),
    (ENGLISH, "how much is it", "Adults 8"),
    (ENGLISH, "how do i get there", "Tram 4"),
    (ENGLISH, "how can I reach you", "555 0142"),
    (ENGLISH, "I left my umbrella", "for a month"),
    (FRENCH, "vous êtes ouverts quand ?", "mardi au dimanche"),
    (FRENCH, "c'est combien ?", "5 euros"),
    (FRENCH, "j'ai perdu mon parapluie", "Un mois"),
    (SPANISH, "¿a qué hora abren?", "lunes a viernes"),
    (SPANISH, "cuanto cuesta", "4 euros"),
    (CHINESE, "几点开门", "周二至周日"),
    (CHINESE, "星期一开门吗", "周一闭馆"),
    (CHINESE, "在哪里", "人民路"),
    (CHINESE, "怎么联系你们", "010"),
    (JAPANESE, "何時に開きますか", "午前9時"),
    (JAPANESE, "いくらですか", "500円"),
    (RUSSIAN, "во сколько закрываетесь", "с 10 до 22"),
    (RUSSIAN, "как с вами связаться", "8 800"),
]


@pytest.mark.parametrize(("page", "question", "words"), ASKED)
async def test_the_section_so_headed_answers(
    library: Library, page: str, question: str, words: str
) -> None:
    await library.add(read_document(page.encode(), "page.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert words in answer.passages[0].text


@pytest.mark.parametrize(
    "question",
    [
        "wo kann ich parken",
        "wie alt seid ihr",
        "was ist das",
        "what is this",
        "how are you",
        "how much does a boat cost",
        "where is the printer located",
        "wann haben Dachse auf",
    ],
)
async def test_what_no_section_is_headed_is_declined(library: Library, question: str) -> None:
    await library.add(read_document(GERMAN.encode(), "haus.md"))
    await library.add(read_document(ENGLISH.encode(), "mill.md"))
    answer = await library.ask(question)
    assert answer.verdict in (Verdict.NOT_IN_LIBRARY, Verdict.NO_QUESTION)


def test_what_else_is_asked_stays() -> None:
    request = usual_request("wann habt ihr samstags offen?", "de")
    assert request is not None
    assert request.said[0] == "Öffnungszeiten"
    assert "samstags" in request.rest
    assert usual_request("wer hat das Haus gebaut?", "de") is None
    assert usual_request("when do you open", "xx") is None
