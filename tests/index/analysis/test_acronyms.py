from hypothesis import given
from hypothesis import strategies as st

from index.analysis.acronyms import Acronym, find_acronyms


def test_a_definition_gives_the_words_it_stands_for() -> None:
    found = list(find_acronyms("The Internal Revenue Service (IRS)—a federal service."))
    assert found == [Acronym("irs", ("internal", "revenue", "service"), defined=True)]


def test_words_before_the_name_are_not_part_of_it() -> None:
    (found,) = find_acronyms("Yesterday US Immigration and Customs Enforcement (ICE) spoke.")
    assert found == Acronym("ice", ("immigration", "customs", "enforcement"), defined=True)


def test_a_name_without_definition_gives_what_a_reader_would_make_of_it() -> None:
    found = list(find_acronyms("they signed a Memorandum of Understanding"))
    assert found == [Acronym("mou", ("memorandum", "understanding"), defined=False)]


def test_brackets_that_define_something_else_give_nothing() -> None:
    assert list(find_acronyms("Melanie Krause (USA) and Tom Bowman")) == []


@given(st.text(alphabet="Aa of (B)\n.", max_size=200))
def test_any_text_gives_folded_acronyms_of_words(text: str) -> None:
    for acronym in find_acronyms(text):
        assert acronym.short == acronym.short.casefold()
        assert acronym.words
