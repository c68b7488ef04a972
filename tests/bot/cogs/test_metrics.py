"""Figures for Prometheus: served where a port is set, and nowhere else."""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from bot import Settings, create_bot
from tests.bot.world import BRIDGE, World, make_settings


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


async def figures(settings: Settings) -> dict[str, float]:
    """Return what Prometheus would read."""

    def read() -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{settings.metrics_port}/metrics") as page:
            return str(page.read().decode())

    page = await asyncio.to_thread(read)
    return {name: float(value) for name, value in re.findall(r"(?m)^(quoth.+) (\S+)$", page)}


class TestWithAPort:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return make_settings(tmp_path / "data", metrics_port=free_port())

    async def test_questions_reindexes_and_sizes_are_counted(
        self, world: World, settings: Settings
    ) -> None:
        await world.add(BRIDGE)
        for question in (
            "How long is the harbour bridge in metres?",
            "Which river flows through Hamburg?",
        ):
            await world.member.slash(world.channel, "ask", question=question)
        await world.library.reindex()
        await world.env.advance_time(61)
        found = await figures(settings)
        assert found['quoth_questions_total{verdict="answered",way="ask"}'] == 1
        assert found['quoth_questions_total{verdict="not in library",way="ask"}'] == 1
        assert found["quoth_answer_seconds_count"] == 2
        assert 0 < found["quoth_answer_seconds_sum"] < 60
        assert found["quoth_reindex_seconds_count"] == 1
        assert (found["quoth_articles"], found["quoth_paragraphs"]) == (1, 4)
        assert found["quoth_servers"] == 1
        assert 'quoth_gateway_latency_seconds{shard="0"}' in found

    async def test_a_quiet_log_is_counted_all_the_same(
        self, world: World, settings: Settings
    ) -> None:
        await world.bot.close()
        root = logging.getLogger()
        before = root.level
        root.setLevel("ERROR")
        try:
            await world.restart()
            await world.add(BRIDGE)
            await world.member.slash(world.channel, "ask", question="How long is the bridge?")
            found = await figures(settings)
        finally:
            root.setLevel(before)
        assert found["quoth_answer_seconds_count"] == 1

    async def test_closing_the_bot_frees_the_port_and_the_log(
        self, world: World, settings: Settings
    ) -> None:
        await world.bot.close()
        assert settings.metrics_port
        with socket.create_server(("127.0.0.1", settings.metrics_port)):
            pass
        assert logging.getLogger("bot").handlers == []

    async def test_a_port_in_use_is_logged_and_the_bot_works(
        self, world: World, settings: Settings, caplog: pytest.LogCaptureFixture
    ) -> None:
        await world.bot.close()
        with socket.create_server(("127.0.0.1", settings.metrics_port)):
            await world.restart()
        assert f"port {settings.metrics_port} of 127.0.0.1 cannot be had" in caplog.text
        assert await world.add(BRIDGE)


async def test_without_a_port_there_is_nothing(world: World) -> None:
    assert world.bot.get_cog("Measuring") is None


def test_without_a_port_its_library_is_not_loaded(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from bot import Settings, create_bot\n"
        "bot = create_bot(Settings(data_dir=Path(sys.argv[1])))\n"
        "asyncio.run(bot.load_extension('bot.cogs.metrics.cog'))\n"
        "assert 'prometheus_client' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script, tmp_path], check=True, timeout=60)


async def test_a_missing_library_is_one_sentence_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "prometheus_client", None)  # as where it is not installed
    bot = create_bot(make_settings(tmp_path, metrics_port=free_port()))
    await bot.load_extension("bot.cogs.metrics.cog")
    assert 'pip install "quoth[metrics]"' in caplog.text
    assert bot.get_cog("Measuring") is None
