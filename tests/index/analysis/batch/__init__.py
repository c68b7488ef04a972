"""Tests of `index.analysis.batch`."""
