"""Korean words are found whatever particle is written on to them."""

from __future__ import annotations

import pytest

from index import Library, read_document
from index.analysis.stemmer import stem

PAGE = """\
# 한빛 도서관

## 이용 시간

평일은 오전 9시부터입니다. 월요일은 휴관입니다.

## 회원증

회원증을 만들려면 신분증이 필요합니다.

## 연체

연체하면 하루에 100원을 냅니다.
"""


@pytest.mark.parametrize("form", ["월요일은", "월요일에", "월요일까지", "월요일"])
def test_particles_are_taken_off(form: str) -> None:
    assert stem(form, "ko") == "월요일"


def test_two_syllables_are_left() -> None:
    assert stem("나는", "ko") == "나는"
    assert stem("연체합니다", "ko") == "연체"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("월요일에 열어요?", "월요일은 휴관"),
        ("회원증 어떻게 만들어요?", "신분증"),
        ("연체하면 얼마예요?", "100원"),
        ("몇 시에 열어요?", "9시부터"),
    ],
)
async def test_questions_find_other_forms(library: Library, question: str, words: str) -> None:
    await library.add(read_document(PAGE.encode(), "lib.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert words in answer.passages[0].text
