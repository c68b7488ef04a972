"""Tests of `index.search.postings`."""
