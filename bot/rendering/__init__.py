"""Texts of the bot: answers, lists and reports as Discord Markdown, within Discord's limits."""
