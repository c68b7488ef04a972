"""What is said of two runs."""

from __future__ import annotations

from typing import Any

from tests.benchmarks.compare import differences, lines


def run(p50: float, numba: str, **more: Any) -> dict[str, Any]:
    row = {"engine": "quoth", "corpus": "made up", "paragraphs": 1_000, "p50": p50, **more}
    return {"machine": "one", "versions": {"numba": numba}, "results": [row]}


def test_what_moved_is_told_with_its_ratio() -> None:
    old, new = run(0.2, "1", p99=1.0, failure="none"), run(0.1, "2", p99=1.05, update=3.0)
    assert list(lines(old, new, everything=False)) == ["quoth made up 1000, p50: 0.50 (0.1)"]
    assert len(list(lines(old, new, everything=True))) == 2
    assert list(differences(old, new)) == ["numba: 1 → 2"]


def test_rows_of_other_sizes_are_not_compared() -> None:
    old, new = run(0.2, "1"), run(0.1, "1")
    new["results"][0]["paragraphs"] = 10_000
    assert not list(lines(old, new, everything=True))


def test_a_list_of_rows_is_a_run_as_well() -> None:
    old = [{"paragraphs": 10, "seconds": 4.0, "machine": "one", "python": "3.11"}]
    new = [{"paragraphs": 10, "seconds": 1.0, "machine": "two", "python": "3.11"}]
    assert list(lines(old, new, everything=False)) == ["10, seconds: 0.25 (1)"]
    assert list(differences(old, new)) == ["machine: one → two"]
