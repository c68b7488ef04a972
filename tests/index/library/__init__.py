"""Tests of `index.library`."""
