from pathlib import Path

import pytest

from index import evaluate, read_collection


async def test_what_is_asked_and_answered_is_counted(squad: Path) -> None:
    steps: list[tuple[int, int]] = []
    report = await evaluate(
        read_collection(squad), on_progress=lambda done, total: steps.append((done, total))
    )
    assert report.questions == 4
    assert report.first_paragraph == 1
    assert report.recall_at_3 == report.recall_at_5 == report.mrr_at_10 == 1
    assert report.quote_hit == report.quote_hit_at_3 == 1
    assert report.quoted_characters is not None
    assert 20 < report.quoted_characters < len("The bridge of Vik is 311 metres long. " * 3)
    assert report.auroc == 1
    assert report.answered_share == 1
    assert report.declined_share == 1
    assert report.ndcg_at_10 is None
    assert report.misses == ()
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


async def test_a_question_is_asked_again_while_its_article_is_away(squad: Path) -> None:
    report = await evaluate(read_collection(squad), hide_gold=True)
    assert report.questions == 3  # the collection's own unanswerable question is left out
    assert report.first_paragraph == 1
    assert report.auroc == 1
    assert report.declined_share == 1


async def test_articles_are_graded_in_beir(beir: Path) -> None:
    report = await evaluate(read_collection(beir))
    assert report.questions == 1
    assert report.first_paragraph == 1
    assert report.quote_hit is None
    assert report.ndcg_at_10 is not None
    # The better article comes first; the other has no word of the question.
    assert report.ndcg_at_10 == pytest.approx(2 / (2 + 0.6309), abs=1e-3)


async def test_a_miss_is_shown_beside_what_was_expected(own: Path) -> None:
    text = own.read_text(encoding="utf-8").replace('["1867"]', '["Nineteen hundred"]')
    own.write_text(text, encoding="utf-8")
    report = await evaluate(read_collection(own))
    (miss,) = report.misses
    assert miss.question == "When was the lighthouse of Ona lit?"
    assert miss.expected == "Nineteen hundred"
    assert "The coast ¶1: The lighthouse of Ona was lit in 1867." in miss.got
    assert miss.rank == 1
