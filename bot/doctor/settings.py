"""Checks on settings: those that are wrong, and those that have no effect."""

from __future__ import annotations

import asyncio
import os
import stat
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import fields

from bot.settings import (
    CONFIG_VARIABLE,
    ENVIRONMENT_PREFIX,
    Settings,
    SettingsError,
    default_data_dir,
    from_environment,
    from_file,
    load_settings,
    settings_file,
)
from index import semantic_is_installed
from index.operations.checks import Check, Finding, fail, ok, warn

_OTHER_VARIABLES = {CONFIG_VARIABLE, f"{ENVIRONMENT_PREFIX}DEBUG"}
_OTHERS = stat.S_IRGRP | stat.S_IROTH


def settings_checks(data_dir: Path | None) -> dict[str, Check]:
    """Return the checks on settings, by name."""
    return {"settings": partial(_settings, data_dir), "effects": partial(_effects, data_dir)}


def usable_settings(data_dir: Path | None) -> Settings:
    """Return the settings, or where they are wrong the defaults for the same data directory."""
    try:
        return load_settings(data_dir=data_dir)
    except SettingsError:
        return Settings(data_dir=_data_dir(data_dir))


def _data_dir(given: Path | None) -> Path:
    named = os.environ.get(f"{ENVIRONMENT_PREFIX}DATA_DIR")
    return given or (Path(named).expanduser() if named else default_data_dir())


async def _settings(data_dir: Path | None) -> Sequence[Finding]:
    """Whether every setting can be read."""
    try:
        load_settings(data_dir=data_dir)
    except SettingsError as error:
        return [fail(str(error), "correct it; until then no command works")]
    path = settings_file(_data_dir(data_dir))
    if await asyncio.to_thread(path.exists):
        return [ok(f"{path} and the environment are valid")]
    return [ok(f"there is no {path}, so all are as by default or in the environment")]


async def _effects(data_dir: Path | None) -> Sequence[Finding]:
    """Whether every setting has an effect."""
    settings = usable_settings(data_dir)
    found = await asyncio.to_thread(
        lambda: [*_unknown(), *_overridden(data_dir), *_idle(settings), *_told(data_dir, settings)]
    )
    return found or [ok("every setting takes effect")]


def _unknown() -> Iterator[Finding]:
    known = {ENVIRONMENT_PREFIX + field.name.upper() for field in fields(Settings)}
    for variable in sorted(os.environ):
        if variable.startswith(ENVIRONMENT_PREFIX) and variable not in known | _OTHER_VARIABLES:
            close = get_close_matches(variable, known, n=1)
            advice = f"did you mean {close[0]}?" if close else "remove it"
            yield warn(f"{variable} is not a setting", advice)


def _overridden(data_dir: Path | None) -> Iterator[Finding]:
    try:
        in_file = from_file(settings_file(_data_dir(data_dir)))
    except SettingsError:
        return  # told already
    nearer = from_environment()
    for name in sorted(in_file.keys() & nearer.keys()):
        if str(in_file[name].value) != str(nearer[name].value):
            yield warn(
                f"{in_file[name].source} has no effect: {nearer[name].source} comes first",
                "remove one of them",
            )


def _idle(settings: Settings) -> Iterator[Finding]:
    """Find settings that name something missing, or that depend on one that is off."""
    if settings.folder is not None and not settings.folder.is_dir():
        yield warn(f"folder: {settings.folder} does not exist", "create it, or correct the setting")
    if settings.metrics_port and find_spec("prometheus_client") is None:
        yield fail(
            "metrics_port is set, but its library is not installed",
            'install it with `pip install "quoth[metrics]"`',
        )
    if settings.semantic and not semantic_is_installed():
        yield fail(
            "semantic is set, but its model is not installed",
            'install it with `pip install "quoth[semantic]"`',
        )
    if not settings.metrics_port and settings.metrics_host != "127.0.0.1":
        yield warn("metrics_host has no effect without metrics_port", "set both or neither")
    if settings.threshold == 0:
        yield warn("threshold is 0, so that Quoth always answers", "leave it empty")
    both = set(settings.fetch_only) & set(settings.fetch_never)
    for host in sorted(both):
        yield warn(f"{host} is in fetch_only and in fetch_never", "remove it from one of them")


def _told(data_dir: Path | None, settings: Settings) -> Iterator[Finding]:
    """Find a token that other users of this machine can read."""
    path = settings_file(_data_dir(data_dir))
    if os.name != "posix" or not settings.token or not path.is_file():
        return
    if settings.token in path.read_text("utf-8") and path.stat().st_mode & _OTHERS:
        yield warn(f"others can read the token in {path}", f"`chmod 600 {path}`")
