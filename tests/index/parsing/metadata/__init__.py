"""Tests of `index.parsing.metadata`."""
