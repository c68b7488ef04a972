"""Documents in markup: rendered to HTML first, then taken to pieces."""
