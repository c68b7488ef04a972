"""Loading beforehand what is otherwise loaded when it is first wanted.

`quoth ask` gains by loading nothing that it does not use; whoever runs for long would rather not
wait for modules in the middle of something else.
"""

from __future__ import annotations

from importlib import import_module

LATER = (
    "activity.member_data",
    "ingest.add_article",
    "answering.answerer",
    "answering.explanation",
    "answering.reranking.rerank",
    "library.management",
    "activity.retention",
    "exporting",
    "ingest.files",
    "ranking.bm25",
    "search.segments.builder",
    "search.engine",
    "search.lifecycle.index_store",
    "parsing.overrides",
    "answering.citations.recall",
    "ingest.sample",
    "ingest.sources",
    "analysis.question_key",
    "analysis.sentence_splitter",
    "answering.verification.verifier",
    "search.postings.numba_warmup",
    "search.lifecycle.parallel_builder",
    "search.lifecycle.build_jobs",
    "system.process_jobs",
    "library.services",
)
"""Modules of this package that a library imports when they are first wanted."""


def load() -> None:
    """Import all that a library may need, but for what is only used with an extra installed."""
    for name in LATER:
        import_module(f"index.{name}")
