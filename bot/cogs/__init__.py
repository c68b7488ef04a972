"""What the bot does, one extension for each feature."""
