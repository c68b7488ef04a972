"""Ranking candidates by all evidence."""
