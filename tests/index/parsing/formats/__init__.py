"""Tests of the readers of structured formats."""
