"""How often rank-bm25 by itself puts the right paragraph first, to compare with.

    uv run python -m tests.benchmarks.baseline FILE...

Once as in its own README (words between spaces, as they are), and once with letters and digits
only, stop words left out and words reduced to their stems, as the collection's language has it;
without spaces between words (Chinese, Japanese, Thai), with pairs of characters instead.
"""

from __future__ import annotations

import unicodedata
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
_UNSPACED = ("ja", "th", "zh")
_SNOWBALL = {
    "ar": "arabic", "de": "german", "en": "english", "es": "spanish", "fr": "french",
    "it": "italian", "nl": "dutch", "pt": "portuguese", "ru": "russian", "tr": "turkish",
}  # fmt: skip


def as_in_its_readme(text: str) -> list[str]:
    """Return the words between spaces."""
    return text.split(" ")


def stems(language: str) -> Tokenize:
    """Return what makes the stems of all words that are no stop words in a language."""
    stop_words = frozenset(get_stop_words(language))
    stem = Stemmer.Stemmer(_SNOWBALL[language]).stemWord
    return lambda text: [
        stem(word) for word in regex.findall(r"\w+", text.lower()) if word not in stop_words
    ]


def pairs(text: str) -> list[str]:
    """Return the neighbouring characters of runs of letters and digits."""
    runs = regex.findall(r"[\p{L}\p{M}\p{N}]+", unicodedata.normalize("NFKC", text).lower())
    return [run[i : i + 2] for run in runs for i in range(max(1, len(run) - 1))]


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
        language = collection.articles[0].language
        unspaced = language in _UNSPACED
        other = accuracy(collection, pairs if unspaced else stems(language))
        click.echo(
            f"{file}: {accuracy(collection, as_in_its_readme):.3f} as in its README, {other:.3f} "
            f"with {'pairs of characters' if unspaced else 'stop words and stems'}"
        )


if __name__ == "__main__":
    main()
