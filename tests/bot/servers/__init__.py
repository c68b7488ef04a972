"""Tests of `bot.servers`."""
