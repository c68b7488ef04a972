"""RSS and Atom feeds that a library follows."""
