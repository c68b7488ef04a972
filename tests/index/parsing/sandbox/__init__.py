"""Tests of `index.parsing.sandbox`."""
