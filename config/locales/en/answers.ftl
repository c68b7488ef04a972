# Answers, and what is said where there is none.

passage-place = ¶ { $paragraph } of { $paragraphs }
passage-curated = 📌 Pinned by the server team
passage-elsewhere = Also in { $titles }

declined-hint = Ask me a whole question about the articles, such as “Who wrote it, and when?”. `/help` shows what else I can do.
declined-empty-library = The library is empty. A server manager can add the first article with `/library add`.
declined = I found no answer in the articles.
# $words: words of the question, as a list
declined-missing = No article mentions { $words }.
# $titles: titles of articles, as a list
declined-closest = Closest: { $titles }.
# $languages: names of languages, as a list; $count: how many
declined-language =
    { $count ->
        [one] The articles are in { $languages }; ask in { $languages }.
       *[other] The articles are in { $languages }; ask in one of these languages.
    }
did-you-mean = Did you mean: { $question }
also-asked = You also asked: { $question }
button-corrected = Ask that
overview = I only quote, so I can’t sum up. Here is the article itself: { $title }.
declined-try = Try other words, or see `/articles`.
# In a direct message.
declined-shared-only = Here I only have the shared articles; ask on a server for its own.

source-without-text = That message has no text.

article-unknown = There is no article with this title. Pick one from the suggestions.
article-unknown-nearest = There is no article with this title. Did you mean “{ $title }”? Pick it from the suggestions.
article-unclear =
    { $count ->
        [one] { $count } article has that in its title; pick one from the suggestions.
       *[other] { $count } articles have that in their title; pick one from the suggestions.
    }
