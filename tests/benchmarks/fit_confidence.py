"""Fits the coefficients of `index.answering.confidence`.

Run as `python -m tests.benchmarks.fit_confidence FOLDER`, where the folder has documents and
questions in the form of ../shared/communities; those that lie there are only shown.

Logistic regression by Newton's method. Positive: questions whose answer comes first; of SQuAD and
XQuAD all whose answer is there. Negative: questions that the documents do not answer; the
answerable ones with the sections, articles or paragraphs that answer hidden; and questions asked
of one page, or of four paragraphs, that are about others. Sets count by the square root of their
questions, communities together 1, SQuAD 2.0 `SQUAD_SHARE`, XQuAD in seven languages `XQUAD_SHARE`.
Of communities' questions the hidden ones count little, since another section often answers, too;
the few that are truly unanswerable count most. The constant is then moved to where `WRONG` of
those would be answered by coefficients that were fitted on other sets.

The coefficients in use were fitted with the documents of public repositories, 25 sets: help,
manuals and guides of Obsidian (English, German, French, Japanese), Anki, Syncthing, Pi-hole,
YunoHost, FreshRSS, Wallpaper Engine (English, Japanese), Geyser, Prism Launcher, Mastodon,
discord.js, evcc (German), Jeedom, Etalab (both French), a TypeScript book (Japanese), handbooks of
18F and 37signals, the rules of 13th Age, and the FAQ of three DataTalks.Club courses; with 658
answerable and 98 unanswerable questions.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from index.answering.confidence import BALANCED
from index.model import Article
from index.operations.evaluation.metrics import auroc
from index.search.interface import ConfidenceFeatures
from tests.benchmarks.communities import SHARED, Asked, Corpus, Place, ask_headings, read_corpora
from tests.benchmarks.labelled import SQUAD, XQUAD, Data, Labelled, read
from tests.benchmarks.masked import MaskedLibrary

Floats = NDArray[np.float64]
FEATURES = ConfidenceFeatures.__struct_fields__
SIZE = 1 + FEATURES.index("log_paragraphs")
SQUAD_SHARE, XQUAD_SHARE = 0.9, 0.3
QUESTIONS, OF_A_LANGUAGE = 1300, 250
LANGUAGES = ("ar", "de", "es", "ru", "th", "tr", "zh")
WEIGHTS = {
    "right": 1.0, "hidden": 0.1, "unanswerable": 2.0, "heading": 0.5, "heading hidden": 0.15,
    "few": 0.6, "few others": 0.6,
}  # fmt: skip
"""How much a community's question counts; others, those of small talk too, do not."""
LABELLED = {"right": 1.0, "hidden": 1.0, "few": 0.6, "few others": 0.6}
"""The same for SQuAD and XQuAD, where "right" is every question whose answer is there."""
POSITIVE = frozenset({"right", "heading", "few"})
SHOWN = ("right", "wrong", "hidden", "paragraph hidden", "unanswerable", "heading", "chat")
WRONG = 0.12
FOLDS, FEW, PAGES, A_PAGE = 6, 4, 6, 4
RIDGE, SCALE, ROUNDS = 5.0, 3000.0, 30
BY_HAND = {"heading_differs": -3.0}
"""Coefficients that are not fitted: in whole libraries none of 454 first passages that were right
has this one, and ten of those that were wrong or whose rivals were hidden; too few to fit."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Questions of one set.

    Attributes:
        name: of the set.
        features: of the first candidate of each, after a constant 1.
        kinds: what each is, see `WEIGHTS`.
    """

    name: str
    features: Floats
    kinds: NDArray[np.str_]

    def of(self, *kinds: str) -> Floats:
        """Return the features of questions of some kinds."""
        return self.features[np.isin(self.kinds, kinds)]

    def weights(self, by_kind: dict[str, float]) -> Floats:
        """Return how much each question counts: in all, the square root of their number."""
        weights = np.asarray([by_kind.get(kind, 0.0) for kind in self.kinds.tolist()])
        return np.asarray(weights / len(weights) ** 0.5)


def rows(name: str, found: Iterable[tuple[str, Floats | None]]) -> Rows:
    """Gather questions; those that find nothing are declined whatever the coefficients."""
    some = [(kind, own) for kind, own in found if own is not None]
    return Rows(name, np.asarray([own for _, own in some]), np.asarray([kind for kind, _ in some]))


