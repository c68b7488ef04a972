"""Tests of `index.ingest.crawling`."""
