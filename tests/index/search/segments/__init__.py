"""Tests of `index.search.segments`."""