def first(library: MaskedLibrary, text: str, hidden: Iterable[Place] = ()) -> Floats | None:
    """Return the features of the first candidate, after a constant 1."""
    found = library.search(text, frozenset(hidden)).candidates
    if not found:
        return None
    own = np.asarray([1.0, *structs.astuple(found[0].features)])
    own[SIZE] = np.log(max(library.live.paragraphs, 1))  # not to be told by its size what it lacks
    return own


def of_corpus(corpus: Corpus) -> Rows:
    """Ask a community's questions."""
    library = MaskedLibrary(corpus.articles)
    return rows(corpus.name, [*_asked(library, corpus), *_of_pages(corpus)])


def _asked(library: MaskedLibrary, corpus: Corpus) -> Iterator[tuple[str, Floats | None]]:
    for question in (*corpus.questions, *ask_headings(corpus)):
        features = first(library, question.text)
        if not question.right:
            yield question.kind, features
            continue
        right, hidden = _is_right(library, question), first(library, question.text, question.right)
        if question.kind == "heading":
            yield "heading" if right else "heading wrong", features
            yield "heading hidden", hidden
        else:
            yield "right" if right else "wrong", features
            yield "hidden", hidden


def _is_right(library: MaskedLibrary, question: Asked) -> bool:
    found = library.search(question.text).candidates
    return bool(found) and (found[0].article_id, found[0].paragraph) in question.right


def _of_pages(corpus: Corpus) -> Iterator[tuple[str, Floats | None]]:
    """Ask libraries of a single page, about it and about others."""
    chance = random.Random(corpus.name)  # noqa: S311 - reproducible, not secret
    asked = [question for question in corpus.questions if question.right]
    pages = sorted({place[0] for question in asked for place in question.right})
    for page in chance.sample(pages, min(PAGES, len(pages))):
        library = MaskedLibrary([article for article in corpus.articles if article.id == page])
        own = [question for question in asked if page in {place[0] for place in question.right}]
        others = [question for question in corpus.questions if question not in own]
        for question in own[:A_PAGE]:
            yield (
                "few" if _is_right(library, question) else "few wrong",
                first(library, question.text),
            )
        for question in chance.sample(others, min(len(others), 2 * len(own[:A_PAGE]))):
            yield "few others", first(library, question.text)


def of_data(name: str, data: Data, most: int, *, few: bool = False) -> Rows:
    """Ask questions of Wikipedia's paragraphs, with and without the article that answers."""
    library, chance = MaskedLibrary(data.articles), random.Random(0)  # noqa: S311 - as above
    found: list[tuple[str, Floats | None]] = []
    for question in chance.sample(data.questions, min(most, len(data.questions))):
        own = {place for place in library.places if place[0] == question.article}
        place = (question.article, question.paragraph)
        found.append(("right", first(library, question.text)))
        found.append(("hidden", first(library, question.text, own)))
        found.append(("paragraph hidden", first(library, question.text, {place})))
    if few:
        found += _of_few(data, chance)
    return rows(name, found)


def _of_few(data: Data, chance: random.Random) -> Iterator[tuple[str, Floats | None]]:
    for article in data.articles:
        for start in range(0, min(len(article.paragraphs), 6 * FEW), FEW):
            kept = article.paragraphs[start : start + FEW]
            library = MaskedLibrary([_cut(article, kept)])
            own = [q for q in data.questions if (q.article, q.paragraph) in library.places][:FEW]
            others = [q for q in data.questions if q.article != article.id]
            yield from (("few", first(library, q.text)) for q in own)
            chosen: Sequence[Labelled] = chance.sample(others, len(own))
            yield from (("few others", first(library, q.text)) for q in chosen)


def _cut(article: Article, kept: tuple[object, ...]) -> Article:
    return structs.replace(article, paragraphs=kept)


def newton(x: Floats, y: NDArray[np.bool_], weight: Floats, ridge: float | Floats) -> Floats:
    """Return the coefficients of a logistic regression.

    Args:
        x: a row a question, the first column constant.
        y: the label of each.
        weight: how much each counts.
        ridge: how much large coefficients are held back, of all or of each; not the constant.
    """
    held = np.diag(np.broadcast_to(ridge, x.shape[1]).astype(float))
    held[0, 0] = 0
    w = np.zeros(x.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weight * (p - y)) + held @ w
        curve = (x * (weight * p * (1 - p))[:, None]).T @ x + held
        w = w - np.linalg.solve(curve, slope)
    return w


