"""Titles, authors, dates and languages of documents."""
