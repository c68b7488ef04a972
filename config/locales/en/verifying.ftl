# `/verify`: whether a quote is right.

verify-exact = ✅ Word for word.
verify-words = ✅ The words are right; punctuation or capitals differ.
verify-omits = ✅ Word for word, with words left out where the quote says so.
verify-near = ✏️ Not word for word. The words that differ are marked.
verify-nowhere = ❌ No article says this.
verify-too-common = Too short to check. Give me more of the sentence.
verify-quote = **The quote**
verify-article = **The article**
