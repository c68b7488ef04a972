"""A signal stops a command, which cleans up first, however often the signal comes."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import sys

import pytest

from bot.cli.signals import Terminated, run_terminable, until_stopped


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to itself")
async def test_a_second_signal_does_not_break_off_cleaning_up() -> None:
    cleaned = False

    async def work() -> None:
        nonlocal cleaned
        try:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.Event().wait()
        finally:
            signal.raise_signal(signal.SIGINT)
            heard = asyncio.Event()
            asyncio.get_running_loop().call_soon(heard.set)  # after what the signal has called
            await heard.wait()
            cleaned = True

    await until_stopped(work())
    assert cleaned


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to itself")
@pytest.mark.parametrize("ctrl_c", [signal.default_int_handler, signal.SIG_IGN])
def test_sigterm_lets_a_command_clean_up_whatever_ctrl_c_does(
    ctrl_c: signal.Handlers, request: pytest.FixtureRequest
) -> None:
    """A command that a shell's script starts in the background ignores Ctrl-C."""
    before = signal.signal(signal.SIGINT, ctrl_c)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    cleaned = False

    async def work() -> None:
        nonlocal cleaned
        try:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            cleaned = True
            raise

    with pytest.raises(Terminated):
        run_terminable(work())
    assert cleaned


LOADING = """\
import signal, sys

class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == "bot.cli.app":
            signal.raise_signal(signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Interrupted())
from bot.__main__ import main
main()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no signals to itself")
def test_ctrl_c_while_the_command_line_is_loaded_shows_no_traceback() -> None:
    done = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, b"", b"")
