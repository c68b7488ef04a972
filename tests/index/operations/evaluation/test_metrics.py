import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.operations.evaluation.metrics import auroc, ndcg, quote_hit, recall, reciprocal_rank
from index.operations.evaluation.model import Asked, Found, Gold, Question

SHARES = st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.7, 1.0]), min_size=1, max_size=12)


def asked(*grades: int, gold: tuple[int, ...] = (1,), quoted: str = "") -> Asked:
    question = Question("?", tuple(Gold(i, grade=g) for i, g in enumerate(gold)), ("answer",))
    found = tuple(
        Found(grade, place if grade else None, f"article {place}", (quoted,), "Towers ¶1")
        for place, grade in enumerate(grades)
    )
    return Asked(question, True, found, 0.5, 0.0)


@given(SHARES, SHARES)
def test_auroc_is_the_share_of_pairs_in_the_right_order(
    positive: list[float], negative: list[float]
) -> None:
    pairs = [(p > n) + (p == n) / 2 for p in positive for n in negative]
    assert auroc(positive, negative) == pytest.approx(sum(pairs) / len(pairs))


def test_auroc_needs_both_kinds() -> None:
    assert auroc([], [0.5]) is None
    assert auroc([0.5], []) is None


def test_a_rank_counts_from_one() -> None:
    assert reciprocal_rank(asked(1, 0)) == 1
    assert reciprocal_rank(asked(0, 0, 1)) == pytest.approx(1 / 3)
    assert reciprocal_rank(asked(0)) == 0
    assert recall(asked(0, 1), 2)
    assert not recall(asked(0, 1), 1)


def test_gain_is_discounted_by_place_and_relative_to_the_ideal() -> None:
    assert ndcg(asked(2, 1, gold=(2, 1))) == pytest.approx(1)
    assert ndcg(asked(0, 1)) == pytest.approx(0.6309, abs=1e-4)
    assert ndcg(asked(0, 0)) == 0


def test_an_article_counts_once_and_others_of_the_same_title_by_themselves() -> None:
    found = [
        Found(grade, None, article, (), "Harbour ¶1")
        for grade, article in ((0, "a"), (0, "a"), (0, "b"), (3, "c"), (3, "c"), (1, "d"))
    ]
    gold = tuple(Gold(i, grade=grade) for i, grade in enumerate((3, 2, 1)))
    figure = ndcg(Asked(Question("?", gold), True, tuple(found), 0.5, 0.0))
    # a, b, c, d: 3 / log2(4) + 1 / log2(5), over 3 / log2(2) + 2 / log2(3) + 1 / log2(4); what
    # trec_eval's ndcg_cut_10 says.
    assert figure == pytest.approx((3 / 2 + 1 / 2.3219) / (3 + 2 / 1.5850 + 1 / 2), abs=1e-4)


def test_a_quote_must_hold_an_answer_in_full_and_be_of_gold() -> None:
    assert quote_hit(asked(1, quoted="an answer."), 1)
    assert not quote_hit(asked(1, quoted="an answe"), 1)
    assert not quote_hit(asked(0, quoted="an answer."), 1)
