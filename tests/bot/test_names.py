"""Names that are looked up as strings, which a move or a renaming would break in silence."""

from __future__ import annotations

import importlib.util
import pkgutil
import tomllib
from pathlib import Path

import click

import bot.cogs
import index
from bot.cli.app import COMMANDS
from bot.cli.log_setup import TALKATIVE
from bot.client.bot import EXTENSIONS
from bot.settings import config_dir

ROOT = Path(__file__).parents[2]


def test_every_cog_is_an_extension_and_every_extension_can_be_set_up() -> None:
    found = {module.name for module in pkgutil.iter_modules(bot.cogs.__path__, "bot.cogs.")}
    assert {".".join(name.split(".")[:3]) for name in EXTENSIONS} == found
    for name in EXTENSIONS:
        assert callable(importlib.import_module(name).setup), name


def test_every_command_of_the_command_line_is_where_it_is_looked_for() -> None:
    for name, module in COMMANDS.items():
        command = getattr(importlib.import_module(f"bot.cli.{module}"), name)
        assert isinstance(command, click.Command), name


def test_the_loggers_that_are_quietened_are_those_of_libraries_that_there_are() -> None:
    for name in TALKATIVE:
        assert importlib.util.find_spec(name.partition(".")[0]), name


def test_events_are_counted_from_the_loggers_that_there_are() -> None:
    from bot.cogs.metrics.metrics import LISTENED_TO

    assert {package.__name__ for package in (bot, index)} == set(LISTENED_TO)


def test_what_the_wheel_takes_along_is_there_and_is_found_again() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for source, target in included.items():
        assert (ROOT / source).exists(), source
        assert target == f"bot/{source}"
    assert (config_dir() / "locales" / "en").is_dir()
    assert (config_dir() / "quoth.toml").is_file()
