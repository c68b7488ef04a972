"""Texts in old encodings with one or two letters beyond ASCII."""

from __future__ import annotations

import pytest

from index.parsing.encoding.legacy_encodings import decode_legacy

GERMAN = "Der Server startet nach dem Update nicht, bitte die Einstellungen pr{}fen."
FRENCH = "Le château est ouvert tous les jours sauf le lundi, de neuf heures à midi."
ITALIAN = "Le regole del gruppo valgono anche per chi non è un membro della nostra casa."
POLISH = "Serwer startuje co noc od nowa, a klucz jest u portiera na pierwszym piętrze."
CZECH = "Pravidla skupiny jsou pro ty, kdo chce psat do kanalu, a ne pro každého."
ROMANIAN = "Regulile grupului sunt pentru toti cei care scriu aici, pentru cei noi și vechi."
TURKISH = "Sunucu her gece yeniden kurulur ve anahtar kapinin yaninda durur, lütfen bekleyin."
ENGLISH = "The mill is closed in winter, and it’s the guard who has the keys of the gate."


@pytest.mark.parametrize("letter", "üöäß")
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "iso8859_15", "cp850", "mac-roman"])
def test_a_single_umlaut(letter: str, encoding: str) -> None:
    text = GERMAN.format(letter)
    assert decode_legacy(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (FRENCH, "latin-1 cp1252 cp850 mac-roman"),
        (ITALIAN, "latin-1 cp1252"),
        (POLISH, "cp1250 iso8859_2 cp852"),
        (CZECH, "cp1250 iso8859_2 cp852"),
        (ROMANIAN, "iso8859_16"),
        (TURKISH, "cp1254 iso8859_9"),
        (ENGLISH, "cp1252"),
    ],
)
def test_few_letters_of_a_language(text: str, encodings: str) -> None:
    for encoding in encodings.split():
        assert decode_legacy(text.encode(encoding)) == text


def test_romanian_of_windows_has_the_commas_of_romanian() -> None:
    assert decode_legacy(ROMANIAN.replace("ș", "ş").encode("cp1250")) == ROMANIAN


@pytest.mark.parametrize(
    "text",
    [
        "Il signor Rossi vive in citt\x85 con la moglie, e non legge mai le regole del gruppo.",
        "xkcd qwrt \xfc zzz 1234 plmk",
    ],
)
def test_what_may_be_a_sign_or_a_letter_is_in_doubt(text: str) -> None:
    assert decode_legacy(text.encode("latin-1")) is None
