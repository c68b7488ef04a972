"""One engine a file, each behind the same few methods."""
