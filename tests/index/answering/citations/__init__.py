"""Tests of `index.answering.citations`."""
