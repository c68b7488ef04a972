"""What an operator does with a library: backups, checks, evaluation."""
