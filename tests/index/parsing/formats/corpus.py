"""A document of every format, of about any size, for benchmarks and fuzzing.

`python -m tests.index.parsing.formats.corpus FOLDER` writes a small one of each into a folder.
"""

from __future__ import annotations

import csv
import io
import json
import random
import sys
from collections.abc import Callable
from pathlib import Path

from tests.index.parsing.formats.makers import Print, epub, odt, packed, pdf

_WORDS = (
    "harbour", "tide", "fishermen", "council", "bridge", "plan", "water", "boat", "lighthouse",
    "season", "storm", "repair", "budget", "vote", "mayor", "engineer", "stone", "quay", "market",
    "winter", "north", "old", "new", "grey", "the", "a", "of", "and", "in", "for", "with", "by",
)  # fmt: skip
_PARAGRAPHS_A_CHAPTER = 12


def _prose(count: int) -> list[str]:
    chance = random.Random(count)  # noqa: S311 - the same words every time

    def sentence() -> str:
        return " ".join(chance.choices(_WORDS, k=chance.randint(8, 22))).capitalize() + "."

    return [" ".join(sentence() for _ in range(chance.randint(2, 6))) for _ in range(count)]


def _chapters(count: int) -> list[list[str]]:
    prose = _prose(count)
    return [prose[i : i + _PARAGRAPHS_A_CHAPTER] for i in range(0, count, _PARAGRAPHS_A_CHAPTER)]


def _text(count: int) -> bytes:
    return "\n\n".join(_prose(count)).encode()


def _markdown(count: int) -> bytes:
    chapters = (f"## Part {i}\n\n" + "\n\n".join(c) for i, c in enumerate(_chapters(count)))
    return ("# The harbour\n\n" + "\n\n".join(chapters)).encode()


def _body(chapter: list[str], number: int) -> str:
    paragraphs = "".join(f"<p>{words}</p>" for words in chapter)
    table = "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>1999</td><td>44</td></tr></table>"
    return f'<h2 id="part{number}">Part {number}</h2>{paragraphs}{table}<ul><li>tide</li></ul>'


def _html(count: int) -> bytes:
    body = "".join(_body(chapter, i) for i, chapter in enumerate(_chapters(count)))
    menu = "".join(f'<li><a href="/{i}">Section {i}</a></li>' for i in range(30))
    return (
        f"<!doctype html><html><head><title>The harbour</title></head><body><nav><ul>{menu}</ul>"
        f"</nav><article><h1>The harbour</h1>{body}</article><footer>Us</footer></body></html>"
    ).encode()


def _pdf(count: int) -> bytes:
    lines: list[str] = []
    for paragraph in _prose(count):
        words = paragraph.split()
        lines += [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)] + [""]
    pages: list[list[Print]] = [
        [("Helvetica", 11, 72, 760 - 14 * i, line) for i, line in enumerate(page) if line]
        for page in (lines[i : i + 48] for i in range(0, len(lines), 48))
    ]
    return pdf(pages)


def _docx(count: int) -> bytes:
    import docx

    document = docx.Document()
    for i, chapter in enumerate(_chapters(count)):
        document.add_heading(f"Part {i}", 1)
        for paragraph in chapter:
            document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _odt(count: int) -> bytes:
    return odt("".join(f"<text:p>{words}</text:p>" for words in _prose(count)))


def _epub(count: int) -> bytes:
    return epub({f"c{i}.xhtml": _body(c, i) for i, c in enumerate(_chapters(count))})


def _srt(count: int) -> bytes:
    def stamp(second: int) -> str:
        return f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02},000"

    cues = (
        f"{i + 1}\n{stamp(5 * i)} --> {stamp(5 * i + 4)}\n{words}"
        for i, words in enumerate(_prose(count))
    )
    return "\n\n".join(cues).encode()


def _csv(count: int) -> bytes:
    buffer = io.StringIO()
    rows = csv.writer(buffer)
    rows.writerow(["title", "text"])
    rows.writerows((f"Part {i}", "\n\n".join(c)) for i, c in enumerate(_chapters(count)))
    return buffer.getvalue().encode()


def _jsonl(count: int) -> bytes:
    lines = (
        json.dumps({"title": f"Part {i}", "text": "\n\n".join(chapter)})
        for i, chapter in enumerate(_chapters(count))
    )
    return "\n".join(lines).encode()


def _zip(count: int) -> bytes:
    return packed({f"{i}.txt": "\n\n".join(c) for i, c in enumerate(_chapters(count))})


def _rss(count: int) -> bytes:
    items = "".join(
        f"<item><title>Part {i}</title><guid>{i}</guid><description>"
        + "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in chapter)
        + "</description></item>"
        for i, chapter in enumerate(_chapters(count))
    )
    return f"<rss version='2.0'><channel><title>News</title>{items}</channel></rss>".encode()


MAKERS: dict[str, Callable[[int], bytes]] = {
    "txt": _text,
    "md": _markdown,
    "html": _html,
    "pdf": _pdf,
    "docx": _docx,
    "odt": _odt,
    "epub": _epub,
    "srt": _srt,
    "csv": _csv,
    "jsonl": _jsonl,
    "zip": _zip,
    "rss": _rss,
}
"""By the ending of a file's name: a document of about so many paragraphs."""


def write(folder: Path) -> None:
    """Write a small document of each format, no two with the same words."""
    folder.mkdir(parents=True)
    for size, (ending, make) in enumerate(MAKERS.items(), 10):
        (folder / f"harbour.{ending}").write_bytes(make(size))


if __name__ == "__main__":
    write(Path(sys.argv[1]))
