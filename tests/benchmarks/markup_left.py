"""How many paragraphs of real documentation are markup and nothing else.

    uv run python -m tests.benchmarks.markup_left FOLDER... [--show N]

Each folder is a corpus; all files in it that are articles are read. A paragraph counts that has no
words once what only a generator of pages reads is taken out of it.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path

from index.errors import UnreadableDocument
from index.ingest.files import list_folder
from index.parsing import read_documents, split

_MARKUP = re.compile(
    r"^\s*(?:import|export)\s.*$"
    r"|<!--.*?-->|\{/\*.*?\*/\}|</?[A-Za-z][^<>]*/?>"
    r"|^\s*:{2,}.*$|^\s*(?:!!!|\?\?\?\+?|===)\s.*$|^\s*\.\. .*$"
    r"|\{%.*?%\}|\{\{.*?\}\}|\{[:#.][^{}]*\}|!?\[[^\]]*\]\([^)]*\)|!\[[^\]]*\]\[[^\]]*\]"
    r"|&[a-z]{2,8};|\|?[ :|-]*-{3,}[ :|-]*|^---$|^\+\+\+$|^\[[^\]]+\]:\s+\S+.*$",
    re.MULTILINE | re.DOTALL,
)


def is_markup(text: str) -> bool:
    """Whether a paragraph has no words beside its markup."""
    return not any(character.isalnum() for character in _MARKUP.sub("", text))


def paragraphs_of(folder: Path) -> Iterator[tuple[str, str]]:
    """The paragraphs of all articles below a folder, each with its file's name."""
    for name, path in list_folder(folder).files.items():
        try:
            drafts = read_documents(path.read_bytes(), name).drafts
        except UnreadableDocument:
            continue
        for draft in drafts:
            for paragraph in split(draft.text, draft.format, draft.outline):
                yield name, paragraph.text


def main() -> None:
    """Print a line for each corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N")
    options = parser.parse_args()
    for folder in options.folders:
        started = time.perf_counter()
        found = list(paragraphs_of(folder))
        seconds = time.perf_counter() - started
        bare = [(name, text) for name, text in found if is_markup(text)]
        share = len(bare) / max(1, len(found))
        print(f"{folder}: {len(bare)} of {len(found)} paragraphs ({share:.2%}), {seconds:.1f} s")
        for name, text in bare[: options.show]:
            print(f"  {name}: {text[:120]!r}")


if __name__ == "__main__":
    main()
