"""Tests of `index.parsing.plain_text`."""
