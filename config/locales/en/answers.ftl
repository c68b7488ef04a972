# Answers, and what is said where there is none.

passage-place = ¶ { $paragraph } of { $paragraphs }
passage-curated = 📌 chosen by those who manage the server

declined-hint = Ask me about the articles in the library, in a whole question such as “Who wrote it, and when?”. I answer with their exact words; `/library list` shows what there is to ask about.
declined-empty-library = The library has no articles yet. Whoever manages this server can add the first one with `/library add`.
declined = The library does not say.
# $words: words of the question, as a list
declined-missing = No article mentions { $words }.
# $titles: titles of articles, as a list
declined-closest = Closest: { $titles }.
declined-try = Try other words, or see `/library list` for what there is to ask about.

source-without-text = That message has no text to look for; try one with words.

article-unknown = There is no article of that title here; pick one from the list that opens while you type.
article-unknown-nearest = There is no article of that title here. Did you mean “{ $title }”? Pick it from the list that opens while you type.
article-unclear =
    { $count ->
        [one] { $count } article has that in its title; pick one from the list that opens while you type.
       *[other] { $count } articles have that in their title; pick one from the list that opens while you type.
    }
