"""From a message or a command to an answer: what is asked, by whom, and whether it may be."""
