"""A segment: some articles, analysed and inverted."""
