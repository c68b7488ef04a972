"""One search: rank-bm25 finds candidates over all segments, finer scoring puts them in order.

Inverse document frequencies and average lengths are those of all libraries searched together, so
that an article ranks the same wherever it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import expected_answer_types
from index.analysis.short_forms import SHORT_FORMS
from index.search.filters import Filter
from index.search.interface import Candidate, Ranking
from index.search.lifecycle.snapshot import languages_of
from index.search.postings.rank_bm25 import BM25
from index.search.scoring.acronym_expansion import expand
from index.search.scoring.candidate_matches import CandidateRows, gather_matches
from index.search.scoring.features import FeatureExtractor
from index.search.scoring.match_counts import Floats
from index.search.scoring.query_terms import (
    Expansions,
    QueryTerm,
    QueryWord,
    query_words,
    weigh,
)
from index.search.scoring.question_language import paragraphs_in, question_language
from index.search.scoring.scoring import Query, Scores, combine, score_levels
from index.search.scoring.segment_lookup import Reader, holding_of, look_up, similar_stems
from index.search.scoring.swapped_letters import unswapped
from index.search.scoring.synonym_expansion import (
    Groups,
    Phrase,
    add_declared,
    add_synonyms,
    declared_synonyms,
)
from index.search.scoring.word_parts import in_parts
from index.search.segments.character_ngrams import keys_of

CANDIDATES = 64
"""Paragraphs that are scored in full."""
MAX_CANDIDATE_WORDS = 1 << 17
"""Words of these together, after which no further one is looked at: few paragraphs have 2,000."""
CONTEXT = 0.3
"""Weight of a word that only the question before has, as a share of an asked word's."""


def search(
    question: str,
    readers: Sequence[Reader],
    limit: int,
    only: Filter | None = None,
    context: str = "",
    synonyms: Groups = (),
) -> Ranking:
    """Return the `limit` best paragraphs of what is read, or of some of its articles."""
    places, query, own = prepare(question, readers, only, context, synonyms)
    candidates, named = rerank_candidates(places, query, limit)
    asked = query.terms[:own]
    return Ranking(
        candidates=tuple(candidates),
        weights={term.word.surface: term.weight for term in asked},
        unknown=frozenset(term.word.surface for term in asked if not term.known),
        paragraphs=query.paragraphs,
        named=named,
        context={term.word.surface: term.weight for term in query.terms[own:]},
        language=query.language,
        languages=_languages(readers, only),
        synonyms=query.synonyms,
        swapped=unswapped([term.word for term in asked if not term.known], readers, query.language),
    )


def prepare(
    question: str,
    readers: Sequence[Reader],
    only: Filter | None = None,
    context: str = "",
    synonyms: Groups = (),
) -> tuple[list[CandidateRows], Query, int]:
    """Return the candidates, the query they are scored for, and how many terms are the question's.

    The terms after those are of the question before.
    """
    language = question_language(question, context, readers)
    words, earlier = read_words(question, context, language)
    similar = cache(partial(similar_stems, readers=readers))
    words = in_parts(without_spare(words, readers), language, readers, similar)
    every = [*words, *earlier]
    declared = {
        **_short_forms(every, language, readers),
        **declared_synonyms(every, synonyms, language),
    }
    weighed = weigh_words(every, readers, declared, similar)
    terms = add_synonyms(expand(weighed, readers), language)
    own = len(words)
    terms[own:] = [replace(term, weight=CONTEXT * term.weight) for term in terms[own:]]
    # An acronym is not spelt like its long form.
    spelt = [term.word for term in terms[: own or None] if not term.long_forms]
    places = find_candidates(terms, readers, only)
    query = build_query(question, terms, spelt, readers, language)
    return places, replace(query, synonyms=_as_said(words, declared)), own


def _languages(readers: Sequence[Reader], only: Filter | None) -> tuple[str, ...]:
    """Return those of the articles that are looked in, the commonest first."""
    wanted = only.languages if only else ()
    found = languages_of(reader.live.languages for reader in readers)
    return tuple(language for language in found if not wanted or language in wanted)


def _short_forms(
    words: Sequence[QueryWord], language: str, readers: Sequence[Reader]
) -> dict[str, dict[str, Phrase]]:
    """Return what words that no paragraph has are short for, or what is short for them."""
    found = declared_synonyms(words, SHORT_FORMS.get(language, ()), language)
    holding = holding_of(list(found), readers) if found else {}
    return {stem: others for stem, others in found.items() if not holding[stem]}


