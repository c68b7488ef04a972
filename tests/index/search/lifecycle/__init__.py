"""Tests of `index.search.lifecycle`."""
