"""What an answer cites: its passages, their links, and finding them again later."""
