"""What so many servers need: Discord's rules hold, and no process is asked for too much."""

from __future__ import annotations

import dataclasses

import pytest

from tests.benchmarks.scale_model import Costs, Load, plan, simulate

COSTS = Costs(0.003, 0.002, 0.03, 0.005, 0.0003, 10_000, 600_000, 1e8, 800_000)
LOAD = Load()


@pytest.mark.parametrize("servers", [1, 100, 2_500, 10_000, 149_000, 151_000, 1_000_000])
def test_discords_rules_and_the_bounds_of_a_process_hold(servers: int) -> None:
    planned = plan(servers, COSTS, LOAD)
    assert servers <= 2_500 * planned.shards
    assert servers < 150_000 or planned.shards % 16 == 0
    assert planned.processes <= planned.shards
    assert planned.busy <= LOAD.cores
    assert planned.memory <= LOAD.memory
    assert (planned.statements > 0) == (planned.processes > 1)


def test_shards_identify_one_after_the_other_until_discord_lets_more_in() -> None:
    assert plan(10_000, COSTS, LOAD).start == 10 * 5
    assert plan(1_000_000, COSTS, LOAD).start == 1_008 / 16 * 5


def test_a_question_waits_longer_where_more_are_asked() -> None:
    planned = plan(10_000, COSTS, LOAD)
    busier = dataclasses.replace(planned, questions=planned.questions * 100)
    median, late = simulate(planned, COSTS, LOAD, 600, seed=1)
    assert COSTS.question * 1000 / 2 < median < late
    assert simulate(busier, COSTS, LOAD, 600, seed=1)[1] > 2 * late


def test_discords_limit_on_requests_is_waited_for() -> None:
    planned = dataclasses.replace(plan(10_000, COSTS, LOAD), questions=45.0, processes=10)
    assert not planned.is_over
    assert simulate(planned, COSTS, LOAD, 600, seed=1)[0] > 1000
