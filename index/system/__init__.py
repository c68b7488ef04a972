"""Processes, locks and the data directory."""
