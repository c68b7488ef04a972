import pytest

from tests.benchmarks.risk_coverage import calibration_error, curve

ANSWERS = [(0.9, True), (0.8, True), (0.7, False), (0.6, True), (0.2, False)] * 2


def test_the_surest_are_shown_first() -> None:
    risks = [(coverage, risk) for coverage, _, risk in curve(ANSWERS)]
    points = dict(risks)
    assert points[0.4] == 0.0
    assert points[0.6] == pytest.approx(1 / 3)
    assert points[1.0] == pytest.approx(0.4)
    assert [threshold for _, threshold, _ in curve(ANSWERS)][-1] == 0.2


def test_calibration_is_off_by_what_is_said_too_much_or_too_little() -> None:
    assert calibration_error([(1.0, True), (0.0, False)] * 10) == 0
    assert calibration_error([(0.75, True)] * 20) == pytest.approx(0.25)
