"""How fast documents of each format are read.

    uv run python -m tests.benchmarks.reading [--paragraphs 2000]

Reads one made-up document of each format a few times, in this process, where computing time is
measured, and through the sandbox, where the time by the clock is; the best counts. Sizes are those
of the files. Beside it stands how long the libraries alone take for the same file, whose text they
only hand over: below 1 we are faster.
"""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import Awaitable, Callable

import click

from index.parsing import Documents, Unread, read_documents, split
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.corpus import MAKERS

ROUNDS = 3


def _plain_pdf(data: bytes) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    for page in document:
        page.get_textpage().get_text_range()
    document.close()


def _plain_word(data: bytes) -> None:
    import docx

    for paragraph in docx.Document(io.BytesIO(data)).paragraphs:
        _ = paragraph.style.name, paragraph.text


def _plain_mammoth(data: bytes) -> None:
    import mammoth

    mammoth.convert_to_html(io.BytesIO(data))


def _plain_markdown(data: bytes) -> None:
    from markdown_it import MarkdownIt

    MarkdownIt().render(data.decode())


def _plain_html(data: bytes) -> None:
    import trafilatura

    trafilatura.extract(data)


PLAIN: dict[str, dict[str, Callable[[bytes], None]]] = {
    "pdf": {"pypdfium2": _plain_pdf},
    "docx": {"python-docx": _plain_word, "mammoth": _plain_mammoth},
    "md": {"markdown-it": _plain_markdown},
    "html": {"trafilatura": _plain_html},
}
"""By the ending of a file's name: what the libraries for it do alone."""


@click.command()
@click.option("--paragraphs", default=2_000, show_default=True, help="Of each document.")
@click.option("--format", "ending", type=click.Choice(list(MAKERS)), help="One format only.")
def main(paragraphs: int, ending: str | None) -> None:
    """Print megabytes and paragraphs a second for each format."""
    asyncio.run(_measure([ending] if ending else list(MAKERS), paragraphs))


async def _measure(endings: list[str], paragraphs: int) -> None:
    click.echo("format      KB  paragraphs     MB/s  paragraphs/s  sandboxed, paragraphs/s")
    sandbox = Sandbox(processes=1)
    try:
        for ending in endings:
            data, name = MAKERS[ending](paragraphs), f"a.{ending}"

            async def here(data: bytes = data, name: str = name) -> Documents:
                return read_documents(data, name)

            async def there(data: bytes = data, name: str = name) -> Documents:
                return await sandbox.read(Unread(data, name))

            seconds, found = await _best(here, time.process_time)
            sandboxed, _ = await _best(there, time.perf_counter)
            count = sum(len(split(d.text, d.format, d.outline)) for d in found.drafts)
            click.echo(
                f"{ending:6} {len(data) / 1e3:7,.0f} {count:11,} {len(data) / seconds / 1e6:8.2f}"
                f" {count / seconds:13,.0f} {count / sandboxed:24,.0f}"
            )
            for library, read in PLAIN.get(ending, {}).items():
                ratio = seconds / _seconds(read, data)
                click.echo(f"       {ratio:.2f} of the time of {library}")
    finally:
        await sandbox.close()


def _seconds(read: Callable[[bytes], None], data: bytes) -> float:
    times = []
    for _ in range(ROUNDS):
        began = time.process_time()
        read(data)
        times.append(time.process_time() - began)
    return min(times)


async def _best(
    read: Callable[[], Awaitable[Documents]], clock: Callable[[], float]
) -> tuple[float, Documents]:
    times = []
    for _ in range(ROUNDS):
        began = clock()
        found = await read()
        times.append(clock() - began)
    return min(times), found


if __name__ == "__main__":
    main()
