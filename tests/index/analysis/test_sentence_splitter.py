from time import thread_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.sentence_splitter import sentences


def split(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "He lives in the U.S. He works at No. 10 Downing St. in London.",
            ["He lives in the U.S.", "He works at No. 10 Downing St. in London."],
        ),
        (
            "See 26 U.S.C. § 6103(i)(2). It applies.",
            ["See 26 U.S.C. § 6103(i)(2).", "It applies."],
        ),
        (
            "It took effect on January 20. The order stands.",
            ["It took effect on January 20.", "The order stands."],
        ),
        (
            "She warned of “burdens for taxpayers.” He continued, “It sets a precedent.”",
            ["She warned of “burdens for taxpayers.”", "He continued, “It sets a precedent.”"],
        ),
        (
            "The gate is approx. 3 m wide, cf. Fig. 7 there. It opens Tue. at six. Come early.",
            [
                "The gate is approx. 3 m wide, cf. Fig. 7 there.",
                "It opens Tue. at six.",
                "Come early.",
            ],
        ),
        (
            "Built for .NET 9 and ASP.NET. It cost 2 mil. crowns. See there.",
            ["Built for .NET 9 and ASP.NET.", "It cost 2 mil. crowns.", "See there."],
        ),
        ("*Bold.* Next sentence.", ["*Bold.*", "Next sentence."]),
        (
            "A line that is\nwrapped by hand. The\nnext one.",
            ["A line that is\nwrapped by hand.", "The\nnext one."],
        ),
        (
            "First:\n- one item\n- another\n1. a third",
            ["First:", "- one item", "- another", "1. a third"],
        ),
        (
            "Codes:\n\nCode: 1; Meaning: Bad. Retry.\nname: x; type: y",
            ["Codes:", "Code: 1; Meaning: Bad. Retry.", "name: x; type: y"],
        ),
        ("Run this\n$ make all\n$ make test", ["Run this", "$ make all", "$ make test"]),
        ("One paragraph\n\nand another", ["One paragraph", "and another"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_other_languages_have_their_own_abbreviations_and_full_stops() -> None:
    assert split("Am 5. Mai kam Dr. Meier. Er ging.", "de") == [
        "Am 5. Mai kam Dr. Meier.",
        "Er ging.",
    ]
    assert split("这是第一句。这是第二句？", "zh") == ["这是第一句。", "这是第二句？"]


@given(st.text() | st.text(alphabet=' .!?\n\t"“”()*-1Aa。', max_size=300))
def test_spans_are_in_order_and_leave_out_nothing_but_white_space(text: str) -> None:
    spans = sentences(text)
    position = 0
    for start, end in spans:
        assert text[position:start].strip() == ""
        assert text[start:end] == text[start:end].strip() != ""
        position = end
    assert text[position:].strip() == ""


@pytest.mark.parametrize("unit", ["“", "a b ", "a", "\n", "*", ". *", "1.\n", "(“\n ", "\n- a"])
def test_time_is_linear_whatever_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        """Computing time of this thread, which a busy machine does not lengthen much."""
        text = unit * (size // len(unit))
        start = thread_time()
        sentences(text)
        return thread_time() - start

    small, large = min(seconds(50_000) for _ in range(3)), seconds(500_000)
    assert large < 10 * 5 * max(small, 0.002)
