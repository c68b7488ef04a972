"""The features that confidence is made from, once a paragraph and its rivals are scored."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import AnswerType
from index.analysis.tokenizer import ngram_length
from index.search.interface import ConfidenceFeatures
from index.search.scoring.match_counts import CandidateMatches, Floats
from index.search.scoring.query_terms import QueryTerm
from index.search.scoring.scoring import LevelScores, Query, Scores

_COUNTABLE = int(AnswerType.TIME | AnswerType.NUMBER | AnswerType.MEASURE)
_WORDS_PER_NGRAM = {2: 1 / 2, 3: 1 / 4.5}
"""Words that a character n-gram of text without spaces is, about, by its length."""
_SHORT_QUERY = 1.2
"""Logarithm of the number of words from which a margin speaks for a paragraph: three or four."""
_LEAST = 0.01


def confidence_features(
    levels: LevelScores,
    scores: Scores,
    query: Query,
    matches: CandidateMatches,
    articles: NDArray[np.int64],
    paragraphs: Sequence[int],
) -> list[ConfidenceFeatures]:
    """Return the confidence features of some of the paragraphs.

    Args:
        levels: what was found in all candidates.
        scores: of all candidates.
        query: the question.
        matches: where the candidates match it.
        articles: a number for the article of each.
        paragraphs: positions of those that are wanted.
    """
    idf, words = levels.weights, [term.word for term in query.terms]
    total = max(float(idf.sum()), 1e-6)
    names = idf * np.asarray([word.is_name for word in words])
    ngrams = [ngram_length(word.form) for word in words]
    worth = np.asarray([_WORDS_PER_NGRAM.get(length, 1.0) for length in ngrams])
    length = max(float(worth.sum()), 1.0)
    log_paragraphs = float(np.log(max(query.paragraphs, 1)))
    highest_idf = float(np.log1p((query.paragraphs + 0.5) / 0.5))
    countable = 0 < query.answer_types == query.answer_types & _COUNTABLE
    unfamiliar = np.asarray([_unfamiliarity(term) for term in query.terms], np.float32)
    of_query = {
        "unknown_terms": _share(unfamiliar, idf),
        "mean_rarity": float(idf @ worth) / max(float(worth.sum()), 1e-6) / highest_idf,
        "log_query_terms": float(np.log(length)),
        "asks_answer_type": float(query.answer_types > 0),
        "log_paragraphs": log_paragraphs,
        "not_english": float(query.language != "en"),
        "bigram_share": ngrams.count(2) / max(len(words), 1),
        "trigram_share": ngrams.count(3) / max(len(words), 1),
    }
    features = []
    for i in paragraphs:
        best = _best_sentence(scores, matches, i)
        found, nearby_terms = levels.found_terms[i], levels.nearby_terms[best]
        own = max(float(scores.paragraphs[i]), _LEAST)
        rival, other_article = _rivals(scores.paragraphs, articles, i)
        margin = max(1 - other_article / own, 0.0)
        spelt = float(levels.nearby_ngram_coverage[best])
        features.append(
            ConfidenceFeatures(
                ngram_coverage=float(levels.ngram_coverage[best]),
                name_coverage=_share(found, names) if names.any() else 1.0,
                missing_names=float((1 - found) @ names) / total,
                missing_terms=float((1 - found) @ worth),
                matched_terms=float(np.log1p(nearby_terms @ worth)),
                rare_term_coverage=_share(nearby_terms, idf**2),
                title_coverage=_share(levels.title_terms[i], idf),
                match_information=float(found @ (idf * worth)) / max(log_paragraphs, 1.0) * spelt,
                lacks_answer_type=float(
                    countable and not matches.answer_types[best] & query.answer_types
                ),
                relative_score=own / total / 10,
                log_relative_score=float(np.log(max(own / total, _LEAST))),
                log_score=float(np.log(own)),
                other_article_score=other_article / total / 10,
                paragraph_margin=max(1 - rival / own, 0.0) * (1 - 1 / length),
                article_margin=margin,
                long_query_margin=margin * (float(np.log(length)) - _SHORT_QUERY),
                log_relative_length=float(
                    np.log(max(int(matches.lengths[i]), 1) / query.average_words)
                ),
                log_sentences=float(np.log(max(int(matches.starts[i + 1] - matches.starts[i]), 1))),
                **of_query,
            )
        )
    return features


def _unfamiliarity(term: QueryTerm) -> float:
    """Return 0 for a word that is known, else how unlike it is to what stands in for it."""
    return 0.0 if term.known else 1 - max((value for _, value in term.stems), default=0.0)


def _rivals(scores: Floats, articles: NDArray[np.int64], paragraph: int) -> tuple[float, float]:
    """Return the best score of all other paragraphs, and of those of other articles; at least 0."""
    others = np.delete(scores, paragraph)
    elsewhere = scores[articles != articles[paragraph]]
    return float(others.max(initial=0)), float(elsewhere.max(initial=0))


def _best_sentence(scores: Scores, matches: CandidateMatches, paragraph: int) -> int:
    first, last = (int(start) for start in matches.starts[paragraph : paragraph + 2])
    return first + int(np.argmax(scores.sentences[first:last]))


def _share(found: Floats, weights: Floats) -> float:
    return float(found @ weights) / max(float(weights.sum()), 1e-6)
