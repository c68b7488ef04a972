"""Readers of documents that have a structure of their own, one module for each format."""
