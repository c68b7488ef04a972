"""Tests of what runs beyond one machine, on real servers that they start themselves."""
