"""The features that confidence is made from, once a paragraph and its rivals are scored."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import AnswerType
from index.analysis.tokenizer import is_code, ngram_length
from index.search.interface import ConfidenceFeatures
from index.search.scoring.heading_slots import differs_in_one_word
from index.search.scoring.match_counts import CandidateMatches, Floats
from index.search.scoring.query_terms import QueryTerm, QueryWord
from index.search.scoring.scoring import LevelScores, Query, Scores

_COUNTABLE = int(AnswerType.TIME | AnswerType.NUMBER | AnswerType.MEASURE)
_WORDS_PER_NGRAM = {2: 1 / 2, 3: 1 / 4.5}
"""Words that a character n-gram of text without spaces is, about, by its length."""
_LEAST = 0.01
_UNKNOWN_CODE = 3
"""How much more an identifier counts that no paragraph has: no other one will do."""
_INFLECTED = dict.fromkeys(("ar", "bg", "cs", "pl", "ru", "sk", "uk"), 1.0) | {"de": 0.5}
"""Languages whose words differ by more than the endings that a stemmer takes off, and how much of
that German has, which writes several words in one."""


class FeatureExtractor:
    """Tells the confidence features of candidates; what is the same for all is worked out once."""

    def __init__(
        self,
        levels: LevelScores,
        scores: Scores,
        query: Query,
        matches: CandidateMatches,
        articles: NDArray[np.int64],
        foreign: NDArray[np.bool_],
    ) -> None:
        """Work out what the question has.

        Args:
            levels: what was found in all candidates.
            scores: of all candidates.
            query: the question.
            matches: where the candidates match it.
            articles: a number for the article of each.
            foreign: whether that is in another language than the question.
        """
        self._levels, self._scores, self._query = levels, scores, query
        self._matches, self._articles, self._foreign = matches, articles, foreign
        idf, words = levels.weights, [term.word for term in query.terms]
        self._total = max(float(idf.sum()), 1e-6)
        self._names = idf * np.asarray([word.is_name for word in words])
        ngrams = [ngram_length(word.form) for word in words]
        self._worth = np.asarray([_WORDS_PER_NGRAM.get(length, 1.0) for length in ngrams])
        self._by_chance = max(_log(query.paragraphs), 1.0)
        self._countable = 0 < query.answer_types == query.answer_types & _COUNTABLE
        unfamiliar = np.asarray([_unfamiliarity(term) for term in query.terms], np.float32)
        # Which verb a question has tells little of what it is about: to watch anime, to stream it.
        self._lacking = unfamiliar * np.asarray([word.is_informative for word in words], np.bool_)
        self._codes = np.asarray([_is_code(word) for word in words])
        identifiers = np.asarray([word.is_code and _is_identifier(word) for word in words])
        self._unknown = _share(unfamiliar * np.where(identifiers, _UNKNOWN_CODE, 1), idf)
        self._of_query = {
            "log_query_terms": float(np.log(max(float(self._worth.sum()), 1.0))),
            "bigram_share": ngrams.count(2) / max(len(words), 1),
            "is_inflected": _INFLECTED.get(query.language, 0.0),
            "is_chinese": float(query.language == "zh"),
        }

    def features_of(self, i: int) -> ConfidenceFeatures:
        """Return the features of a paragraph by its position among the candidates."""
        levels, scores, query, matches = self._levels, self._scores, self._query, self._matches
        best, found = _best_sentence(scores, matches, i), levels.found_terms[i]
        own = max(float(scores.paragraphs[i]), _LEAST)
        others = scores.paragraphs[self._articles != self._articles[i]]
        information = float(found @ (levels.weights * self._worth)) / self._by_chance
        return ConfidenceFeatures(
            coverage=_share(found, levels.weights),
            # 10004 is what an "error 10004" means whether or not anybody calls it an error.
            unknown_terms=0.0 if (self._codes & (found >= 1)).any() else self._unknown,
            field_only_coverage=float(levels.fields.field_only[i]) / self._total,
            heading_precision=float(levels.fields.heading_precision[i]),
            missing_names=float((1 - found) @ self._names) / self._total,
            missing_terms=float((1 - found) @ self._worth),
            match_information=information * float(levels.nearby_ngram_coverage[best]),
            lacks_answer_type=float(
                self._countable and not matches.answer_types[best] & query.answer_types
            ),
            log_relative_score=float(np.log(max(own / self._total, _LEAST))),
            article_margin=max(1 - float(others.max(initial=0)) / own, 0.0),
            log_relative_length=float(
                np.log(max(int(matches.lengths[i]), 1) / query.average_words)
            ),
            log_paragraphs=_log(query.paragraphs if self._foreign[i] else query.in_language),
            heading_differs=float(
                differs_in_one_word(matches, i, query.terms, query.stems, self._lacking)
            ),
            **self._of_query,
        )


def _log(count: float) -> float:
    return float(np.log(max(count, 1)))


def _is_code(word: QueryWord) -> bool:
    """Return whether a word is a code, or a number that is said to be one."""
    return is_code(word.form) or (word.is_code and word.form.isdigit())


def _is_identifier(word: QueryWord) -> bool:
    """Return whether a code is surely one: no number, or one that is said to be a code."""
    return not word.form[0].isdigit() or word.form[:2] == "0x" or not is_code(word.form)


def _unfamiliarity(term: QueryTerm) -> float:
    """Return 0 for a word that is known, else how unlike it is to what stands in for it."""
    return 0.0 if term.known else 1 - max((value for _, value in term.stems), default=0.0)


def _best_sentence(scores: Scores, matches: CandidateMatches, paragraph: int) -> int:
    first, last = (int(start) for start in matches.starts[paragraph : paragraph + 2])
    return first + int(np.argmax(scores.sentences[first:last]))


def _share(found: Floats, weights: Floats) -> float:
    return float(found @ weights) / max(float(weights.sum()), 1e-6)
