import unicodedata
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.answer_types.answer_types import (
    AnswerType,
    definition_verbs,
    expected_answer_types,
    focus_word,
)
from index.analysis.answer_types.question_patterns import FOCUS_DETERMINERS, QUESTION_PATTERNS
from index.analysis.answer_types.word_lists import NUMBERS, PATTERNS, TIMES, UNITS
from index.analysis.batch.analyzer import BatchAnalyzer
from index.analysis.batch.sentence_features import sentence_answer_types
from index.analysis.language_detection import detect_language
from index.analysis.normalization import normalize_all
from index.analysis.small_talk import is_chat, is_greeting, is_small_talk
from index.analysis.stemmer import stem, stems
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import MAX_WORD, fold, is_acronym, tokenize


def held(text: str) -> int:
    return int(sentence_answer_types([text], BatchAnalyzer(partial(map, len)).analyze([text]))[0])


def forms(text: str) -> list[str]:
    return [fold(surface) for surface in tokenize(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("26 U.S.C. § 6103(i)(2)", ["26", "usc", "section", "6103", "i", "2"]),
        ("non-tax, re-assured", ["nontax", "non", "tax", "reassured", "re", "assured"]),
        (
            "Larch.js has saveAll, save_all",
            ["larchjs", "larch", "js", "has", "saveall", "save", "all", "saveall", "save", "all"],
        ),
        ("v4.10.2 or 4.10.2, by 2031-07-04", ["4.10.2", "or", "4.10.2", "by", "2031", "07", "04"]),
        ("C, C++ and c# on .NET", ["c", "c++", "and", "c#", "on", ".net"]),
        ("O'Dell's R&D", ["odell", "o", "dell", "s", "rd"]),
        ("12GB of 12 GB at 30 °C", ["12", "gb", "of", "12", "gb", "at", "30", "°c"]),
        ("B-52, b52", ["b52", "b", "52", "b52"]),
        ("/mute or and/or", ["/mute", "mute", "or", "and", "or"]),
        ("DNSLookupError, GitHub", ["dnslookuperror", "dns", "lookup", "error", "github"]),
        ("0x8007002A 🚀", ["0x8007002a", "🚀"]),
        ("Trump’s immigrants’ aren't", ["trump", "s", "immigrants", "aren", "t"]),
        ("1,250.50 and 3.5", ["1250.50", "and", "3.5"]),
        ("9% of 9 percent", ["9", "percent", "of", "9", "percent"]),
        ("STRASSE Straße ﬁn", ["strasse", "strasse", "fin"]),
        ("हिन्दी", ["हिन्दी"]),
        ("İstanbul ISTANBUL", ["istanbul", "istanbul"]),
        ("تُنهي كتـاب", ["تنهي", "كتاب"]),
    ],
)
def test_words_are_what_a_reader_would_compare(text: str, expected: list[str]) -> None:
    assert forms(text) == expected


def test_scripts_without_spaces_are_taken_apart_into_overlapping_pieces() -> None:
    assert tokenize("東京都 2020") == ["東", "京", "都", "東京", "京都", "2020"]
    assert tokenize("東京都", asked=True) == ["東京", "京都"]
    assert tokenize("ประเทศ")[:2] == ["ประ", "ระเ"]
    assert tokenize("サーバー", asked=True) == ["サー", "ーバ", "バー"]
    assert tokenize("ﾃﾞｰﾀ", asked=True) == ["デー", "ータ"]


def test_an_acronym_is_told_from_the_pronoun_it_looks_like() -> None:
    assert is_acronym("US")
    assert is_acronym("U.S.")
    assert not is_acronym("I")
    assert not is_acronym("us")


@given(st.text(max_size=400))
def test_every_word_has_a_bounded_form(text: str) -> None:
    for form in forms(text):
        assert 0 < len(form) <= MAX_WORD * 18  # NFKC makes at most 18 characters of one


@given(st.text(st.characters(max_codepoint=127, categories=["L"]), min_size=1, max_size=80))
def test_a_plain_word_is_read_as_any_other(word: str) -> None:
    assert fold(word) == unicodedata.normalize("NFKC", word[:MAX_WORD]).casefold()


def test_every_listed_language_has_stop_words() -> None:
    assert all(stop_words(language) for language in LANGUAGES)
    assert {"who", "what", "when"} <= stop_words("en")
    assert "bill" not in stop_words("en")


