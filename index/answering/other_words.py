"""What everybody asks of a place, asked once more in the words that texts have for it."""

from __future__ import annotations

from index.analysis.normalization import normalize_all
from index.analysis.stemmer import stems
from index.analysis.tokenizer import tokenize
from index.analysis.usual_requests import usual_request
from index.model import Passage
from index.search.scoring.query_terms import query_words


def in_other_words(asked: str, language: str) -> list[str]:
    """Return what texts may say for what a question asks for, each with what else it says."""
    request = usual_request(asked, language)
    return [f"{said} {request.rest}".rstrip() for said in request.said] if request else []


def has_all(passage: Passage, asked: str, language: str) -> bool:
    """Return whether a passage, its title and headings have every word of a question that tells.

    Prices are asked for in the same words whatever has one, so that what has it must be there.
    """
    words = tokenize(" ".join((passage.title, *passage.headings, passage.text)))
    held = set(stems(normalize_all(words, language), language))
    return all(
        held.intersection((word.stem, *word.joins)) or word.is_spare or not word.is_informative
        for word in query_words(asked, language)
    )
