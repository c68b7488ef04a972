"""From a question to an answer: what is asked, which sentences answer, and how sure that is."""
