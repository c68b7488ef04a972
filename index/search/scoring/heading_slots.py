"""Whether a heading says the same as a question, but of something else."""

from __future__ import annotations

from collections.abc import Sequence

from index.search.scoring.match_counts import CandidateMatches, Floats
from index.search.scoring.query_terms import QueryTerm


def differs_in_one_word(
    matches: CandidateMatches,
    paragraph: int,
    terms: Sequence[QueryTerm],
    stems: Sequence[str],
    lacking: Floats,
) -> bool:
    """Return whether the innermost heading has another word in place of one that is lacking.

    "How do I get the builder role?" is not about the painter role: of what stands around the word,
    both sides agree, or one does and the other is an end of both.

    Args:
        matches: where the candidates match the question.
        paragraph: position of the paragraph.
        terms: the question's words.
        stems: the stems that are looked for.
        lacking: above 0 for each word that neither the library has nor one spelt like it.
    """
    if not (lacking > 0).any():
        return False
    words = matches.heading_words
    own = words.paragraphs == paragraph
    places: dict[str, set[int]] = {}
    for stem, place in zip(words.stems[own].tolist(), words.places[own].tolist(), strict=True):
        places.setdefault(stems[stem], set()).add(place)
    if not places:
        return False
    length = int(matches.heading_lengths[paragraph])
    # Before the first word and after the last stands the edge, of both.
    around = [{0}, *(_places(term, places) for term in terms), {length + 1}]
    other = set(range(1, length + 1)).difference(*places.values())
    return any(
        lack > 0 and any(place - 1 in around[i] and place + 1 in around[i + 2] for place in other)
        for i, lack in enumerate(lacking.tolist())
    )


def _places(term: QueryTerm, places: dict[str, set[int]]) -> set[int]:
    return set().union(*(places.get(stem, ()) for stem, _ in term.stems))
