"""What is remembered of answers that were given, and of what members made of them."""
