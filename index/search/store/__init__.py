"""The index on the disk: derived from the articles, opened in a moment, made again when in doubt.

A library has a folder with immutable segment files and a manifest, which says what of them stands.
"""
