"""One search: rank-bm25 finds candidates over all parts, finer evidence puts them in order.

Inverse document frequencies and average lengths are those of all libraries searched together, so
that an article ranks the same wherever it is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import asked_for
from index.analysis.language_detection import choose_language
from index.search.filters import Filter
from index.search.interface import Candidate, Ranking
from index.search.lifecycle.snapshot import Part, languages_of
from index.search.postings.top_k import top
from index.search.scoring.acronym_expansion import expand
from index.search.scoring.candidate_matches import Places, lay_out
from index.search.scoring.features import read_signs
from index.search.scoring.match_counts import Floats
from index.search.scoring.query_terms import Stems, Term, Wanted, read_terms, weigh
from index.search.scoring.scoring import Sought, measure, mix
from index.search.scoring.segment_lookup import Reader, look_up, stand_ins
from index.search.segments.character_ngrams import keys_of

CANDIDATES = 64
"""Paragraphs that finer evidence looks at."""
WORDS = 1 << 17
"""Words of these together, after which no further one is looked at: few paragraphs have 2,000."""
CONTEXT = 0.3
"""Weight of a word that only the question before has, as a share of an asked word's."""


def search(
    question: str,
    parts: Sequence[Part],
    limit: int,
    only: Filter | None = None,
    context: str = "",
) -> Ranking:
    """Return the `limit` best paragraphs of the parts, or of some of their articles."""
    readers = [Reader(part) for part in parts]
    paragraphs = sum(part.documents for part in parts)
    language = choose_language(f"{question} {context}".strip(), languages_of(parts))
    terms, earlier = read_both(question, context, language)
    wanted = expand(weighed([*terms, *earlier], readers), readers)
    own = len(terms)
    wanted[own:] = [replace(want, weight=CONTEXT * want.weight) for want in wanted[own:]]
    places = find(wanted, readers, only)
    # An acronym is not spelt like its name.
    spelt = [want.term for want in wanted[: own or None] if not want.names]
    sought = seek(question, wanted, spelt, readers, language)
    candidates, named = order(places, sought, limit)
    return Ranking(
        candidates=tuple(candidates),
        weights={want.term.surface: want.weight for want in wanted[:own]},
        unknown=frozenset(want.term.surface for want in wanted[:own] if not want.known),
        paragraphs=paragraphs,
        named=named,
        context={want.term.surface: want.weight for want in wanted[own:]},
        language=language,
    )


def read_both(question: str, context: str, language: str) -> tuple[list[Term], list[Term]]:
    """Return the words of a question, and those that only the one before it has."""
    terms = read_terms(question, language)
    forms = {term.form for term in terms}
    earlier = read_terms(context, language) if context else []
    return terms, [term for term in earlier if term.form not in forms]


def weighed(terms: Sequence[Term], readers: Sequence[Reader]) -> list[Wanted]:
    """Give each word its weight in what is searched, and stand-ins where it is not there."""
    stems = [term.stem for term in terms]
    look_up(stems, readers)
    holding = np.zeros(len(terms), np.int64)
    for reader in readers:
        holding += np.asarray(reader.holding(stems), np.int64)

    def similar(form: str) -> Stems:
        return stand_ins(form, readers)

    paragraphs = sum(reader.part.documents for reader in readers)
    return weigh(terms, holding.tolist(), paragraphs, similar)


def find(
    wanted: Sequence[Wanted], readers: Sequence[Reader], only: Filter | None = None
) -> list[Places]:
    """Return the paragraphs that BM25 puts first, part by part."""
    weights: dict[str, float] = {}
    for want in wanted:
        parts_of_names = ((stem, 1 / len(name)) for name in want.names for stem in name)
        for stem, likeness in (*want.stems, *parts_of_names):
            weights[stem] = max(weights.get(stem, 0.0), want.weight * likeness)
    look_up(weights, readers)
    parts = [reader.part for reader in readers]
    terms, documents = sum(part.terms for part in parts), sum(part.documents for part in parts)
    average = max(terms / max(documents, 1), 1.0)
    found = top([reader.source(weights, only) for reader in readers], average, CANDIDATES)
    rows: list[list[int]] = [[] for _ in readers]
    room = WORDS
    for _, number, row in found:
        rows[number].append(row)
        room -= int(readers[number].segment.postings.lengths[row])
        if room <= 0:
            break
    return [
        (reader, np.asarray(sorted(own), np.int64))
        for reader, own in zip(readers, rows, strict=True)
        if own
    ]


def seek(
    question: str,
    wanted: Sequence[Wanted],
    spelt: Sequence[Term],
    readers: Sequence[Reader],
    language: str = "en",
) -> Sought:
    """Gather what the finer evidence needs to know about the libraries searched.

    Args:
        question: as asked.
        wanted: the words that are looked for.
        spelt: those of them of which the spelling counts.
        readers: what is searched.
        language: the one the question is read in.
    """
    grams = keys_of([term.form for term in spelt])
    size = sum(reader.part.documents for reader in readers)
    words = sum(reader.part.words for reader in readers)
    holding = sum((reader.grams_held(grams) for reader in readers), np.zeros(len(grams)))
    holding = np.minimum(holding, size)
    stems = (stem for want in wanted for stem, _ in want.stems)
    of_names = (stem for want in wanted for name in want.names for stem in name)
    return Sought(
        wanted=wanted,
        stems=list(dict.fromkeys((*stems, *of_names))),
        grams=grams,
        gram_weights=np.log1p((size - holding + 0.5) / (holding + 0.5)).astype(np.float32),
        paragraphs=size,
        words_a_paragraph=max(words / max(size, 1), 1.0),
        kind=asked_for(question, language),
        language=language,
    )


def order(places: Sequence[Places], sought: Sought, limit: int) -> tuple[list[Candidate], bool]:
    """Return the best of the candidates by all the evidence, and whether one names what is asked.

    It does where all words stand side by side in it, or a single one in its title or headings.
    """
    if not places:
        return [], False
    texts = lay_out(places, sought)
    evidence = measure(texts, sought)
    scores = mix(evidence, texts)
    every = [(reader, row) for reader, rows in places for row in rows.tolist()]
    names = {i: every[i][0].name(every[i][1]) for i in _first(scores.paragraphs, limit)}
    ranked = sorted(names, key=lambda i: (-scores.paragraphs[i], names[i]))[:limit]
    signs = read_signs(evidence, scores, sought, texts, _articles(places), ranked)
    named = evidence.pairs if len(sought.wanted) > 1 else evidence.headed
    candidates = [
        Candidate(
            *names[i],
            score=float(scores.paragraphs[i]),
            sentences=tuple(scores.sentences[slice(*texts.starts[i : i + 2])].tolist()),
            signs=sign,
            checksum=int(every[i][0].segment.checksums[every[i][1]]),
        )
        for i, sign in zip(ranked, signs, strict=True)
    ]
    return candidates, bool((named >= 1).all(axis=1).any())


def _articles(places: Sequence[Places]) -> NDArray[np.int64]:
    """Return a number for the article of each place."""
    numbers, before = [], 0
    for reader, rows in places:
        starts = reader.part.segment.articles.starts
        numbers.append(before + np.searchsorted(starts, rows, side="right"))
        before += len(starts)
    return np.concatenate(numbers)


def _first(scores: Floats, limit: int) -> list[int]:
    """Return where the `limit` highest scores are, and those that are as high as the last."""
    if limit <= 0:
        return []
    bar = np.sort(scores)[-min(limit, len(scores))]
    positions: list[int] = (scores >= bar).nonzero()[0].tolist()
    return positions
