"""How often what is shown is wrong, by how much is shown: a risk-coverage curve, ECE and AUROC.

Run as `python -m tests.benchmarks.risk_coverage [FOLDER]`, where the folder has documents and
questions in the form of ../shared/communities, which is the default. Every question counts, but for
small talk: shown right are answerable ones whose first passage is of a section that answers, shown
wrong are all others. Confidence is that in use: of sets that it was fitted on, figures flatter.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from index.answering.confidence import BALANCED, confidence
from index.operations.evaluation.metrics import auroc
from tests.benchmarks.communities import SHARED, Corpus, read_corpora
from tests.benchmarks.masked import MaskedLibrary

Judged = tuple[float, bool]
"""How sure the first passage of a question is, and whether it is right."""
COVERAGES = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
BINS = 10


def judged(corpus: Corpus) -> Iterator[Judged]:
    """Ask a community's questions."""
    library = MaskedLibrary(corpus.articles)
    for question in corpus.questions:
        if question.kind == "chat":
            continue
        first = next(iter(library.search(question.text).candidates), None)
        if first is None:
            yield 0.0, False
        else:
            is_right = (first.article_id, first.paragraph) in question.right
            yield confidence(first.features), is_right


def curve(answers: Sequence[Judged]) -> list[tuple[float, float, float]]:
    """Return coverage, the threshold it takes, and the share of what is shown that is wrong."""
    ordered = sorted(answers, reverse=True)
    points = []
    for coverage in COVERAGES:
        shown = ordered[: max(1, round(coverage * len(ordered)))]
        wrong = sum(not is_right for _, is_right in shown) / len(shown)
        points.append((coverage, shown[-1][0], wrong))
    return points


def calibration_error(answers: Sequence[Judged]) -> float:
    """Return the expected calibration error, in ten bins of as many answers each."""
    ordered, gap = sorted(answers), 0.0
    for i in range(BINS):
        own = ordered[i * len(ordered) // BINS : (i + 1) * len(ordered) // BINS]
        gap += abs(sum(said for said, _ in own) - sum(is_right for _, is_right in own))
    return gap / len(ordered)


def main() -> None:
    """Print the curve and what sums it up."""
    parser = argparse.ArgumentParser(description="Shows risk against coverage.")
    parser.add_argument("folder", type=Path, nargs="?", default=SHARED)
    corpora = read_corpora(parser.parse_args().folder)
    answers = [answer for corpus in corpora for answer in judged(corpus)]
    print("coverage  threshold  risk")
    for coverage, threshold, risk in curve(answers):
        print(f"{coverage:8.1f}  {threshold:9.2f}  {risk:.3f}")
    shown = [is_right for said, is_right in answers if said >= BALANCED]
    coverage, risk = len(shown) / len(answers), 1 - sum(shown) / max(len(shown), 1)
    print(f"At {BALANCED}: coverage {coverage:.3f}, risk {risk:.3f}")
    right = [said for said, is_right in answers if is_right]
    wrong = [said for said, is_right in answers if not is_right]
    print(f"AUROC {auroc(right, wrong):.3f}, calibration error {calibration_error(answers):.3f}")


if __name__ == "__main__":
    main()
