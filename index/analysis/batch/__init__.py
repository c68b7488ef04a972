"""The analyzer of many texts at once, in arrays."""
