"""Work on the index in processes of their own, so that nobody waits for it."""