def fitted(corpora: Sequence[Rows], squad: Rows, xquad: Sequence[Rows]) -> Floats:
    """Return the coefficients, constant first."""
    parts = (
        (corpora, WEIGHTS, 1.0),
        ([squad], LABELLED, SQUAD_SHARE),
        (xquad, LABELLED, XQUAD_SHARE),
    )
    weights = []
    for sets, by_kind, share in parts:
        own = np.concatenate([one.weights(by_kind) for one in sets])
        weights.append(share * own / own.sum())
    every = [*corpora, squad, *xquad]
    x = np.concatenate([one.features for one in every])
    right = np.concatenate([np.isin(one.kinds, list(POSITIVE)) for one in every])
    weight = np.concatenate(weights)
    weight *= SCALE / weight.sum()
    w = newton(x, right, weight, RIDGE * x.var(axis=0))
    for name, value in BY_HAND.items():
        w[1 + FEATURES.index(name)] = value
    return w


def show(one: Rows | Sequence[Rows], name: str, w: Floats) -> None:
    """Print how coefficients tell the questions of sets apart."""
    sets = [one] if isinstance(one, Rows) else one
    odds = {
        kind: np.concatenate([rows.of(kind) @ w for rows in sets if len(rows.features)])
        for kind in SHOWN
    }
    here = np.concatenate([odds["right"], odds["wrong"]])
    shares = [f"right shown {np.sum(odds['right'] >= 0) / len(here):.3f}"]
    shares += [f"{kind} {np.mean(o >= 0):.3f}" for kind, o in odds.items() if len(o)]
    away = odds["unanswerable"] if len(odds["unanswerable"]) else odds["hidden"]
    usual = np.quantile(here, 0.05)
    print(
        f"{name:10} answered {np.mean(here >= 0):.3f}, {', '.join(shares)}; "
        f"AUROC {auroc(here.tolist(), away.tolist()):.3f}; hidden and declined at 0.95 answered "
        f"{np.mean(odds['hidden'] < usual):.3f}; calibration error {calibration(odds):.3f}"
    )


def calibration(odds: dict[str, Floats]) -> float:
    """Return the expected calibration error for "the first is right", in ten bins as large."""
    said = 1 / (1 + np.exp(-np.concatenate([odds["right"], odds["wrong"], odds["unanswerable"]])))
    true = np.arange(len(said)) < len(odds["right"])
    bins = np.array_split(np.argsort(said), 10)
    gaps = [abs(said[own].mean() - true[own].mean()) * len(own) for own in bins if len(own)]
    return float(sum(gaps) / len(said))


def main() -> None:
    """Fit, and print coefficients and figures."""
    parser = argparse.ArgumentParser(description="Fits confidence.")
    parser.add_argument("folder", type=Path, help="of documents and questions")
    corpora = [of_corpus(corpus) for corpus in read_corpora(parser.parse_args().folder)]
    shown = [of_corpus(corpus) for corpus in read_corpora(SHARED)]
    squad = of_data("SQuAD 2.0", read(SQUAD), QUESTIONS, few=True)
    xquad = [
        of_data(language, read(XQUAD.with_stem(language), language), OF_A_LANGUAGE)
        for language in LANGUAGES
    ]
    unseen = of_data("XQuAD", read(XQUAD), QUESTIONS)
    families = [list(own) for _, own in groupby(corpora, lambda one: one.name.partition("_")[0])]
    random.Random(0).shuffle(families)  # noqa: S311 - as above
    left_out: list[tuple[list[Rows], Floats]] = []
    for part in range(FOLDS):
        rest = [one for i, own in enumerate(families) if i % FOLDS != part for one in own]
        own = [one for i, some in enumerate(families) if i % FOLDS == part for one in some]
        if own:
            left_out.append((own, fitted(rest, squad, xquad)))
    unsaid = np.concatenate(
        [one.of("unanswerable") @ w for own, w in left_out for one in own if len(one.features)]
    )
    moved = float(np.quantile(unsaid, 1 - WRONG))
    w = fitted(corpora, squad, xquad)
    for one in (w, *(w for _, w in left_out)):
        one[0] -= moved
    print("  ".join(f"{n} {v:.2f}" for n, v in zip(("constant", *FEATURES), w, strict=True)))
    for own, other in left_out:
        show(own, "left out", other)
    show(shown, "shared", w)
    for wikipedia in (squad, unseen, *xquad):
        show(wikipedia, wikipedia.name, w)
    print(f"(The threshold is {BALANCED}.)")


if __name__ == "__main__":
    main()
