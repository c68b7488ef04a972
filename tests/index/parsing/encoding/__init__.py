"""Tests of `index.parsing.encoding`."""
