"""Tests of `index.operations`."""
