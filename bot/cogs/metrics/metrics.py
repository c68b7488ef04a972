"""Figures for Prometheus, read off what is logged; needs `quoth[metrics]`.

Answers and reindexes log an `event` with its figures (see `bot.cli.log_setup`), so that nothing
else in the bot knows of metrics, and where they are off they cost nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

LISTENED_TO = ("bot", "index")
"""Loggers whose events are counted."""
_ANSWER_SECONDS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
_REINDEX_SECONDS = (0.1, 0.5, 1, 5, 10, 30, 60, 300, 1800)


class Metrics(logging.Handler):
    """Counts what is logged while it listens.

    Attributes:
        registry: the figures, as prometheus_client serves them.
    """

    def __init__(self) -> None:
        """Make all figures, at zero."""
        super().__init__(logging.INFO)
        self.registry = registry = CollectorRegistry()
        self._questions = Counter(
            "quoth_questions", "Questions by verdict and by way", ["verdict", "way"],
            registry=registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "quoth_answer_seconds", "Time to find an answer", buckets=_ANSWER_SECONDS,
            registry=registry,
        )  # fmt: skip
        self._reindexes = Histogram(
            "quoth_reindex_seconds", "Time of a reindex", buckets=_REINDEX_SECONDS,
            registry=registry,
        )  # fmt: skip
        self._failures = Counter("quoth_failures", "Unforeseen errors", registry=registry)
        self._articles = Gauge("quoth_articles", "Articles of all libraries", registry=registry)
        self._paragraphs = Gauge("quoth_paragraphs", "Their paragraphs", registry=registry)
        self._servers = Gauge("quoth_servers", "Servers that the bot is in", registry=registry)
        self._latency = Gauge(
            "quoth_gateway_latency_seconds", "Round trip to Discord's gateway", ["shard"],
            registry=registry,
        )  # fmt: skip
        self._stale = Gauge(
            "quoth_stale_seconds", "Time for which PostgreSQL has not answered", registry=registry
        )
        self._levels: dict[str, int] = {}

    def listen(self) -> None:
        """Begin to count, whatever the level of the log is."""
        for name in LISTENED_TO:
            logger = logging.getLogger(name)
            self._levels[name] = logger.level
            logger.setLevel(min(logger.getEffectiveLevel(), logging.INFO))
            logger.addHandler(self)

    def close(self) -> None:
        """Stop counting, and leave the loggers as they were."""
        for name, level in self._levels.items():
            logging.getLogger(name).removeHandler(self)
            logging.getLogger(name).setLevel(level)
        self._levels.clear()
        super().close()

    def emit(self, record: logging.LogRecord) -> None:
        """Count an entry of the log, if it is an event."""
        figures = vars(record)
        match figures.get("event"):
            case "question":
                self._questions.labels(figures["verdict"], figures["way"]).inc()
                self._seconds.observe(figures["milliseconds"] / 1000)
            case "reindex":
                self._reindexes.observe(figures["seconds"])
            case "failure":
                self._failures.inc()

    def set_size(self, articles: int, paragraphs: int, servers: int) -> None:
        """Say how much there is now."""
        self._articles.set(articles)
        self._paragraphs.set(paragraphs)
        self._servers.set(servers)

    def watch_staleness(self, seconds: Callable[[], float]) -> None:
        """Say how to find out for how long answers have come from a copy."""
        self._stale.set_function(seconds)

    def set_latencies(self, latencies: Iterable[tuple[int, float]]) -> None:
        """Say how long the last heartbeat of each shard took, in seconds."""
        for shard, seconds in latencies:
            self._latency.labels(shard).set(seconds)
