"""How often rank-bm25 by itself puts the right paragraph first, to compare with.

    uv run python -m tests.benchmarks.baseline FILE...

Once as in its own README (words between spaces, as they are), and once with letters and digits
only, stop words left out and English words reduced to their stems.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
import numpy as np
import regex
import Stemmer  # type: ignore[import-not-found]
from rank_bm25 import BM25Okapi  # type: ignore[import-untyped]
from stop_words import get_stop_words  # type: ignore[import-untyped]

from index import Collection, read_collection

Tokenize = Callable[[str], list[str]]


def as_in_its_readme(text: str) -> list[str]:
    """Return the words between spaces."""
    return text.split(" ")


def stems(text: str) -> list[str]:
    """Return the stems of all words that are no stop words."""
    words = regex.findall(r"\w+", text.lower())
    return list(map(_stem, (word for word in words if word not in _STOP_WORDS)))


_STOP_WORDS = frozenset(get_stop_words("en"))
_stem = Stemmer.Stemmer("english").stemWord


def accuracy(collection: Collection, tokenize: Tokenize) -> float:
    """Return the share of answerable questions with the right paragraph first.

    Args:
        collection: of SQuAD's form, whose paragraphs are what stands between blank lines.
        tokenize: what makes words of a text.
    """
    paragraphs = [
        (number, match.span(), match[0])
        for number, article in enumerate(collection.articles)
        for match in regex.finditer(r"\S.*", article.text)
    ]
    bm25 = BM25Okapi([tokenize(text) for _, _, text in paragraphs])
    hits = []
    for question in collection.questions:
        if question.gold:
            article, (start, end), _ = paragraphs[
                int(np.argmax(bm25.get_scores(tokenize(question.text))))
            ]
            hits.append(
                any(
                    gold.article == article
                    and gold.span
                    and gold.span[0] < end
                    and start < gold.span[1]
                    for gold in question.gold
                )
            )
    return sum(hits) / len(hits)


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(files: tuple[Path, ...]) -> None:
    """Measure rank-bm25 by itself."""
    for file in files:
        collection = read_collection(file)
        click.echo(
            f"{file}: {accuracy(collection, as_in_its_readme):.3f} as in its README, "
            f"{accuracy(collection, stems):.3f} with stop words and stems"
        )


if __name__ == "__main__":
    main()
