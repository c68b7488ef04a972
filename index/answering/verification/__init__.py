"""Whether a sentence stands in the library, word for word."""
