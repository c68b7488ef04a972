"""Damaged documents of every format: an error in a sentence, or paragraphs that are there.

`python -m tests.benchmarks.fuzzing` does the same for longer.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.corpus import MAKERS
from tests.index.parsing.mutations import Mutation, mutations, read_mutated

EXAMPLES = 15


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as made:
        yield made


@pytest.fixture(scope="module")
def sandbox(runner: asyncio.Runner) -> Iterator[Sandbox]:
    made = Sandbox(processes=1)
    yield made
    runner.run(made.close())


@pytest.mark.parametrize("ending", MAKERS)
def test_damaged_documents(ending: str, runner: asyncio.Runner, sandbox: Sandbox) -> None:
    sound = MAKERS[ending](3)

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(mutations(len(sound)))
    def damaged(mutation: Mutation) -> None:
        runner.run(read_mutated(sandbox, mutation.of(sound), f"a.{ending}"))

    damaged()
