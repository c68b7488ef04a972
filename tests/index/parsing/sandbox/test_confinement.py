"""Code that has taken over a reading process reaches nothing but what it computes."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from index.parsing.sandbox.parser_process import Limits
from index.parsing.sandbox.sandbox import Sandbox
from index.system.confinement import unconfined
from tests.index.parsing.sandbox import misdeeds

pytestmark = pytest.mark.skipif(bool(unconfined()), reason=f"here {'; '.join(unconfined())}")
TESTS = str(Path(__file__).parents[3])


@pytest.fixture
async def box() -> AsyncIterator[Sandbox]:
    box = Sandbox(Limits(readable=(TESTS,)), 1)
    yield box
    await box.close()


async def test_what_is_allowed_works(box: Sandbox) -> None:
    assert await box.run("x", misdeeds.read_file, __file__)


async def test_no_file_of_the_installation_is_read_or_written(box: Sandbox, tmp_path: Path) -> None:
    secret = tmp_path / "salt"
    secret.write_text("secret", "utf-8")
    settings = Path(__file__).parents[4] / "pyproject.toml"  # beside the package, as settings are
    for path in (secret, settings, Path("/etc/passwd"), Path("/proc/self/environ")):
        assert not await box.run("x", misdeeds.read_file, str(path)), path
    assert not await box.run("x", misdeeds.list_folder, str(tmp_path))
    assert not await box.run("x", misdeeds.write_file, str(secret))
    assert not await box.run("x", misdeeds.write_file, str(tmp_path / "new"))
    assert not await box.run("x", misdeeds.write_file, str(Path(TESTS) / "new"))
    assert secret.read_text("utf-8") == "secret"


async def test_no_socket_is_opened(box: Sandbox) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert misdeeds.connect(port)
        assert not await box.run("x", misdeeds.connect, port)
        assert not await box.run("x", misdeeds.send_datagram, port)


@pytest.mark.parametrize(
    "misdeed",
    [
        misdeeds.read_parents_environment,
        misdeeds.run_program,
        misdeeds.fork,
        misdeeds.signal_parent,
        misdeeds.trace_parent,
    ],
)
async def test_no_other_process_is_reached(box: Sandbox, misdeed: Callable[[], bool]) -> None:
    assert not await box.run("x", misdeed)
    assert os.getpid()
