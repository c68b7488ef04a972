"""Tests of `index.ingest.feeds`."""
