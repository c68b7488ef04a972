"""The options that say which pages of a site are meant."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click
from msgspec.structs import replace

from bot.cli.options import NumberOption
from index import MOST_PAGES, Bounds

_OPTIONS = (
    click.option(
        "--include",
        multiple=True,
        metavar="PATH",
        help="Only these pages of a site, as in /guide/*.",
    ),
    click.option(
        "--exclude", multiple=True, metavar="PATH", help="Leave these pages of a site out."
    ),
    click.option(
        "--depth",
        cls=NumberOption,
        type=click.IntRange(0, 50),
        metavar="N",
        help="Follow at most N links in a row on a site.  [default: 10]",
    ),
    click.option(
        "--pages",
        cls=NumberOption,
        type=click.IntRange(1, MOST_PAGES),
        metavar="N",
        help="Read at most N pages of a site.  [default: 1000]",
    ),
)


def with_bounds(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command these options, as one argument `bounds`; None where none is given."""

    @wraps(command)
    def bounded(
        *args: Any,
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        depth: int | None,
        pages: int | None,
        **others: Any,
    ) -> None:
        command(*args, bounds=_bounds(include, exclude, depth, pages), **others)

    for option in reversed(_OPTIONS):
        bounded = option(bounded)
    return bounded


def _bounds(
    include: tuple[str, ...], exclude: tuple[str, ...], depth: int | None, pages: int | None
) -> Bounds | None:
    """Return which pages of a site are meant, None where nothing is said of it."""
    if not include and not exclude and depth is None and pages is None:
        return None
    bounds = Bounds(include, exclude)
    return replace(
        bounds,
        depth=bounds.depth if depth is None else depth,
        pages=bounds.pages if pages is None else pages,
    )
