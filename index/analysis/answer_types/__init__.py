"""Which type of answer a question asks for, and a sentence has: a time, a number, a person."""
