"""How much of the articles of real web pages is read, and how little of what is around them.

    uv run python -m tests.benchmarks.web_pages TRAFILATURA READABILITY [--every N] [--show N]

TRAFILATURA is the folder `tests` of trafilatura's repository: its evaluation pages name passages
that belong to an article and others that do not. READABILITY is `test/test-pages` of the
repository of Mozilla's readability: pages and what is expected of them, of which the share of
words is measured. Beside Quoth stands trafilatura alone.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

import trafilatura
from lxml import html

from index.errors import UnreadableDocument
from index.parsing import read_document

_WORD = re.compile(r"\w+")
Reader = Callable[[bytes], str]


def quoth(page: bytes) -> str:
    """What Quoth stores of a page."""
    try:
        return read_document(page, "page.html").text
    except UnreadableDocument:
        return ""


def plain_trafilatura(page: bytes) -> str:
    """What trafilatura alone finds."""
    return trafilatura.extract(page, include_comments=False, include_tables=True) or ""


READERS: dict[str, Reader] = {"Quoth": quoth, "trafilatura": plain_trafilatura}


def one_space(text: str) -> str:
    """`text` with single spaces only."""
    return " ".join(text.split())


def passages(folder: Path, every: int) -> Iterator[tuple[str, bytes, list[str], list[str]]]:
    """The evaluation pages: name, content, passages wanted and not wanted."""
    pages = json.loads((folder / "evaldata.json").read_text(encoding="utf-8"))
    for page in list(pages.values())[::every]:
        paths = (folder / place / page["file"] for place in ("cache", "eval"))
        if (path := next((path for path in paths if path.exists()), None)) is not None:
            yield path.name, path.read_bytes(), page["with"], page["without"]


def score_passages(read: Reader, folder: Path, every: int, show: int) -> str:
    """How many of the passages are read."""
    wanted = unwanted = kept = kept_unwanted = count = 0
    for name, content, good, bad in passages(folder, every):
        text = one_space(read(content))
        lost = [p for p in good if one_space(p) not in text]
        left = [p for p in bad if one_space(p) in text]
        wanted, unwanted, count = wanted + len(good), unwanted + len(bad), count + 1
        kept, kept_unwanted = kept + len(good) - len(lost), kept_unwanted + len(left)
        if show > 0 and (lost or left):
            show -= 1
            print(f"  {name} ({len(text)}): lost {lost}, left {left}")
    return (
        f"{count} pages, wanted {kept} of {wanted} ({kept / wanted:.1%}), "
        f"unwanted {kept_unwanted} of {unwanted} ({kept_unwanted / unwanted:.1%})"
    )


def score_words(read: Reader, folder: Path, show: int) -> str:
    """What share of the expected words is read."""
    shares = {}
    for path in sorted(folder.iterdir()):
        page = (path / "expected.html").read_text(encoding="utf-8")
        expected = Counter(
            _WORD.findall("".join(map(str, html.document_fromstring(page).itertext())))
        )
        found = Counter(_WORD.findall(read((path / "source.html").read_bytes())))
        shares[path.name] = (expected & found).total() / max(1, expected.total())
    for name in sorted(shares, key=lambda name: shares[name])[: max(0, show)]:
        print(f"  {name}: {shares[name]:.3f}")
    none = sum(share < 0.01 for share in shares.values())
    return f"{len(shares)} pages, mean {fmean(shares.values()):.3f} of the words, {none} at 0"


def main() -> None:
    """Print two lines for each reader."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("trafilatura", type=Path)
    parser.add_argument("readability", type=Path)
    parser.add_argument("--every", type=int, default=1, help="read only every N-th page")
    parser.add_argument("--show", type=int, default=0, help="print N pages that fall short")
    parser.add_argument("--reader", choices=READERS, action="append", help="only this one")
    options = parser.parse_args()
    for name in options.reader or READERS:
        read, show = READERS[name], options.show if name == "Quoth" else 0
        started = time.perf_counter()
        print(name, score_passages(read, options.trafilatura, options.every, show), flush=True)
        print(name, score_words(read, options.readability, show), end=", ")
        print(f"{time.perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
