"""How much of a question is in titles and headings, and how much of a heading is asked for."""

from __future__ import annotations

import msgspec
import numpy as np

from index.search.scoring.match_counts import CandidateMatches, Floats


class FieldScores(msgspec.Struct, frozen=True, eq=False):
    """What was found in the candidates' titles and headings.

    Attributes:
        terms: how much of each term is in any of them, a row a paragraph; at most 1.
        heading_precision: share of the words of that heading that are asked for.
        levels: the scores in nats, in the order of `ParagraphLevels` from `title` on.
    """

    terms: Floats
    heading_precision: Floats
    levels: Floats

    @property
    def field_only(self) -> Floats:
        """The score of the words that only titles and headings have."""
        return np.asarray(self.levels[:, -1], np.float32)


def score_fields(
    matches: CandidateMatches,
    per_stem: Floats,
    text_terms: Floats,
    idf: Floats,
    pairs: float = 0.0,
) -> FieldScores:
    """Score titles and headings: they are short, so that it only counts whether a word is there.

    Args:
        matches: where the candidates match the question.
        per_stem: how much each stem, a row, counts as each term, a column.
        text_terms: how much of each term is in each paragraph's text, at most 1.
        idf: weight of each term.
        pairs: share of the terms that are pairs of characters. A heading has each character by
            itself beside them, which no question asks for.
    """
    title, outer, heading = (
        np.minimum(counts @ per_stem, 1)
        for counts in (matches.titles, matches.outer_headings, matches.headings)
    )
    terms = np.maximum(np.maximum(title, outer), heading)
    asked = matches.headings @ per_stem.max(axis=1, initial=0)
    lengths = np.maximum(matches.heading_lengths / (1 + pairs), 1)
    precision = np.minimum(asked / lengths, 1).astype(np.float32)
    in_heading = heading @ idf
    levels = np.column_stack(
        (
            title @ idf,
            outer @ idf,
            in_heading * matches.has_heading,
            precision * in_heading,
            np.maximum(terms - text_terms, 0) @ idf,
        )
    )
    return FieldScores(terms, precision, np.asarray(levels, np.float32))
