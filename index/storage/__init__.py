"""Where articles are kept: one small protocol, and SQLite behind it."""
