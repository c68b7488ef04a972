"""What the bot knows of a server: its settings, its managers, its problems."""
