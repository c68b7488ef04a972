"""Search engines side by side: the same paragraphs, the same questions, one process each."""