def test_a_question_is_read_in_one_of_the_languages_there_are() -> None:
    assert detect_language("Wer ist der Kanzler?", ["en", "de"]) == "de"
    assert detect_language("Wer ist der Kanzler?", ["en"]) == "en"
    assert detect_language("誰ですか", ["en", "ja"]) == "ja"
    assert detect_language("xyzzy", ["fr", "en"]) == "fr"
    assert detect_language("anything", []) == "en"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who is Tom Bowman?", AnswerType.NAME),
        ("In which city is it?", AnswerType.NAME),
        ("What year was that?", AnswerType.TIME),
        ("How many are there?", AnswerType.NUMBER),
        ("How long has she served?", AnswerType.MEASURE | AnswerType.TIME),
        ("How tall is the tower?", AnswerType.MEASURE),
        ("What is a keeper?", AnswerType.MEANING),
        ("what does ICE stand for", AnswerType.MEANING),
        ("What does the deal mean for immigrants?", AnswerType(0)),
        ("Which deal is it?", AnswerType(0)),
    ],
)
def test_a_question_says_what_kind_of_thing_it_wants(question: str, kind: AnswerType) -> None:
    assert expected_answer_types(question) == kind


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("ar", "متى بني البرج؟", AnswerType.TIME),
        ("ar", "في أي عام ولد؟", AnswerType.TIME),
        ("de", "In welchem Jahr wurde er geboren?", AnswerType.TIME),
        ("de", "Wie viele Stufen hat der Turm?", AnswerType.NUMBER | AnswerType.MEASURE),
        ("de", "Wer baute den Turm?", AnswerType(0)),
        ("es", "¿Quién construyó la torre?", AnswerType.NAME),
        ("es", "quien construyo la torre", AnswerType.NAME),
        ("es", "¿A quien lo vio le gustó?", AnswerType(0)),
        ("fr", "De qui parle-t-on ?", AnswerType.NAME),
        ("fr", "Le pont qui mène au port est-il ouvert ?", AnswerType(0)),
        ("it", "In quale anno fu costruita?", AnswerType.TIME),
        ("nl", "Wie bouwde de toren?", AnswerType.NAME),
        ("pt", "Onde fica a torre?", AnswerType.NAME),
        ("ru", "В каком году построили башню?", AnswerType.TIME),
        ("tr", "Kuleyi kim yaptı?", AnswerType.NAME),
        ("th", "หอคอยสร้างเมื่อใด", AnswerType.TIME),
        ("th", "เกี่ยวกับหอคอย", AnswerType(0)),
        ("ja", "塔はいつ建てられましたか", AnswerType.TIME),
        ("ja", "塔に何人まで入れる？", AnswerType.NUMBER),
        ("ja", "塔の入場料はいくら", AnswerType.MEASURE),
        ("zh", "塔建于哪一年？", AnswerType.TIME),
        ("zh", "塔有几层？", AnswerType.NUMBER),
        ("vi", "Ai xây tháp?", AnswerType(0)),
    ],
)
def test_a_question_is_understood_in_its_own_language(
    language: str, question: str, kind: AnswerType
) -> None:
    assert expected_answer_types(question, language) == kind


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("de", "er wurde im März fertig", AnswerType.TIME),
        ("de", "mit elf Metern", AnswerType.NUMBER | AnswerType.MEASURE),
        ("ru", "в мае", AnswerType.TIME),
        ("es", "mide 41 metros", AnswerType.NUMBER | AnswerType.MEASURE),
        ("th", "สร้างในเดือนมีนาคม", AnswerType.TIME),
        ("ja", "火曜日まで", AnswerType.TIME),
        ("ja", "高さは41メートル", AnswerType.NUMBER | AnswerType.MEASURE),
        ("ja", "塔が高い", AnswerType(0)),
        ("zh", "建于一九一一年", AnswerType.TIME),
        ("zh", "高41米", AnswerType.NUMBER | AnswerType.MEASURE),
        ("en", "er wurde im März fertig", AnswerType(0)),
    ],
)
def test_times_and_numbers_are_known_by_the_words_of_the_language(
    language: str, sentence: str, kind: AnswerType
) -> None:
    batch = BatchAnalyzer(partial(map, len), language).analyze([sentence])
    assert sentence_answer_types([sentence], batch, language)[0] & ~AnswerType.NAME == kind


def test_every_language_says_how_it_asks_and_what_is_a_time_or_a_number() -> None:
    assert set(QUESTION_PATTERNS) == set(TIMES) | set(PATTERNS)
    assert set(TIMES) == set(NUMBERS) == set(UNITS)
    assert set(FOCUS_DETERMINERS) == set(TIMES)


