"""Markdown as each generator of documentation extends it."""
