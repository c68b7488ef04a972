"""Text as the ranking sees it: languages, sentences, words, stop words and stems."""
