"""Documents in and out: files, folders, addresses and feeds become articles."""