@pytest.mark.parametrize(
    ("language", "asked", "written"),
    [
        ("en", "angstrom", "ångström"),
        ("es", "cancion", "canción"),
        ("de", "mullers", "müllers"),
        ("fr", "eleves", "élèves"),
        ("tr", "kirik", "kırık"),
        ("ru", "съемка", "съёмка"),
    ],
)
def test_accents_may_be_left_out(language: str, asked: str, written: str) -> None:
    assert stem(fold(asked), language) == stem(fold(written), language)


@pytest.mark.parametrize(
    ("language", "word", "digits"),
    [("en", "two", "2"), ("en", "ninety", "90"), ("en", "twentieth", "20th"), ("de", "zwölf", "12"),
     ("tr", "on", "10"), ("en", "second", "second"), ("th", "two", "two")],
)  # fmt: skip
def test_a_number_word_is_its_digits(language: str, word: str, digits: str) -> None:
    assert stem(fold(word), language) == digits


def test_other_scripts_keep_their_marks() -> None:
    assert stem("किताबें", "hi") != stem("कताब", "hi")
    assert stem("한국어", "ko") == "한국어"


def test_a_sentence_holds_names_times_and_numbers() -> None:
    assert (
        held("On January 20 Krause left") == AnswerType.NAME | AnswerType.TIME | AnswerType.NUMBER
    )
    assert held("it was built between 1871 and 1874") == AnswerType.TIME
    assert held("Nothing here") == 0


@pytest.mark.parametrize(
    "text", ["about 41 metres tall", "a 24-hour day", "22 nautical miles", "tickets at £6", "7.8 %"]
)
def test_a_measure_is_a_number_of_something(text: str) -> None:
    assert held(text) & AnswerType.MEASURE
    assert not held("in 1871 she had four brothers") & AnswerType.MEASURE


def test_a_sentence_says_what_something_means() -> None:
    assert held("The Internal Revenue Service (IRS) was asked.") & AnswerType.MEANING
    assert held("A keeper is a person who keeps.") & AnswerType.MEANING
    assert not held("The keeper went home.") & AnswerType.MEANING


def test_words_that_only_ask_are_told_from_what_is_asked() -> None:
    assert focus_word("In which country was it?") == "country"
    assert focus_word("Who was it?") == ""
    assert focus_word("In welchem Land war es?", "de") == "Land"
    assert focus_word("哪个国家？", "zh") == ""
    assert "stand" in definition_verbs("What does ICE stand for?")
    assert not definition_verbs("Where does the tower stand?")
    assert definition_verbs("was bedeutet CW") == {"bedeutet"}
    assert definition_verbs("Que signifie RSS ?") == {"signifie"}
    assert not definition_verbs("Das bedeutet nichts")


@pytest.mark.parametrize(
    "text",
    ["hello", "Helloooo", "lol", "LMAOOO", "hahaha", "thanks!", "good morning", "what time is it",
     "tell me a joke", "nice one", "ok", "gg"],
)  # fmt: skip
def test_small_talk_asks_for_nothing(text: str) -> None:
    words = [w for w in tokenize(text) if fold(w) not in stop_words("en")]
    assert is_small_talk(words)


def test_questions_are_not_small_talk() -> None:
    assert is_small_talk([])
    assert not is_small_talk(["resigned"])
    assert not is_small_talk(["people", "work", "home"])
    assert is_chat("what time is it", ["time"])
    assert not is_chat("movie night", ["movie", "night"])
    assert is_greeting("谢谢！")
    assert not is_greeting("谢谢你的书")


def test_a_last_yeh_may_be_written_without_its_dots() -> None:
    assert stem("مستشفى", "ar") == stem("مستشفي", "ar")
    assert stem("مستشفى", "fa") != stem("مستشفي", "fa")


@pytest.mark.parametrize("language", ["en", "fr", "tr", "zh"])
def test_words_are_stemmed_together_as_one_by_one(language: str) -> None:
    words = ["running", "nineteenth", "école", "ırmak", "two", "deux", "東京", "running"]
    assert stems(words, language) == [stem(word, language) for word in words]
    assert stems([], language) == []


@given(
    st.lists(
        st.sampled_from(["us", "US", "oak", "É", "x" * 70, "5", "the", "İ"])
        | st.text("ab", min_size=1)
    )
)
def test_words_are_compared_together_as_one_by_one(words: list[str]) -> None:
    assert normalize_all(words, "en") == [normalize_all([word], "en")[0] for word in words]
