"""The command line `quoth`: one module for each group of commands, wired together in `app`."""
