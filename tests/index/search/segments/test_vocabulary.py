from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.search.segments import character_ngrams
from index.search.segments.character_ngrams import CharacterNgrams, keys_of
from index.search.segments.string_table import LookupKeys, SortedStringTable, StringTable
from index.search.segments.vocabulary import Vocabulary

FORM = st.text(
    st.sampled_from("abcé\u0301ß東京กอ\U00010330ا") | st.characters(exclude_categories=()),
    min_size=1,
    max_size=12,
)
WORDS = st.sets(st.tuples(FORM, FORM), max_size=20).map(sorted)


@given(st.lists(st.text() | FORM))
def test_strings_come_back(texts: Sequence[str]) -> None:
    strings = StringTable.of(texts)
    assert len(strings) == len(texts)
    assert strings.all() == texts == [strings[i] for i in range(len(texts))]
    opened = StringTable.from_arrays(strings.arrays("x"), "x")
    assert opened.between(1, len(texts)) == texts[1:] if texts else True


@given(st.lists(FORM | st.text("ab", max_size=4), max_size=9), st.data())
def test_some_strings_are_read_one_by_one_or_together(
    texts: Sequence[str], data: st.DataObject
) -> None:
    strings = StringTable.of(texts)
    chosen = data.draw(st.lists(st.sampled_from(range(len(texts))))) if texts else []
    due = [texts[number] for number in chosen]
    assert strings.some(chosen) == due
    assert strings.some(chosen * 300) == due * 300


@given(st.sets(FORM).map(sorted), st.lists(FORM))
def test_sorted_strings_are_looked_up(texts: list[str], others: list[str]) -> None:
    strings = SortedStringTable.of(texts)
    asked = [*texts, *others, "", "a" * 8, "a\0"]
    expected = [texts.index(one) if one in texts else -1 for one in asked]
    assert strings.numbers(LookupKeys.of(asked)) == expected
    for one, found in zip(asked, strings.beginning_with(LookupKeys.beginning(asked)), strict=True):
        assert [texts[i] for i in found] == [text for text in texts if text.startswith(one)]


def test_many_words_that_begin_alike_are_told_apart() -> None:
    texts = sorted(f"internationally-{number}" for number in range(300))
    assert SortedStringTable.of(texts).numbers(LookupKeys.of(texts)) == list(range(300))


@settings(max_examples=50)
@given(WORDS)
def test_a_vocabulary_gives_back_its_words(words: list[tuple[str, str]]) -> None:
    vocabulary = Vocabulary.of(words)
    opened = Vocabulary.from_arrays(vocabulary.arrays())
    assert opened.all() == words == opened.words(range(len(words)))
    stems = sorted({stem for _, stem in words})
    assert opened.stems.all() == stems


@given(st.lists(FORM, max_size=12), st.sampled_from([1, 5, 100]))
def test_words_are_spelt_out_as_windows_of_four(forms: list[str], at_once: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(character_ngrams, "_RUN", at_once)
        spelling = CharacterNgrams.of(forms)
    for number, form in enumerate(forms):
        own = spelling.items[spelling.starts[number] : spelling.starts[number + 1]]
        assert spelling.keys[own].tolist() == keys_of([form]).tolist()
        assert number in spelling.sharing(form, range(len(forms)))


def test_keys_tell_windows_apart() -> None:
    assert len(keys_of(["night"])) == len({"_nig", "nigh", "ight", "ght_"})
    assert len(keys_of(["a"])) == len(keys_of(["東京"])) == len(keys_of(["สวั"])) == 1
    assert len(keys_of(["aaaaaa"])) == len({"_aaa", "aaaa", "aaa_"})
    assert not set(keys_of(["a"]).tolist()) & set(keys_of(["b", "_", "aa"]).tolist())
    assert keys_of([]).tolist() == []


def test_words_spelt_alike_stand_in() -> None:
    words = sorted([("klause", "klaus"), ("clause", "claus"), ("krauses", "kraus"), ("k", "k")])
    vocabulary = Vocabulary.of(words)
    found = {vocabulary.stems[n]: value for n, value in vocabulary.similar("krause").items()}
    assert found == {"kraus": 2 * 6 / (7 + 8), "klaus": 2 * 5 / (7 + 7)}
    assert vocabulary.similar("oak") == vocabulary.similar("1234") == {}
    assert vocabulary.similar("zebra") == Vocabulary.of([]).similar("zebra") == {}
