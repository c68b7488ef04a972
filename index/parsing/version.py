"""The version of the readers, by which a document is read again once they have become better."""

VERSION = 8
"""To be raised by one with every change after which the same bytes give another article."""
