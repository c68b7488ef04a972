"""Layouts, buttons and forms of the bot."""
