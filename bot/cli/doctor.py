"""`quoth doctor`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from bot.cli.options import with_data_dir, with_json
from bot.cli.output import safe_line, say, say_json, terminal
from bot.cli.signals import run_terminable
from index.operations.checks import Finding

_COLOURS = {"ok": "green", "warn": "yellow", "fail": "bold red", "skipped": "dim"}


@click.command()
@with_json
@click.option("--offline", is_flag=True, help="Do not ask Discord.")
@with_data_dir
@click.pass_context
def doctor(context: click.Context, as_json: bool, offline: bool, data_dir: Path | None) -> None:
    """Check whether all is well, and say what to do where it is not.

    Looks at settings, data directory, disk, database, index and every stored offset, and asks
    Discord about the token, intents, commands and permissions. Changes nothing, and may run
    beside the bot. The exit code is 0 if all is well, 1 after a warning, 2 after a failure.

    \b
    Examples:
      quoth doctor
      quoth doctor --offline --json
    """
    findings = run_terminable(_examine(data_dir, offline=offline, show=not as_json))
    if as_json:
        say_json([asdict(finding) for finding in findings])
    context.exit(_code(findings))


def _code(findings: Sequence[Finding]) -> int:
    levels = {finding.level.value for finding in findings}
    return 2 if "fail" in levels else 1 if "warn" in levels else 0


async def _examine(data_dir: Path | None, *, offline: bool, show: bool) -> list[Finding]:
    from bot.doctor import examine  # here, so that `quoth --help` does not wait for it

    found = []
    async for finding in examine(data_dir, offline=offline):
        found.append(finding)
        if show:
            _show(finding)
    return found


def _show(finding: Finding) -> None:
    level, text = finding.level.value, f"{finding.check}: {safe_line(finding.says)}"
    advice = f"         -> {safe_line(finding.advice)}" if finding.advice else ""
    out = terminal()
    if out is None:
        say("\n".join(filter(None, [f"{level:8} {text}", advice])))
        return
    from rich.text import Text

    out.print(Text.assemble((f"{level:8} ", _COLOURS[level]), text), soft_wrap=True)
    if advice:
        out.print(Text(advice), soft_wrap=True)
