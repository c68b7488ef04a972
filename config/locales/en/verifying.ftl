# `/verify`: whether a quote is right.

verify-exact = ✅ Word for word.
verify-words = ✅ The words are right; punctuation or capitals differ.
verify-near = ✏️ Not word for word. This is the nearest passage; the words that differ are marked.
verify-nowhere = ❌ No article says this, nor anything like it.
verify-too-common = Those are words that every text has; give me a longer piece of the sentence.
verify-quote = **Your quote**
verify-article = **The article**
