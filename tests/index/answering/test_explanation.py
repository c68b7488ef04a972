from __future__ import annotations

import pytest

from index import ArticleGone, Cited, Library, QuestionWord
from tests.index.answering.test_answerer import draft
from tests.index.answering.test_follow_ups import library

__all__ = ["library"]

QUESTION = "How long is the harbour bridge in quarks?"


async def test_the_words_of_a_question_are_weighed_and_looked_up(library: Library) -> None:
    answer = await library.ask(QUESTION)
    explanation = await library.why(QUESTION, Cited.of(answer.passages[0]))
    words = {word.word: word for word in explanation.words}
    assert words.keys() >= {"long", "harbour", "bridge", "quarks"}
    assert words["harbour"].found
    assert (words["quarks"].found, words["quarks"].known) == (False, False)
    assert sum(word.weight for word in explanation.words) == pytest.approx(1)
    weights = [word.weight for word in explanation.words]
    assert weights == sorted(weights, reverse=True)


async def test_runners_up_are_the_other_passages(library: Library) -> None:
    answer = await library.ask(QUESTION)
    best = answer.passages[0]
    explanation = await library.why(QUESTION, Cited.of(best))
    assert 1 <= len(explanation.runners_up) <= 3
    for runner in explanation.runners_up:
        assert (runner.title, runner.paragraph) != (best.title, best.paragraph)
        assert 0 <= runner.share <= 1


async def test_a_word_that_only_other_passages_have_is_known(library: Library) -> None:
    answer = await library.ask("How long is the harbour bridge?")
    explanation = await library.why("Which keeper?", Cited.of(answer.passages[0]))
    assert explanation.words == (QuestionWord("keeper", 1.0, found=False, known=True),)


async def test_what_was_found_in_other_words_is_explained_by_them(library: Library) -> None:
    text = "# The reading room\n\n## Prices\n\nA day ticket costs 4 euros, a yearly card 30 euros."
    await library.add(draft(text, "room.md"))
    answer = await library.ask("how much is it")
    assert "4 euros" in answer.passages[0].text
    explanation = await library.why("how much is it", Cited.of(answer.passages[0]))
    assert [(word.word, word.found) for word in explanation.words] == [("prices", True)]


async def test_a_removed_article_cannot_be_explained(library: Library) -> None:
    answer = await library.ask(QUESTION)
    await library.remove(answer.passages[0].article_id)
    with pytest.raises(ArticleGone):
        await library.why(QUESTION, Cited.of(answer.passages[0]))
