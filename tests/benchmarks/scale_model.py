"""What so many servers need, reckoned from measured costs, Discord's rules and made-up load."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from tests.benchmarks.timing import milliseconds

DAY = 24 * 3600
SERVERS_A_SHARD = 1_000
"""Servers that Discord puts on a shard; 2,500 is the most that it allows."""
LARGE = 150_000
"""Servers from which on shards come in multiples of 16, and 16 may identify at once."""
IDENTIFY_SECONDS = 5.0
REQUESTS_A_SECOND = 50
"""Discord's limit on all requests of a bot, which it raises when asked to."""
SERVERS_ON_SQLITE = 2_000
"""Servers up to which one process with SQLite is advised; more want a spare."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What was measured; seconds of computing but for `statement`, and bytes.

    Attributes:
        question: to answer one, from a library in memory.
        message: to look at a message that is no question.
        change: to put an article, and to bring the index up to date with it.
        cold: until a library that is not in memory has answered.
        statement: time of the statement that a question makes in PostgreSQL.
        server: memory of a server, its channels and roles.
        index: memory of a library that has been asked.
        process: memory of a bot without servers.
        disk: of a library.
    """

    question: float
    message: float
    change: float
    cold: float
    statement: float
    server: float
    index: float
    process: float
    disk: float


@dataclass(frozen=True, slots=True)
class Load:
    """What servers do, made up.

    Attributes:
        questions: of a server in a day.
        messages: of a server in a day, all of which Discord sends to the bot.
        changes: articles of a server that change in a day.
        peak: times the mean, in the busiest hour.
        requests: to Discord for a question.
        cores: share of a core that a process may be busy with in that hour.
        memory: bytes that a process may take.
    """

    questions: float = 3
    messages: float = 500
    changes: float = 0.2
    peak: float = 3
    requests: float = 1.2
    cores: float = 0.5
    memory: float = 4e9


@dataclass(frozen=True, slots=True)
class Plan:
    """What so many servers need.

    Attributes:
        servers: how many.
        shards: of Discord.
        processes: that answer, besides spares.
        questions: a second in the busiest hour.
        busy: share of a core that each process computes then.
        memory: bytes of each process.
        statements: of PostgreSQL a second, then; 0 with SQLite.
        disk: bytes of the database and all indexes.
        start: seconds until all shards are connected, when all are started at once.
        requests: to Discord a second, then.
    """

    servers: int
    shards: int
    processes: int
    questions: float
    busy: float
    memory: float
    statements: float
    disk: float
    start: float
    requests: float

    @property
    def is_over(self) -> bool:
        """Whether Discord has to raise its limit on requests."""
        return self.requests > REQUESTS_A_SECOND


def plan(servers: int, costs: Costs, load: Load) -> Plan:
    """Return what so many servers need."""
    shards = math.ceil(servers / SERVERS_A_SHARD)
    at_once = 1
    if servers > LARGE:
        shards, at_once = 16 * math.ceil(shards / 16), 16
    second = servers * load.peak / DAY
    computing = second * (
        load.questions * costs.question
        + load.messages * costs.message
        + load.changes * (costs.change + costs.cold)
    )
    asked = min(servers, servers * load.questions * load.peak / 24)
    kept = servers * costs.server + asked * costs.index
    processes = max(
        math.ceil(computing / load.cores),
        math.ceil(kept / (load.memory - costs.process)),
        2 if servers > SERVERS_ON_SQLITE else 1,
    )
    questions = second * load.questions
    statements = questions * 3 + second * load.changes * 10 if processes > 1 else 0
    return Plan(
        servers, shards, min(processes, shards), questions, computing / processes,
        costs.process + kept / processes, statements, servers * costs.disk,
        math.ceil(shards / at_once) * IDENTIFY_SECONDS, questions * load.requests,
    )  # fmt: skip


def simulate(
    planned: Plan, costs: Costs, load: Load, seconds: float, seed: int
) -> tuple[float, float]:
    """Let questions come in the busiest hour; return median and 99th percentile, in milliseconds.

    Each waits for those of its process, for PostgreSQL, and for Discord's limit on requests, which
    is taken to be raised where the bot would be over it.

    Args:
        planned: what answers them.
        costs: of each.
        load: what else goes on.
        seconds: for how long.
        seed: of the moments and servers.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    others = planned.busy - planned.questions * costs.question / planned.processes
    service = costs.question / max(0.05, 1 - others)
    away = costs.statement if planned.statements else 0.0
    limit = max(REQUESTS_A_SECOND, 2 * planned.requests if planned.is_over else 0)
    free, slot, times = [0.0] * planned.processes, 0.0, []
    for came in _moments(planned.questions, seconds, chance):
        process = chance.randrange(planned.shards) * planned.processes // planned.shards
        begun = max(came + away, free[process])
        free[process] = begun + chance.expovariate(1 / service)
        # What Discord does not take yet waits; answers go out in the order they are made.
        slot = max(free[process], slot + load.requests / limit)
        times.append(slot - came)
    return milliseconds(times) if times else (0.0, 0.0)


def _moments(rate: float, seconds: float, chance: random.Random) -> Sequence[float]:
    """Return when questions come: at random, at least a few."""
    moments: list[float] = []
    now = 0.0
    while now < seconds or len(moments) < 100:
        now += chance.expovariate(rate)
        moments.append(now)
    return moments
