"""Whole sites that a library follows: their pages found, read, and looked at again every day."""
