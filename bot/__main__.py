"""Where `quoth` and `python -m bot` begin."""

from __future__ import annotations

import signal


def main() -> None:
    """Load the command line and run it; until it is loaded, Ctrl-C ends the process at once."""
    on_ctrl_c = signal.getsignal(signal.SIGINT)
    if on_ctrl_c is signal.default_int_handler:  # whose exception nothing could catch yet
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from bot.cli.app import main as run

    signal.signal(signal.SIGINT, on_ctrl_c)
    run()


if __name__ == "__main__":
    main()
