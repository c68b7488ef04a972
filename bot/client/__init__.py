"""The bot itself: discord.py's client, and what it does when it starts."""
