"""What speaks for a paragraph, once it and its rivals are scored."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import Kind
from index.analysis.tokenizer import piece_of
from index.search.interface import Signs
from index.search.scoring.match_counts import Floats, Texts
from index.search.scoring.query_terms import Wanted
from index.search.scoring.scoring import Evidence, Scores, Sought

_COUNTED = int(Kind.TIME | Kind.NUMBER | Kind.MEASURE)
_WORDS_A_PIECE = {2: 1 / 2, 3: 1 / 4.5}
"""Words that a piece of a run without spaces is, about, by the length of the piece."""
_LONE = 1.2
"""Natural logarithm of the words from which on a lead speaks for a paragraph: three or four."""
_LEAST = 0.01


def read_signs(
    evidence: Evidence,
    scores: Scores,
    sought: Sought,
    texts: Texts,
    articles: NDArray[np.int64],
    paragraphs: Sequence[int],
) -> list[Signs]:
    """Say what speaks for some of the paragraphs.

    Args:
        evidence: what was found in all candidates.
        scores: what that made.
        sought: what was looked for.
        texts: the candidates.
        articles: a number for the article of each.
        paragraphs: those wanted.
    """
    idf, terms = evidence.weights, [want.term for want in sought.wanted]
    total = max(float(idf.sum()), 1e-6)
    names = idf * np.asarray([term.is_name for term in terms])
    pieces = [piece_of(term.form) for term in terms]
    worth = np.asarray([_WORDS_A_PIECE.get(piece, 1.0) for piece in pieces])
    words = max(float(worth.sum()), 1.0)
    size = float(np.log(max(sought.paragraphs, 1)))
    rarest = float(np.log1p((sought.paragraphs + 0.5) / 0.5))
    counted = 0 < sought.kind == sought.kind & _COUNTED
    strange = np.asarray([_strangeness(want) for want in sought.wanted], np.float32)
    of_question = {
        "unknown": _share(strange, idf),
        "rarity": float(idf @ worth) / max(float(worth.sum()), 1e-6) / rarest,
        "words": float(np.log(words)),
        "kind": float(sought.kind > 0),
        "size": size,
        "foreign": float(sought.language != "en"),
        "pairs": pieces.count(2) / max(len(terms), 1),
        "runs": pieces.count(3) / max(len(terms), 1),
    }
    signs = []
    for i in paragraphs:
        best = _best_sentence(scores, texts, i)
        held, near = evidence.held[i], evidence.near[best]
        own = max(float(scores.paragraphs[i]), _LEAST)
        rival, elsewhere = _rivals(scores.paragraphs, articles, i)
        lead = max(1 - elsewhere / own, 0.0)
        spelt = float(evidence.spelling_near[best])
        signs.append(
            Signs(
                spelling=float(evidence.spelling[best]),
                names=_share(held, names) if names.any() else 1.0,
                absent=float((1 - held) @ names) / total,
                missing=float((1 - held) @ worth),
                found=float(np.log1p(near @ worth)),
                rare=_share(near, idf**2),
                headed=_share(evidence.headed[i], idf),
                surprise=float(held @ (idf * worth)) / max(size, 1.0) * spelt,
                lacking=float(counted and not texts.kinds[best] & sought.kind),
                share=own / total / 10,
                score=float(np.log(max(own / total, _LEAST))),
                strength=float(np.log(own)),
                elsewhere=elsewhere / total / 10,
                ahead=max(1 - rival / own, 0.0) * (1 - 1 / words),
                lead=lead,
                alone=lead * (float(np.log(words)) - _LONE),
                length=float(np.log(max(int(texts.lengths[i]), 1) / sought.words_a_paragraph)),
                sentences=float(np.log(max(int(texts.starts[i + 1] - texts.starts[i]), 1))),
                **of_question,
            )
        )
    return signs


def _strangeness(want: Wanted) -> float:
    """Return 0 for a word that is known, else how unlike it is to what stands in for it."""
    return 0.0 if want.known else 1 - max((value for _, value in want.stems), default=0.0)


def _rivals(scores: Floats, articles: NDArray[np.int64], paragraph: int) -> tuple[float, float]:
    """Return the best score of all other paragraphs, and of those of other articles; at least 0."""
    others = np.delete(scores, paragraph)
    elsewhere = scores[articles != articles[paragraph]]
    return float(others.max(initial=0)), float(elsewhere.max(initial=0))


def _best_sentence(scores: Scores, texts: Texts, paragraph: int) -> int:
    first, last = (int(start) for start in texts.starts[paragraph : paragraph + 2])
    return first + int(np.argmax(scores.sentences[first:last]))


def _share(held: Floats, weights: Floats) -> float:
    return float(held @ weights) / max(float(weights.sum()), 1e-6)
