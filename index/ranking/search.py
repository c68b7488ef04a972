"""One search: rank-bm25 finds candidates over all parts, finer evidence puts them in order.

Inverse document frequencies and average lengths are those of all libraries searched together, so
that an article ranks the same wherever it is kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from index.ranking.acronyms import expand
from index.ranking.bm25 import Statistics, best
from index.ranking.layout import Place, lay_out
from index.ranking.lexicon import Lexicon
from index.ranking.mixing import mix, read_signs
from index.ranking.protocol import Candidate, Ranking
from index.ranking.query import Term, Wanted, read_terms, spelling, weigh
from index.ranking.scoring import Sought, measure
from index.ranking.shelf import Part
from index.text.kinds import asked_for
from index.text.languages import choose_language

CANDIDATES = 64
"""Paragraphs that finer evidence looks at."""
CONTEXT = 0.3
"""Weight of a word that only the question before has, as a share of an asked word's."""


def search(
    question: str,
    parts: Sequence[Part],
    lexicon: Lexicon,
    limit: int,
    article_id: str | None,
    context: str = "",
) -> Ranking:
    """Return the `limit` best paragraphs of the parts, or of one article in them."""
    paragraphs = sum(part.documents for part in parts)
    language = choose_language(f"{question} {context}".strip(), _languages(parts))
    terms, earlier = read_both(question, context, language, lexicon)
    holding = [
        0 if term.stem is None else sum(part.holding(term.stem) for part in parts)
        for term in (*terms, *earlier)
    ]
    wanted = weigh([*terms, *earlier], holding, paragraphs, lexicon)
    wanted = expand(wanted, [part.segment.acronyms for part in parts])
    own = len(terms)
    wanted[own:] = [replace(want, weight=CONTEXT * want.weight) for want in wanted[own:]]
    places = find(wanted, parts, article_id)
    # An acronym is not spelt like its name.
    spelt = [want.term for want in wanted[: own or None] if not want.names]
    sought = replace(seek(question, wanted, spelt, parts, lexicon), language=language)
    candidates, named = order(places, sought, lexicon, limit)
    return Ranking(
        candidates=tuple(candidates),
        weights={want.term.surface: want.weight for want in wanted[:own]},
        unknown=frozenset(want.term.surface for want in wanted[:own] if not want.known),
        paragraphs=paragraphs,
        named=named,
        context={want.term.surface: want.weight for want in wanted[own:]},
    )


def read_both(
    question: str, context: str, language: str, lexicon: Lexicon
) -> tuple[list[Term], list[Term]]:
    """Return the words of a question, and those that only the one before it has."""
    terms = read_terms(question, language, lexicon)
    forms = {term.form for term in terms}
    earlier = read_terms(context, language, lexicon) if context else []
    return terms, [term for term in earlier if term.form not in forms]


def find(wanted: Sequence[Wanted], parts: Sequence[Part], article_id: str | None) -> list[Place]:
    """Return the paragraphs that BM25 puts first, part by part."""
    weights: dict[object, float] = {}
    for want in wanted:
        parts_of_names = ((stem, 1 / len(name)) for name in want.names for stem in name)
        for stem, likeness in (*want.stems, *parts_of_names):
            weights[stem] = max(weights.get(stem, 0.0), want.weight * likeness)
    terms, documents = sum(part.terms for part in parts), sum(part.documents for part in parts)
    statistics = Statistics(max(terms / max(documents, 1), 1.0), weights)
    found: list[tuple[float, int, int]] = []
    for number, part in enumerate(parts):
        scores = part.segment.bm25.get_scores(weights, statistics)
        scores[~_within(part, article_id)] = 0
        found += [(-scores[at], number, at) for at in best(scores, CANDIDATES)]
    chosen = sorted((number, at) for _, number, at in sorted(found)[:CANDIDATES])
    return [(parts[number], at) for number, at in chosen]


def seek(
    question: str,
    wanted: Sequence[Wanted],
    spelt: Sequence[Term],
    parts: Sequence[Part],
    lexicon: Lexicon,
) -> Sought:
    """Gather what the finer evidence needs to know about the libraries searched.

    Args:
        question: as asked.
        wanted: the words that are looked for.
        spelt: those of them of which the spelling counts.
        parts: what is searched.
        lexicon: all words known.
    """
    grams = [lexicon.gram_number(gram) for gram in spelling(spelt)]
    size, words = sum(part.documents for part in parts), sum(part.words for part in parts)
    holding = sum((part.segment.grams_held(grams) for part in parts), np.zeros(len(grams)))
    holding = np.minimum(holding, size)
    return Sought(
        wanted=wanted,
        grams=grams,
        gram_weights=np.log1p((size - holding + 0.5) / (holding + 0.5)).astype(np.float32),
        paragraphs=size,
        words_a_paragraph=max(words / max(size, 1), 1.0),
        kind=asked_for(question),
    )


def order(
    places: Sequence[Place], sought: Sought, lexicon: Lexicon, limit: int
) -> tuple[list[Candidate], bool]:
    """Return the best of the candidates by all the evidence, and whether one names what is asked.

    It does where all words stand side by side in it, or a single one in its title or headings.
    """
    if not places:
        return [], False
    texts = lay_out(places)
    evidence = measure(texts, sought, lexicon)
    scores = mix(evidence, texts)
    names = [_name(place) for place in places]
    ranked = sorted(range(len(places)), key=lambda i: (-scores.paragraphs[i], names[i]))[:limit]
    signs = read_signs(evidence, scores, sought, texts, ranked)
    named = evidence.pairs if len(sought.wanted) > 1 else evidence.headed
    starts = np.searchsorted(texts.paragraph_of, np.arange(texts.paragraphs + 1)).tolist()
    candidates = [
        Candidate(
            *names[i],
            score=float(scores.paragraphs[i]),
            sentences=tuple(scores.sentences[starts[i] : starts[i + 1]].tolist()),
            signs=sign,
            checksum=int(places[i][0].segment.checksums[places[i][1]]),
        )
        for i, sign in zip(ranked, signs, strict=True)
    ]
    return candidates, bool((named >= 1).all(axis=1).any())


def _name(place: Place) -> tuple[str, int]:
    part, at = place
    segment = part.segment
    return segment.articles[segment.article_of[at]], int(segment.numbers[at])


def _languages(parts: Sequence[Part]) -> list[str]:
    """Return the languages of the articles, the commonest first."""
    counts = Counter(language for part in parts for language in part.segment.languages)
    return sorted(counts, key=lambda language: (-counts[language], language))


def _within(part: Part, article_id: str | None) -> NDArray[np.bool_]:
    if article_id is None:
        return part.live
    wanted = np.asarray([a == article_id for a in part.segment.articles], np.bool_)
    return part.live & wanted[part.segment.article_of]
