"""What the files in config/deploy start: the same commands and variables, without containers."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from index import Draft, Library
from tests.campaign.loopback_discord import TOKEN, LoopbackDiscord, until_within
from tests.cluster.bot_command import written
from tests.cluster.test_processes import START_SECONDS, TEXT, answered, ask, discord

__all__ = ["discord"]
pytestmark = pytest.mark.cluster
DEPLOY = Path(__file__).parents[2] / "config" / "deploy"
CHOSEN = {
    "QUOTH_TOKEN": TOKEN,
    "POSTGRES_PASSWORD": "secret",
    "SHARDS_FIRST": "0/2",
    "SHARDS_SECOND": "1/2",
}
Started = tuple[str, list[str], dict[str, str]]
"""Name, command and variables of a process."""


def substituted(value: str) -> str:
    """Return a value of a compose file with the variables that were chosen."""
    return re.sub(r"\$\{(\w+)(?::\?[^}]*)?\}", lambda match: CHOSEN[match[1]], value)


def by_compose() -> Iterator[Started]:
    services: dict[str, Any] = yaml.safe_load((DEPLOY / "cluster.compose.yaml").read_bytes())
    for name in ("first", "second", "first-spare"):
        service = services["services"][name]
        variables = {key: substituted(value) for key, value in service["environment"].items()}
        assert variables["QUOTH_DATABASE"] == "postgresql://quoth:secret@postgresql:5432/quoth"
        del variables["QUOTH_SEARCH"]
        yield name, ["quoth", "run"], variables


def by_kubernetes() -> Iterator[Started]:
    [stateful, _] = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_bytes())
    [container] = stateful["spec"]["template"]["spec"]["containers"]
    given = {entry["name"]: entry["value"] for entry in container["env"]}
    assert int(given["SHARDS"]) == int(given["SHARDS_EACH"]) * stateful["spec"]["replicas"]
    for number in range(2):
        shards = {"SHARDS": "2", "SHARDS_EACH": "1", "HOSTNAME": f"quoth-{number}"}
        shards["QUOTH_METRICS_PORT"] = "0"  # both are on one machine here
        yield f"quoth-{number}", [*container["command"], *container["args"]], given | shards


def by_systemd() -> Iterator[Started]:
    unit = (DEPLOY / "quoth@.service").read_text("utf-8")
    [command] = re.findall(r"^ExecStart=/opt/quoth/bin/(quoth run --shards %i/16)$", unit, re.M)
    for shards in ("0", "1"):
        yield f"quoth@{shards}", command.replace("%i/16", f"{shards}/2").split(), {}


@contextmanager
def running(command: list[str], variables: dict[str, str], data_dir: Path) -> Iterator[None]:
    """Run a command for the length of a block."""
    with data_dir.with_suffix(".log").open("wb") as log:
        env = os.environ | variables | {"QUOTH_DATA_DIR": str(data_dir)}
        process = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


@pytest.mark.parametrize("started", [by_compose, by_kubernetes, by_systemd])
async def test_what_is_started_answers_on_all_shards(
    discord: LoopbackDiscord,
    tmp_path: Path,
    postgresql_url: str,
    started: Callable[[], Iterator[Started]],
) -> None:
    async with Library.open(tmp_path / "made", database=postgresql_url) as library:
        await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
    written(discord, tmp_path)
    path = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    fixed = {"QUOTH_TOKEN": TOKEN, "QUOTH_SAMPLE": "0", "QUOTH_DATABASE": postgresql_url}
    with ExitStack() as stack:
        for name, command, variables in started():
            stack.enter_context(running(command, path | variables | fixed, tmp_path / name))
        await until_within(START_SECONDS, lambda: len(discord.sockets) == 2)
        for shard in (0, 1):
            await ask(discord, shard, 10**18 + shard)
    assert len(answered(discord)) == 2
