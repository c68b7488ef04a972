"""Making the index of a large library in processes of their own, so that nobody waits for it."""