def _as_said(
    words: Sequence[QueryWord], declared: Mapping[str, Mapping[str, Phrase]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the stems of what else may be said for a word, by how both are written."""
    return {
        word.surface: {
            said: tuple(part.stem for part in phrase)
            for said, phrase in declared[word.stem].items()
        }
        for word in words
        if word.stem in declared
    }


def read_words(
    question: str, context: str, language: str
) -> tuple[list[QueryWord], list[QueryWord]]:
    """Return the words of a question, and those that only the one before it has."""
    words = query_words(question, language)
    forms = {word.form for word in words}
    earlier = query_words(context, language) if context else []
    return words, [word for word in earlier if word.form not in forms]


def weigh_words(
    words: Sequence[QueryWord],
    readers: Sequence[Reader],
    declared: Mapping[str, Mapping[str, Phrase]],
    similar: Callable[[str], Expansions],
) -> list[QueryTerm]:
    """Give each word its weight in what is searched, and other stems where it is not there."""
    stems = [stem for word in words for stem in (word.stem, *word.joins)]
    phrases = [phrase for others in declared.values() for phrase in others.values()]
    stems += [word.stem for phrase in phrases for word in phrase]
    holding = holding_of(list(dict.fromkeys(stems)), readers)
    paragraphs = sum(reader.live.paragraphs for reader in readers)
    weighed = weigh(words, holding, paragraphs, similar)
    return add_declared(weighed, declared, holding, paragraphs) if declared else weighed


def without_spare(words: Sequence[QueryWord], readers: Sequence[Reader]) -> list[QueryWord]:
    """Leave out those words that the question can do without and no paragraph has."""
    spare = [word.stem for word in words if word.is_spare]
    if not spare:
        return list(words)
    holding = holding_of(spare, readers)
    return [word for word in words if not word.is_spare or holding[word.stem]]


def average_length(readers: Sequence[Reader]) -> float:
    """Return how many terms a paragraph has on average, repeats counted; at least 1."""
    length = sum(reader.live.terms for reader in readers)
    return max(length / max(sum(reader.live.paragraphs for reader in readers), 1), 1.0)


def find_candidates(
    terms: Sequence[QueryTerm], readers: Sequence[Reader], only: Filter | None = None
) -> list[CandidateRows]:
    """Return the paragraphs that BM25 puts first, segment by segment."""
    weights: dict[str, float] = {}
    for term in terms:
        of_long_forms = ((stem, 1 / len(stems)) for stems in term.long_forms for stem in stems)
        for stem, share in (*term.stems, *of_long_forms):
            weights[stem] = max(weights.get(stem, 0.0), term.weight * share)
    look_up(weights, readers)
    queries = [reader.bm25_query(weights, only) for reader in readers]

    def name(number: int, row: int) -> tuple[str, int]:
        return readers[number].name(row)

    found = BM25.get_top_of_several(queries, average_length(readers), CANDIDATES, name)
    lengths = [reader.segment.postings.lengths for reader in readers]
    rows: list[list[int]] = [[] for _ in readers]
    for _, number, row in found:
        rows[number].append(row)
    words = sum(int(lengths[number][own].sum()) for number, own in enumerate(rows) if own)
    if words > MAX_CANDIDATE_WORDS:  # otherwise their order does not matter
        found.sort(key=lambda one: (-one[0], readers[one[1]].name(one[2])))
        rows = [[] for _ in readers]
        room = MAX_CANDIDATE_WORDS
        for _, number, row in found:
            rows[number].append(row)
            room -= int(lengths[number][row])
            if room <= 0:
                break
    return [
        (reader, np.asarray(sorted(own), np.int64))
        for reader, own in zip(readers, rows, strict=True)
        if own
    ]


def build_query(
    question: str,
    terms: Sequence[QueryTerm],
    spelt: Sequence[QueryWord],
    readers: Sequence[Reader],
    language: str = "en",
) -> Query:
    """Gather what the finer scoring needs to know about the libraries searched.

    Args:
        question: as asked.
        terms: the terms that are looked for.
        spelt: the words among them of which the spelling counts.
        readers: what is searched.
        language: the one the question is read in.
    """
    grams = keys_of([word.form for word in spelt])
    size = sum(reader.live.paragraphs for reader in readers)
    words = sum(reader.live.words for reader in readers)
    counts = sum((reader.ngram_counts(grams) for reader in readers), np.zeros(len(grams), np.int64))
    # About how many paragraphs that is, as if words were independent.
    holding = size * -np.expm1(-counts / max(size, 1))
    stems = (stem for term in terms for stem, _ in term.stems)
    of_long_forms = (stem for term in terms for stems in term.long_forms for stem in stems)
    return Query(
        terms=terms,
        stems=list(dict.fromkeys((*stems, *of_long_forms))),
        grams=grams,
        gram_weights=np.log1p((size - holding + 0.5) / (holding + 0.5)).astype(np.float32),
        paragraphs=size,
        in_language=paragraphs_in(language, readers),
        average_words=max(words / max(size, 1), 1.0),
        answer_types=expected_answer_types(question, language),
        language=language,
    )


def rerank_candidates(
    places: Sequence[CandidateRows], query: Query, limit: int
) -> tuple[list[Candidate], bool]:
    """Return the best candidates by all levels of scoring, and whether one names what is asked.

    A text that several of them have is returned once. A candidate names what is asked where all
    words stand side by side in it, or a single one in its title or headings.
    """
    if not places:
        return [], False
    matches = gather_matches(places, query)
    levels = score_levels(matches, query)
    scores = combine(levels, matches)
    every = [(reader, row) for reader, rows in places for row in rows.tolist()]
    digests = np.concatenate([reader.segment.digests[rows] for reader, rows in places]).tolist()
    kept, copies = _without_copies(scores.paragraphs, every, digests)
    scores = Scores(kept, scores.sentences)
    names = {i: every[i][0].name(every[i][1]) for i in _first(scores.paragraphs, limit)}
    ranked = sorted(names, key=lambda i: (-scores.paragraphs[i], names[i]))[:limit]
    articles, foreign = _articles(places), _foreign(places, query.language)
    extractor = FeatureExtractor(levels, scores, query, matches, articles, foreign)
    features = [extractor.features_of(candidate) for candidate in ranked]
    named = (levels.fields.terms >= 1).all(axis=1)
    if any(set(term.word.joins).intersection(dict(term.stems)) for term in query.terms):
        named |= True  # what is asked for in two words is one here: no color, log in
    if len(query.terms) > 1:
        named |= (levels.pairs >= 1).all(axis=1)
    candidates = [
        Candidate(
            *names[i],
            score=float(scores.paragraphs[i]),
            sentences=tuple(scores.sentences[slice(*matches.starts[i : i + 2])].tolist()),
            features=own,
            digest=digests[i],
            copies=copies.get(i, ()),
        )
        for i, own in zip(ranked, features, strict=True)
    ]
    return candidates, bool(named.any())


def _articles(places: Sequence[CandidateRows]) -> NDArray[np.int64]:
    """Return a number for the article of each candidate."""
    numbers, before = [], 0
    for reader, rows in places:
        starts = reader.segment.articles.starts
        numbers.append(before + np.searchsorted(starts, rows, side="right"))
        before += len(starts)
    return np.concatenate(numbers)


def _foreign(places: Sequence[CandidateRows], language: str) -> NDArray[np.bool_]:
    """Say of each candidate whether its article is in another language than the question."""
    found = []
    for reader, rows in places:
        articles = reader.segment.articles
        own = np.asarray([code == language for code in articles.language_codes], np.bool_)
        found.append(~own[articles.language_of[articles.starts[1:].searchsorted(rows, "right")]])
    return np.concatenate(found)


def _without_copies(
    scores: Floats, every: Sequence[tuple[Reader, int]], digests: Sequence[int]
) -> tuple[Floats, dict[int, tuple[tuple[str, int], ...]]]:
    """Return the scores, none but the best of those whose texts are the same, and its copies."""
    if len(set(digests)) == len(digests):
        return scores, {}
    texts: dict[int, list[int]] = {}
    for i, digest in enumerate(digests):
        texts.setdefault(digest, []).append(i)
    kept, copies = scores.copy(), {}
    for alike in texts.values():
        if len(alike) > 1:
            names = {i: every[i][0].name(every[i][1]) for i in alike}
            best, *others = sorted(alike, key=lambda i: (-scores[i], names[i]))
            kept[others] = -np.inf
            copies[best] = tuple(names[i] for i in others)
    return kept, copies


def _first(scores: Floats, limit: int) -> list[int]:
    """Return where the `limit` highest scores are, and those that are as high as the last."""
    if limit <= 0:
        return []
    bar = np.sort(scores)[-min(limit, len(scores))]
    positions: list[int] = ((scores >= bar) & (scores > -np.inf)).nonzero()[0].tolist()
    return positions
