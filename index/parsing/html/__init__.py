"""HTML: from a page, a chapter or a fragment to pieces."""
