"""Tests of `index.parsing.markdown`."""
