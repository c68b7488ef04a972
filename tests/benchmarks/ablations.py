"""What each kind of evidence buys the ranking, on communities that nothing was fitted on.

Run as `python -m tests.benchmarks.ablations [FOLDER]`, where FOLDER has documents and questions in
the form of ../shared/communities. For each group of levels it prints how often the right section
comes first and among three on ../shared/communities, with that group switched off and nothing
refitted; and on FOLDER, if given, with the weights of all other levels refitted without it, each
corpus as the others would have it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.search.scoring.candidate_matches import gather_matches
from index.search.scoring.rank_candidates import prepare
from index.search.scoring.scoring import score_levels
from index.search.scoring.segment_lookup import SegmentReader
from index.search.scoring.weights import PARAGRAPH_LEVELS, SENTENCE_LEVELS, ParagraphLevels
from tests.benchmarks.communities import SHARED, Corpus, read_corpora
from tests.benchmarks.fit_weights import climb
from tests.benchmarks.masked import MaskedLibrary

Floats = NDArray[np.float64]
Case = tuple[str, Floats, Floats]
"""The corpus of a question, the levels of its candidates, and which of them are right."""
GROUPS = {
    "everything": (),
    "without words": ("words",),
    "without 4-grams": ("grams",),
    "without pairs": ("pairs",),
    "without names": ("names",),
    "without the title": ("title",),
    "without headings": ("outer_headings", "heading", "heading_match"),
    "without what only fields have": ("field_only",),
    "without title, headings and fields": (
        "title", "outer_headings", "heading", "heading_match", "field_only",
    ),
    "without coverage": ("coverage",),
    "without the best sentence": ("sentence",),
}  # fmt: skip
WEIGHTS = np.asarray(PARAGRAPH_LEVELS, float)
FOLDS = 5


def cases(corpora: Sequence[Corpus]) -> Iterator[Case]:
    """Ask the answerable questions."""
    for corpus in corpora:
        readers = [SegmentReader(MaskedLibrary(corpus.articles).live)]
        for question in corpus.questions:
            places, query, _ = prepare(question.text, readers)
            if question.kind != "answerable" or not places:
                continue
            matches = gather_matches(places, query)
            levels = score_levels(matches, query)
            sentences = levels.sentences @ np.asarray(SENTENCE_LEVELS, np.float32)
            best = matches.by_paragraph(sentences, np.maximum)
            names = [reader.name(row) for reader, rows in places for row in rows.tolist()]
            right = np.asarray([name in question.right for name in names], float)
            yield corpus.name, np.column_stack([levels.paragraphs, best]).astype(float), right


def kept(group: str) -> list[int]:
    """Return the places of the levels that are left without a group."""
    return [i for i, name in enumerate(ParagraphLevels._fields) if name not in GROUPS[group]]


def accuracy(found: Sequence[Case], places: list[int], weights: Floats) -> tuple[int, int]:
    """Return how many questions have a right passage first, and among three."""
    orders = [np.argsort(-(levels[:, places] @ weights), kind="stable") for _, levels, _ in found]
    hits = [right[order] for order, (_, _, right) in zip(orders, found, strict=True)]
    return sum(bool(hit[0]) for hit in hits), sum(bool(hit[:3].any()) for hit in hits)


def left_out(found: Sequence[Case], places: list[int]) -> tuple[int, int]:
    """Return the same with weights fitted on other corpora."""
    names = sorted({name for name, _, _ in found})
    first = three = 0
    for fold in range(FOLDS):
        own = set(names[fold::FOLDS])
        taught = [case for case in found if case[0] not in own and case[2].any()]
        weights = climb([case[1][:, places] for case in taught], [case[2] for case in taught])
        hits = accuracy([case for case in found if case[0] in own], places, weights)
        first, three = first + hits[0], three + hits[1]
    return first, three


def table(shown: Sequence[Case], fitted: Sequence[Case]) -> Iterator[str]:
    """Yield the table, a line a group."""
    for group in GROUPS:
        places = kept(group)
        figures = [(accuracy(shown, places, WEIGHTS[places]), len(shown))]
        figures += [(left_out(fitted, places), len(fitted))] if fitted else []
        cells = (f"{first / n:.3f} / {three / n:.3f}" for (first, three), n in figures)
        yield f"| {group} | {' | '.join(cells)} |"


def main() -> None:
    """Ask, and print what each group buys."""
    parser = argparse.ArgumentParser(description="Shows what each kind of evidence buys.")
    parser.add_argument("folder", type=Path, nargs="?")
    folder = parser.parse_args().folder
    fitted = list(cases(list(read_corpora(folder)))) if folder else []
    print("\n".join(table(list(cases(list(read_corpora(SHARED)))), fitted)))


if __name__ == "__main__":
    main()
