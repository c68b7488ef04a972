"""`quoth add`."""

from __future__ import annotations

import glob
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from bot.cli.add_progress import FileAdder
from bot.cli.bounds import with_bounds
from bot.cli.feeds import follow
from bot.cli.options import with_data_dir, with_json, with_overrides
from bot.cli.output import complain, say_json
from bot.cli.session import with_library
from bot.cli.sources import follow_site
from index import (
    Bounds,
    Library,
    LibraryError,
    is_left_out_folder,
    list_folder,
    real_path,
    why_left_out_of_folder,
)

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


@click.command()
@click.argument("sources", nargs=-1, metavar="PATH|URL|GLOB...")
@click.option(
    "--feed",
    "feeds",
    multiple=True,
    metavar="URL",
    help="Follow a feed: add its entries now, and new ones as they appear.",
)
@click.option(
    "--site",
    "sites",
    multiple=True,
    metavar="URL",
    help="Follow a whole site: read its pages now, and what changes in them every day.",
)
@with_bounds
@click.option(
    "--base-url",
    metavar="URL",
    help="Address under which the pages of a directory stand, for links to them.",
)
@with_overrides
@with_json
@with_data_dir
@click.pass_context
def add(
    context: click.Context,
    sources: tuple[str, ...],
    feeds: tuple[str, ...],
    sites: tuple[str, ...],
    bounds: Bounds | None,
    base_url: str | None,
    language: str | None,
    encoding: str | None,
    as_json: bool,
    data_dir: Path | None,
) -> None:
    """Add articles to the shared library, or update them.

    A directory stands for the files below it; what begins with https:// or http:// is fetched.
    Text, Markdown, reStructuredText, MediaWiki text, Textile, notebooks, HTML, PDF, DOCX, ODT,
    EPUB, SRT, VTT, CSV, JSON Lines, feeds, and ZIP archives of these are read. What cannot be read
    is reported, the rest is added; the exit code is then 2. After Ctrl-C the same command goes on
    where it was stopped.

    \b
    Examples:
      quoth add handbook.pdf rules/
      quoth add https://example.org/guide
      quoth add --site https://docs.example.org --include "/guide/*"
    """
    if not (sources or feeds or sites) or not all(source.strip() for source in sources):
        raise click.UsageError("Give a file, directory or address", context)

    addresses = [source for source in sources if _is_address(source)]
    if (language, encoding) != (None, None) and (addresses or feeds):
        raise click.UsageError("--language and --encoding are for files only", context)
    if base_url is not None and not base_url.lower().startswith(("https://", "http://")):
        raise click.UsageError("--base-url begins with https:// or http://", context)
    if bounds is not None and not sites:
        raise click.UsageError("--include, --exclude, --depth and --pages go with --site", context)
    folders = [Path(source) for source in sources if os.path.isdir(source)]  # noqa: PTH112

    async def work(library: Library) -> int:
        adder = FileAdder(
            library,
            language=language,
            encoding=encoding,
            folders=folders,
            base_url=base_url,
            style="report" if as_json else "text",
        )
        await adder.add_files(list(_files(s for s in sources if not _is_address(s))))
        for address in addresses:
            await adder.add_address(address)
        report = adder.report if as_json else None
        failures = adder.failures
        failures += sum([await _not_followed(library, url, report) for url in feeds])
        failures += sum([await follow_site(library, url, bounds, report) for url in sites])
        if adder.has_changed or feeds or sites:
            await library.ready()
        if as_json:
            say_json(adder.report)
        return failures

    if with_library(data_dir, work):
        context.exit(2)


async def _not_followed(library: Library, url: str, report: list[dict[str, Any]] | None) -> bool:
    """Follow a feed; return whether anything went wrong, having complained about it."""
    try:
        return await follow(library, url, report)
    except LibraryError as error:
        complain(f"{url}: {error}")
        return True


def _is_address(source: str) -> bool:
    return _SCHEME.match(source) is not None


def _files(sources: Iterable[str]) -> Iterator[Path]:
    """Yield the files that are meant, each once."""
    seen: set[Path] = set()
    for source in sources:
        for path in _meant(source):
            if path not in seen:
                seen.add(path)
                yield path


def _meant(source: str) -> Iterator[Path]:
    """Yield a file, the files below a directory, or what a pattern stands for."""
    matches = [source]
    # `os.path`, since a wild name makes Path.exists() fail, and a pattern may begin at the root.
    if glob.has_magic(source) and not os.path.exists(source):  # noqa: PTH110
        matches = sorted(glob.glob(source, recursive=True)) or matches  # noqa: PTH207
    for path in map(Path, matches):
        # A file, or what cannot be opened or is empty, is left for the library to read or refuse.
        yield from files_below(path) or [path]


def files_below(folder: Path) -> list[Path]:
    """Return the files below a directory that may be articles, and say what is left out."""
    try:
        if not folder.is_dir():
            return []
    except OSError:
        return []
    found = list_folder(folder)
    for name, why in found.failed:
        complain(f"{folder / name}: {why}")
    if found.left_out:
        kinds = ", ".join(f"{kind}: {count}" for kind, count in sorted(found.left_out.items()))
        complain(f"Left out in {folder}, as they are no articles: {kinds}.")
    return [folder / name for name in found.files] if found.files else []


def may_be_article(folder: Path, path: Path) -> bool:
    """Return whether what a path below a directory stands for is read with the directory."""
    within = path.relative_to(folder)
    if any(map(is_left_out_folder, within.parts[:-1])) or why_left_out_of_folder(path):
        return False
    return path.is_file() and real_path(path).is_relative_to(real_path(folder))
