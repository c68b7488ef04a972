"""Posting lists, and the best k of them by BM25."""
