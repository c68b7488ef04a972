"""Tests of `index.storage`."""
