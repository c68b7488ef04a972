"""Finding the paragraphs that may answer: one small protocol, and rank-bm25 behind it."""
